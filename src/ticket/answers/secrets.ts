import { account, code, credentials, secret, user } from './called.ts';

/** What stands in an answer that is nobody's name, and yet theirs alone: accounts, tax codes, log-ins, links that open for whoever has them. */

/** ISO 13616, as it is printed in groups of four, or in one. */
const iban = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/gu;
/** Of a payment card, in groups of four or in one (ISO/IEC 7812). */
const paymentCard =
  /(?<![\p{L}\p{N}.,-])(?:[3-6]\d{3}(?:[ -]?\d{4}){3}|3[47]\d{2}[ -]?\d{6}[ -]?\d{5})(?![\p{L}\p{N}])/gu;
/** Of a person in Italy (D.M. 23/12/1976); where two have the same, letters stand in the place of digits. */
const taxCode =
  /(?<![\p{L}\p{N}])(?=[a-z]*\d)[a-z]{6}[\dl-np-v]{2}[a-ehlmprst][\dl-np-v]{2}[a-z][\dl-np-v]{3}[a-z](?![\p{L}\p{N}])/giu;
/** Of a house in Italy: eleven digits behind the country, or behind what they are called. */
const vatNumber = /(?<![\p{L}\p{N}])IT ?\d{11}(?![\p{L}\p{N}])/gu;
const link = /https?:\/\/[^\s<>"“”«»]+/giu;
/** Behind a question mark or a hash stand tokens, searches, people; so does a log-in before an at sign. */
const opens = /[?#@]|[/=;](?=[^/]*\d)[\p{L}\p{N}_~.-]{20,}/u;

/** Between what a value is called and the value; a line may end there. */
const mark = String.raw`[ \t]*(?:[:=]|[-–—]>|[–—])\s*`;
const pairOf = (names: string, value: string) => new RegExp(`(${names}${mark})(${value})`, 'giu');
const one = String.raw`\S+`;
const grouped = String.raw`\S+(?:[ -](?=[A-Z]*\d)[A-Z0-9]{2,}(?![\p{L}\p{N}]))*`;

/** "la password è Xk9!": told from "la password è scaduta" by a digit or a sign in it; or it stands in quotes. */
const afterWords = (names: string) =>
  new RegExp(
    String.raw`(${names}(?:[ \t]+[\p{L}\p{N}]{1,20}){0,4}[ \t]*(?:[:=]|[ \t](?:è|e'|is)[ \t:])\s*)((?=[^\s\d!@#$%&*_+=-]{0,40}[\d!@#$%&*_+=-])\S+|[«"“”'‘’][^«»"“”'‘’\n]{1,60}[»"“”'‘’])`,
    'giu',
  );

/** Called so, a number follows without a sign between: "P. IVA 01234567890", "carta 4111…". */
const numbered = (names: string) =>
  new RegExp(
    String.raw`(${names}(?:[ \t]*(?:n\.?|no\.?|numero|number|è|is))?[ \t:=]*)(\d[\d .-]{5,30}\d)`,
    'giu',
  );

const pairs = [
  { says: 'secret', value: pairOf(secret, one), said: afterWords(secret) },
  { says: 'code', value: pairOf(code, one), said: numbered(code) },
  {
    says: 'account',
    value: pairOf(account, grouped),
    said: numbered(account),
  },
  { says: 'user', value: pairOf(user, one), said: afterWords(user) },
] as const;

/** All of the line: a name and a secret, parted by whatever sign. */
const bothIn = new RegExp(String.raw`(${credentials}[^\n:=]{0,40}[:=]\s*)([^\n]+)`, 'giu');

/** What stands in the place of what was taken out. */
export type SaidInstead = { account: string; code: string; link: string; secret: string; user: string };

/** The text without them. */
export function withoutSecrets(text: string, said: SaidInstead): string {
  const hidden = text
    .replace(link, whole =>
      opens.test(whole.replace(/[?!.,;:)]+$/u, '')) ? `${said.link}${endOf(whole)}` : whole,
    )
    .replace(iban, said.account)
    .replace(paymentCard, said.account)
    .replace(taxCode, said.code)
    .replace(vatNumber, said.code)
    .replace(bothIn, (_, before: string) => `${before}${said.secret}`);
  const isHidden = (found: string) => Object.values(said).some(instead => found.startsWith(instead));
  return pairs.reduce((rest, { says, value, said: inWords }) => {
    const hide = (whole: string, before: string, found: string) =>
      isHidden(found) ? whole : `${before}${said[says]}${endOf(found)}`;
    return rest.replace(value, hide).replace(inWords, hide);
  }, hidden);
}

/** What ends the sentence, not the value. */
function endOf(value: string): string {
  const isQuoted = /^[«"“”'‘’]/u.test(value);
  return (isQuoted ? /[.,;:)]{1,3}$/u : /[.,;:)»”"']{1,3}$/u).exec(value)?.[0] ?? '';
}
