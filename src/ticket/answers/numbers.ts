/** Numbers that are somebody's by their own check digit, whatever stands before them; and where a computer is. */

/** ISO/IEC 7812: 13 to 19 digits, in groups or in one. */
const cardLike = /(?<![\p{L}\p{N}.,-])\d(?:[ -]?\d){12,18}(?![\p{L}\p{N}])/gu;
/** Eleven digits. */
const vatLike = /(?<![\p{L}\p{N}.,-])\d{11}(?![\p{L}\p{N}])/gu;
/** Behind these four numbers are a version. */
const ofVersion = String.raw`(?:versione?|version|ver|release|build|rel|firmware|fw|driver|v)[.:]?\s*`;
const ipv4 = new RegExp(
  String.raw`(?<![\p{L}\p{N}.-]|\b${ofVersion})(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\/\d{1,2})?(?![\p{L}\p{N}]|\.\d)`,
  'giu',
);
/** Eight groups, or some of them with a gap (RFC 4291); the colons of a time of day have no gap, and are not seven. */
const ipv6 =
  /(?<![\p{L}\p{N}:.])(?:[\da-f]{1,4}(?::[\da-f]{1,4}){7}|(?:[\da-f]{1,4}(?::[\da-f]{1,4}){0,6})?::(?:[\da-f]{1,4}(?::[\da-f]{1,4}){0,6})?)(?:%\w{1,12})?(?![\p{L}\p{N}:])/giu;
const hardware = /(?<![\p{L}\p{N}:-])[\da-f]{2}([:-])(?:[\da-f]{2}\1){4}[\da-f]{2}(?![\p{L}\p{N}:-])/giu;
/** Everybody's: this machine, masks, the resolvers that all use. */
const everybodys = /^(?:127\.|0\.0\.0\.0|255\.|8\.8\.(?:8\.8|4\.4)$|1\.(?:1\.1|0\.0)\.1$|9\.9\.9\.9$|::1?$)/;

/** The text without them. */
export function withoutNumbers(
  text: string,
  said: { account: string; code: string; machine: string },
): string {
  const unlessAll = (found: string) => (everybodys.test(found) ? found : said.machine);
  return text
    .replace(cardLike, found => (isLuhn(found) ? said.account : found))
    .replace(vatLike, found => (isLuhn(found) && !/^0+$/.test(found) ? said.code : found))
    .replace(ipv4, unlessAll)
    .replace(ipv6, unlessAll)
    .replace(hardware, said.machine);
}

/** By the formula of Luhn, by which both payment cards and the tax numbers of houses in Italy (D.M. 23/12/1976) check themselves. */
function isLuhn(number: string): boolean {
  const digits = [...number.replace(/\D/g, '')].toReversed().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
