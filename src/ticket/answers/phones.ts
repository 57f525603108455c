import { telephone } from './called.ts';

/** A day as people write it, with any of the usual marks between. */
const day = String.raw`\d{1,2}(?<mark>[./-])\d{1,2}\k<mark>\d{2,4}|\d{4}-\d{2}-\d{2}`;
/**
 * As numbers are dialled: from abroad (`+39`, `0044`), in Italy (`085`, `333`) or with three groups as in America; in groups
 * of two digits or more. What begins otherwise is a version, a price or an invoice.
 */
const dialled = String.raw`\+\d{1,3}(?:[ ./-]?\(?\d{1,15}\)?){1,8}|(?=\(?(?:\+\d|00\d|[03]\d))\(?\+?\d{1,15}\)?(?:(?:(?<=\))|[\s./-])(?:\(0\)[\s./-]?)?\(?\d{2,15}\)?){0,7}|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}`;
const dayOrPhone = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,/-])(?:(?<day>${day})|${dialled})(?![\p{L}\p{N}])`,
  'gu',
);
const digitsAtLeast = 8;

/** Behind what it is called a telephone's number may be short, and begin with anything. */
const called = new RegExp(
  String.raw`(${telephone}[.]?[ \t:=]*(?:(?:n[.°]?|nr[.]?|no[.]?|numero|number|è|is)[ \t:]*)?)(\(?\+?\d[\d ./()-]{2,24}\d)(?![\p{L}\p{N}])`,
  'giu',
);

/** The text without telephone numbers, of Italy and of elsewhere; days stay. */
export function withoutPhones(text: string, said: { phone: string }): string {
  return text
    .replace(called, (_, before: string) => `${before}${said.phone}`)
    .replace(dayOrPhone, (whole: string, ...rest: unknown[]) =>
      isPhone(whole, rest.at(-1)) ? said.phone : whole,
    );
}

function isPhone(whole: string, groups: unknown): boolean {
  const isDay = typeof groups === 'object' && groups !== null && 'day' in groups && groups.day !== undefined;
  return !isDay && whole.replace(/\D/g, '').length >= digitsAtLeast;
}
