import { person } from './given-names.ts';

/** People in a text whom nobody had to know: by what stands before a name, or by the given name. */

const title = String.raw`(?:[Ss]ig(?:\.ra|\.na|\.|nora|norina|nori|nor|ra|na)?|[Dd]ott(?:\.ssa|\.|oressa|ore|or|ssa)?|[Dd]r(?:\.ssa|\.)?|[Ii]ng(?:\.|egner[ea]?)|[Aa]vv(?:\.|ocat[oa])|[Gg]eom(?:\.|etra)|[Rr]ag(?:\.|ionier[ea]?)|[Aa]rch(?:\.|itetto)|[Pp]rof(?:\.ssa|\.|essoressa|essore|essor)?|[Mm]rs?\.?|[Mm]s\.?|[Mm]iss|[Mm]adam|[Ss]ir)`;
const name = String.raw`\p{Lu}[\p{L}’'-]*(?:[ \t]+(?:(?:d[aei]|de[lr]|della|di|von|van)[ \t]+|[Dd][’'])?\p{Lu}[\p{L}’'-]*){0,3}`;
const titled = new RegExp(String.raw`(?<![\p{L}\p{N}])(${title}[ \t]+)${name}`, 'gu');
/** Whom one greets is a person, known or not. */
const greeted = new RegExp(
  String.raw`^(\s*(?:[Gg]entil[ei](?:ssim[oa])?|[Ee]gregi[oa]|[Cc]ar[oaie](?:ssim[oa])?|[Bb]uongiorno|[Bb]uonasera|[Cc]iao|[Ss]alve|[Dd]ear|[Hh]ello|[Hh]i|[Gg]ood (?:morning|afternoon|evening))[ \t]+(?:${title}[ \t]+)?)(?!${title}[ \t])${name}`,
  'u',
);
/** A farewell on one line with whoever writes; at the end of a text, or of a line. */
const signed = new RegExp(
  String.raw`(?<=(?:^|[.!?…]|\n)[ \t>-]*)((?:[Cc]ordiali|[Dd]istinti|[Cc]ari|[Tt]anti)?[ \t]*[Ss]aluti|[Cc]ordialmente|(?:[Kk]ind|[Bb]est|[Ww]arm)(?:est)? regards|[Rr]egards|[Ss]incerely|[Cc]heers)([ \t]*[,.!–-]?[ \t]+(?:da[ \t]+|from[ \t]+)?)${name}`,
  'gu',
);

/** The text without them. */
export function withoutNamed(text: string, said: { name: string }): string {
  return text
    .replace(greeted, (_, before: string) => `${before}${said.name}`)
    .replace(titled, (_, before: string) => `${before}${said.name}`)
    .replace(signed, (_, farewell: string, between: string) => `${farewell}${between}${said.name}`)
    .replace(person, said.name);
}
