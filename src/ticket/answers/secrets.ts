/** What stands in an answer that is nobody's name, and yet theirs alone: accounts, tax codes, links that open for whoever has them. */

/** ISO 13616, as it is printed in groups of four, or in one. */
const iban = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/gu;
/** Of a person in Italy (D.M. 23/12/1976); where two have the same, letters stand in the place of digits. */
const taxCode =
  /(?<![\p{L}\p{N}])(?=[a-z]*\d)[a-z]{6}[\dl-np-v]{2}[a-ehlmprst][\dl-np-v]{2}[a-z][\dl-np-v]{3}[a-z](?![\p{L}\p{N}])/giu;
const link = /https?:\/\/[^\s<>"“”«»]+/giu;
/** Behind a question mark or a hash stand tokens, searches, people; so does a log-in before an at sign. */
const opens = /[?#@]|[/=;](?=[^/]*\d)[\p{L}\p{N}_~.-]{20,}/u;

const secret = String.raw`(?<![\p{L}\p{N}])(?:password|passwd|passphrase|pwd|psw|pin|puk|otp|token|api[ -]?key|parola d[’']ordine|codice (?:di accesso|di sblocco|otp)|access code)(?![\p{L}\p{N}])`;
const afterColon = new RegExp(String.raw`(${secret}[ \t]*[:=]\s*)(\S+)`, 'giu');
/** "la password è Xk9!": told from "la password è scaduta" by a digit or a sign in it. */
const afterWords = new RegExp(
  String.raw`(${secret}(?:[ \t]+[\p{L}\p{N}]{1,20}){0,4}[ \t]*(?:[:=]|[ \t](?:è|e'|is)[ \t:])\s*)(?=[^\s\d!@#$%&*_+=-]{0,40}[\d!@#$%&*_+=-])(\S+)`,
  'giu',
);

/** The text without them. @param said what stands in their place */
export function withoutSecrets(
  text: string,
  said: { account: string; code: string; link: string; secret: string },
): string {
  const hide = (_: string, before: string, value: string) => `${before}${said.secret}${endOf(value)}`;
  return text
    .replace(link, whole =>
      opens.test(whole.replace(/[?!.,;:)]+$/u, '')) ? `${said.link}${endOf(whole)}` : whole,
    )
    .replace(afterColon, hide)
    .replace(afterWords, (whole, before: string, value: string) =>
      value.startsWith('[') ? whole : hide(whole, before, value),
    )
    .replace(iban, said.account)
    .replace(taxCode, said.code);
}

/** What ends the sentence, not the value. */
function endOf(value: string): string {
  return /[.,;:)»”"']{1,3}$/u.exec(value)?.[0] ?? '';
}
