import type { Language } from '../words.ts';
import { request } from './called.ts';
import { withoutNumbers } from './numbers.ts';
import { withoutNamed } from './people-named.ts';
import { withoutPhones } from './phones.ts';
import { withoutSecrets } from './secrets.ts';
import { withoutTokens } from './tokens.ts';
import { withoutFrame } from './without-frame.ts';

/** What stands in the place of what was taken out. */
const instead = {
  it: {
    ...{ name: '[nome]', address: '[indirizzo]', phone: '[telefono]', number: '[numero]' },
    ...{ account: '[conto]', code: '[codice]', link: '[link]' },
    ...{ secret: '[password]', user: '[utente]', machine: '[indirizzo IP]' },
  },
  en: {
    ...{ name: '[name]', address: '[address]', phone: '[phone]', number: '[number]' },
    ...{ account: '[account]', code: '[code]', link: '[link]' },
    ...{ secret: '[password]', user: '[user]', machine: '[IP address]' },
  },
} satisfies Record<Language, Record<string, string>>;

/** Who must not be named. */
export type Known = { people: string[]; colleagues: string[]; houses: string[] };

/** RFC 5321 and 6531; as it is written where programs shall not read it, too. */
const mailAddress =
  /[\p{L}\p{N}._%+'-]+(?:@|\s?[[({](?:at|chiocciola)[\])}]\s?)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu;
/** Where somebody's files lie, by the name they have at their computer. */
const homeFolder = /((?:[A-Z]:)?[\\/](?:Users|Utenti|home|Documents and Settings)[\\/])[^\\/\s"'<>|:]+/giu;
/** "Via G. Verdi, 12 bis", "Piazza della Repubblica 3", "12 King’s Road". */
const streets = [
  /(?<![\p{L}\p{N}])(?:[Vv]ia(?:le)?|[Vv]\.le|[Pp]iazzale|[Pp]iazza|[Pp]\.zza|[Cc]orso|[Cc]\.so|[Ll]argo|[Vv]icolo|[Ss]trada)\s+(?:\p{Ll}[\p{L}’']{0,7}\s+){0,3}\p{Lu}[\p{L}’'.]*(?:\s+\p{Lu}[\p{L}’'.]*){0,4},?\s+(?:n\.?\s*)?\d{1,4}(?:\s*(?:bis|ter)|\/\p{L})?(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])\d{1,5}\p{L}?\s+(?:\p{Lu}[\p{L}’'.]*\s+){1,4}(?:Street|St\.|Road|Rd\.?|Avenue|Ave\.?|Lane|Square|Drive|Court)(?![\p{L}\p{N}])/gu,
];
const requestNumber = new RegExp(
  String.raw`#\d{3,9}\b|(?<=${request}[.°:]?[ \t]*)#?\d{3,9}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?:INC|REQ|RITM|CAS|SR)-?\d{4,12}(?![\p{L}\p{N}])`,
  'giu',
);

/** Words that stand in names, and before at signs, and are nobody's. */
const nobodys = new Set(
  `info mail email e-mail posta admin support supporto office sales help helpdesk service services servizio servizi ufficio
  uffici amministrazione segreteria contabilità contabilita contabile acquisti vendite direzione assistenza tecnico tecnica
  noreply reply contact contacts contatti team staff marketing hello billing accounts account azienda cliente clienti customer
  reception the and per del della dei delle srl spa sas snc ltd inc gmbh`.split(/\s+/),
);
/** What kind of house it is: left out when it is spoken of. */
const legalForm =
  /[,\s]+(?:s\.?\s?r\.?\s?l\.?(?:\s?s\.?)?|s\.?\s?p\.?\s?a\.?|s\.?\s?n\.?\s?c\.?|s\.?\s?a\.?\s?s\.?|soc\.?\s?coop\.?|ltd\.?|limited|inc\.?|llc|plc|gmbh|ag|s\.?a\.?)$/iu;

/**
 * An answer without the people in it, to be kept for others: greeting and signature, names that are known or are those of
 * people, addresses of mail, of streets and of computers, telephone numbers, numbers of requests, accounts, tax codes,
 * log-ins and passwords, keys, links that open for whoever has them. Days and other numbers stay. What nobody can know
 * to be a name stays too: whoever keeps it is shown what is kept. Of what was cleaned nothing more is taken out.
 *
 * @param people names of the customer, of whoever takes part, of operators; any part of one is one
 * @param colleagues names of everybody at the desk; parts of them are names where they are written as names are
 * @param houses names of companies, which are taken out as a whole alone
 */
export function withoutPeople(text: string, who: Known, language: Language): string {
  let [before, now] = ['', text];
  // What was taken out may have hidden where something else begins.
  for (let times = 0; now !== before && times < timesAtMost; times += 1)
    [before, now] = [now, withoutMost(now, who, language)];
  return now;
}

const timesAtMost = 5;

function withoutMost(text: string, who: Known, language: Language): string {
  const said = instead[language];
  const keys = withoutKeys(withoutFrame(text), language);
  const hidden = streets
    .reduce((rest, street) => rest.replace(street, said.address), withoutNumbers(keys, said))
    .replace(mailAddress, said.address)
    .replace(homeFolder, (_, before: string) => `${before}${said.user}`)
    .replace(requestNumber, said.number);
  const called = known(withoutPhones(hidden, said), who, said.name);
  const again = new RegExp(`${escaped(said.name)}(?:\\s+${escaped(said.name)})+`, 'gu');
  return withoutNamed(called, said).replace(again, said.name);
}

/** A text without what opens something for whoever has it, or is of one alone: log-ins, keys, accounts, tax codes. */
export function withoutKeys(text: string, language: Language): string {
  return withoutTokens(withoutSecrets(text, instead[language]), instead[language]);
}

/** What stands in a text where something was taken out, and nobody has filled in: nobody is to read it so. */
export function marksIn(text: string): string[] {
  const all = new Set(Object.values(instead).flatMap(said => Object.values(said)));
  return [...all].filter(mark => text.includes(mark));
}

/** The text with something in the place of those whom the desk knows by name. */
function known(text: string, { people, colleagues, houses }: Known, name: string): string {
  const written = (names: string[], flags: string) =>
    [...new Set(names)]
      .filter(each => each.length > 2 && /\p{L}/u.test(each) && !nobodys.has(each.toLowerCase()))
      .map(each => ({ each, flags }));
  return [
    ...written([...people.flatMap(partsOf), ...houses.flatMap(asSpoken)], 'giu'),
    // Among so many there is a Rosa, a Porta, a Costa.
    ...written(colleagues.flatMap(partsOf), 'gu'),
  ]
    .toSorted((a, b) => b.each.length - a.each.length)
    .reduce((rest, { each, flags }) => rest.replace(asAWord(each, flags), name), text);
}

/** A house's whole name, and without what kind of house it is. */
function asSpoken(house: string): string[] {
  return [house.trim(), house.trim().replace(legalForm, '')];
}

/** The whole name, and each part of it. */
function partsOf(name: string): string[] {
  const whole = name.trim();
  return [whole, ...whole.split(/\s+/)];
}

function asAWord(name: string, flags: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name).replace(/\s+/g, '\\s+')}(?![\\p{L}\\p{N}])`, flags);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
