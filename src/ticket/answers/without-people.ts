import type { Language } from '../words.ts';
import { withoutSecrets } from './secrets.ts';
import { withoutFrame } from './without-frame.ts';

/** What stands in the place of what was taken out. */
const instead = {
  it: {
    ...{ name: '[nome]', address: '[indirizzo]', phone: '[telefono]', number: '[numero]' },
    ...{ account: '[conto]', code: '[codice]', link: '[link]' },
    ...{ secret: '[password]', user: '[utente]' },
  },
  en: {
    ...{ name: '[name]', address: '[address]', phone: '[phone]', number: '[number]' },
    ...{ account: '[account]', code: '[code]', link: '[link]' },
    ...{ secret: '[password]', user: '[user]' },
  },
} satisfies Record<Language, Record<string, string>>;

/** Who must not be named. */
export type Known = { people: string[]; colleagues: string[]; houses: string[] };

const mailAddress = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** "Via G. Verdi, 12 bis", "Piazza della Repubblica 3", "12 King’s Road". */
const streets = [
  /(?<![\p{L}\p{N}])(?:[Vv]ia(?:le)?|[Vv]\.le|[Pp]iazzale|[Pp]iazza|[Pp]\.zza|[Cc]orso|[Cc]\.so|[Ll]argo|[Vv]icolo|[Ss]trada)\s+(?:\p{Ll}[\p{L}’']{0,7}\s+){0,3}\p{Lu}[\p{L}’'.]*(?:\s+\p{Lu}[\p{L}’'.]*){0,4},?\s+(?:n\.?\s*)?\d{1,4}(?:\s*(?:bis|ter)|\/\p{L})?(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])\d{1,5}\p{L}?\s+(?:\p{Lu}[\p{L}’'.]*\s+){1,4}(?:Street|St\.|Road|Rd\.?|Avenue|Ave\.?|Lane|Square|Drive|Court)(?![\p{L}\p{N}])/gu,
];
/** Whom one greets is a person, known or not. */
const greeted =
  /^(\s*(?:[Gg]entil[ei]|[Cc]ar[oaie]|[Bb]uongiorno|[Bb]uonasera|[Cc]iao|[Ss]alve|[Dd]ear|[Hh]ello|[Hh]i)\s+(?:(?:[Ss]ig\.(?:ra|na)?|[Dd]ott\.(?:ssa)?|[Ii]ng\.|[Mm]rs?\.?|[Mm]s\.?)\s+)?)(\p{Lu}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*){0,3})/u;
const requestNumber = /#\d{3,9}\b/gu;

/** A day as people write it, with any of the usual marks between. */
const day = String.raw`\d{1,2}(?<mark>[./-])\d{1,2}\k<mark>\d{2,4}|\d{4}-\d{2}-\d{2}`;
/**
 * As numbers are dialled: from abroad (`+39`, `0044`), in Italy (`085`, `333`) or with three groups as in America; in groups
 * of two digits or more. What begins otherwise is a version, a price or an invoice.
 */
const dialled = String.raw`(?=\(?(?:\+\d|00\d|[03]\d))\(?\+?\d{2,15}\)?(?:(?:(?<=\))|[\s./-])\(?\d{2,15}\)?){0,7}|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}`;
const dayOrPhone = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,/-])(?:(?<day>${day})|${dialled})(?![\p{L}\p{N}])`,
  'gu',
);
const digitsAtLeast = 8;

/**
 * An answer without the people in it, to be kept for others: greeting and signature, names that are known, addresses,
 * telephone numbers, numbers of requests, accounts, tax codes, log-ins and passwords, links that open for whoever has them. Days and
 * other numbers stay. What nobody can know to be a name stays too: whoever
 * keeps it reads it before.
 *
 * @param people names of the customer, of whoever takes part, of operators; any part of one is one
 * @param colleagues names of everybody at the desk; parts of them are names where they are written as names are
 * @param houses names of companies, which are taken out as a whole alone
 */
export function withoutPeople(
  text: string,
  { people, colleagues, houses }: Known,
  language: Language,
): string {
  const said = instead[language];
  const hidden = streets
    .reduce((rest, street) => rest.replace(street, said.address), withoutSecrets(withoutFrame(text), said))
    .replace(greeted, (_, greeting: string) => `${greeting}${said.name}`)
    .replace(mailAddress, said.address)
    .replace(requestNumber, said.number)
    .replace(dayOrPhone, (whole: string, ...rest: unknown[]) =>
      isPhone(whole, rest.at(-1)) ? said.phone : whole,
    );
  const written = (names: string[], flags: string) =>
    [...new Set(names)].filter(name => name.length > 2 && /\p{L}/u.test(name)).map(name => ({ name, flags }));
  const names = [
    ...written([...people.flatMap(partsOf), ...houses.map(house => house.trim())], 'giu'),
    // Among so many there is a Rosa, a Porta, a Costa.
    ...written(colleagues.flatMap(partsOf), 'gu'),
  ];
  return names
    .toSorted((a, b) => b.name.length - a.name.length)
    .reduce((rest, { name, flags }) => rest.replace(asAWord(name, flags), said.name), hidden)
    .replace(new RegExp(`(?:${escaped(said.name)}\\s+)+${escaped(said.name)}`, 'gu'), said.name);
}

function isPhone(whole: string, groups: unknown): boolean {
  const isDay = typeof groups === 'object' && groups !== null && 'day' in groups && groups.day !== undefined;
  return !isDay && whole.replace(/\D/g, '').length >= digitsAtLeast;
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
