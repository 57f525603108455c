import type { Language } from '../words.ts';

/** What stands in the place of what was taken out. */
const instead: Record<Language, { name: string; address: string; phone: string; number: string }> = {
  it: { name: '[nome]', address: '[indirizzo]', phone: '[telefono]', number: '[numero]' },
  en: { name: '[name]', address: '[address]', phone: '[phone]', number: '[number]' },
};

const address = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** Eight digits or more, as people group them; a version (`10.2.3`), a price or a year is shorter. */
const phone = /(?<![\p{L}\p{N}])(?:\+|00)?\(?\d(?:[\s()/.-]?\d){7,14}(?![\p{L}\p{N}])/gu;
const requestNumber = /#\d{3,9}\b/gu;
/** Whom one greets is a person, known or not. */
const greeted =
  /^(\s*(?:gentile|gent\.mo|egregio|egr\.|cara?|caro|buongiorno|buonasera|ciao|salve|dear|hello|hi)\s+(?:sig\.(?:ra|na)?\s+|dott\.(?:ssa)?\s+|ing\.\s+|mr\.?\s+|mrs\.?\s+|ms\.?\s+)?)(\p{Lu}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*){0,3})/gimu;

/**
 * A text without the people in it, to be kept for others: names that are known, whoever is greeted, addresses, telephone
 * numbers, numbers of requests. What nobody can know to be a name stays: whoever keeps it reads it before.
 *
 * @param names of the customer, of whoever takes part, of operators
 */
export function withoutPeople(text: string, names: string[], language: Language): string {
  const said = instead[language];
  const hidden = text
    .replace(address, said.address)
    .replace(greeted, (whole, greeting: string, name: string) =>
      /^\p{Lu}/u.test(name) ? `${greeting}${said.name}` : whole,
    )
    .replace(requestNumber, said.number)
    .replace(phone, said.phone);
  return [...new Set(names.flatMap(partsOf))]
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replace(asAWord(name), said.name), hidden)
    .replace(new RegExp(`(?:${escaped(said.name)}\\s+)+${escaped(said.name)}`, 'gu'), said.name);
}

/** The whole name, and each part of it that is long enough to be nothing else. */
function partsOf(name: string): string[] {
  const whole = name.trim();
  return [whole, ...whole.split(/\s+/)].filter(part => part.length > 2 && /\p{L}/u.test(part));
}

function asAWord(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name).replace(/\s+/g, '\\s+')}(?![\\p{L}\\p{N}])`, 'giu');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
