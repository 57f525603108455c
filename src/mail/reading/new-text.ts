import { bannerEnd } from './quotes/banner.ts';
import { isBlank, textOf, unquoted } from './quotes/lines.ts';
import { append, isOwnMarked, type Part, partsOf } from './quotes/parts.ts';
import { isMereSignature, withoutMark, withoutSignature } from './quotes/signature.ts';

/** Blanks that Outlook and web mail put where others put a blank; marks of direction and of no width. */
const oddBlanks = /[\u00A0\u2007\u202F]/g;
const invisible = /[\u200B\u200E\u200F\u2060\uFEFF]/g;

/**
 * What was newly written: without the quoted mail and without the signature. Answers between quoted lines stay with
 * the lines they answer. Where nothing would be left (a mere forward, a mere quote), or where answers in colour are
 * announced, the whole text counts.
 *
 * Rules of our own, in tables by language (`quotes/`): the libraries that were measured know too little Italian.
 *
 * @param writer the sender's name, if known: it tells a signature from a word
 * @returns `signature`: the sign-off, signature and disclaimer that were cut off; '' where there are none
 */
export function newText(text: string, writer = ''): { reply: string; signature: string } {
  const tidy = text.replace(/\r\n?/g, '\n').replace(oddBlanks, ' ').replace(invisible, '');
  const lines = tidy.split('\n');
  const parts = ownMarkedJoined(partsOf(lines.slice(bannerEnd(lines))));
  const { reply, signature } = answerOf(parts, writer);
  return reply === '' ? { reply: tidy.trim(), signature: '' } : { reply, signature };
}

/** "Rispondo in rosso", "my answers inline": the answers stand within the quote, and nothing but colour tells them from it. */
const answersWithin =
  /(?<!\p{L})(rispond(o|iamo|endo)|rispost[aoe]|commenti|annotat[oaie]|answer(s|ed)?|comment(s|ed)?|repl(y|ies|ied)|antworten|réponses)(?!\p{L}).{0,60}(?<!\p{L})(in (rosso|blu|azzurro|verde|viola|giallo|grassetto|maiuscolo|neretto|red|blue|green|purple|bold|capitals|caps|rot|blau|fett)|en (rouge|bleu|vert|gras)|in-?line|in line|nel testo|tra le righe|between the lines|within your (mail|email|text))(?!\p{L})/iu;

/** Marked lines that are the customer's own, joined to the words around them. */
function ownMarkedJoined(parts: Part[]): Part[] {
  const result: Part[] = [];
  let introduced = false;
  parts.forEach((part, index) => {
    introduced ||= part.introduced;
    const kind = !introduced && isOwnMarked(parts, index) ? 'own' : part.kind;
    const last = result.at(-1);
    if (last && last.kind === kind) append(last.lines, part.lines);
    else result.push({ ...part, kind, lines: [...part.lines] });
  });
  return result;
}

function answerOf(parts: Part[], writer: string): { reply: string; signature: string } {
  const firstQuote = parts.findIndex(({ kind }) => kind === 'quoted');
  if (firstQuote === -1) return withoutSignature(parts[0]?.lines ?? [], writer);
  const top = parts[firstQuote - 1]?.lines ?? [];
  const below = parts.slice(firstQuote);
  const last = below.findLastIndex(({ kind, lines }) => kind === 'own' && !isMereSignature(lines, writer));
  // What stands below the answer: only signatures (of web mail that puts them under the quote).
  const under = below
    .slice(last + 1)
    .filter(({ kind }) => kind === 'own')
    .map(({ lines }) => textOf(withoutMark(lines)));
  if (last === -1) {
    // A forward below a signature: the forward is what counts.
    if (isMereSignature(top, writer)) return { reply: '', signature: '' };
    const cut = withoutSignature(top, writer);
    // The whole text counts then: nobody else knows which of its lines are answers.
    if (answersWithin.test(cut.reply.slice(0, 2000))) return { reply: '', signature: '' };
    return { reply: cut.reply, signature: glued([cut.signature, ...under]) };
  }
  const answers = below.filter(({ kind }, index) => kind === 'own' && index <= last).length;
  const quoteFollows = below.slice(last + 1).some(({ kind, lines }) => kind === 'quoted' && hasWords(lines));
  const isInline = answers > 1 || quoteFollows || (!below[0]?.introduced && !top.every(isBlank));
  const answer = below[last]?.lines ?? [];
  const tail = withoutSignature(answer, writer);
  const gap = answer.slice(
    0,
    answer.findIndex(line => !isBlank(line)),
  );
  const between = [...top, ...below.slice(0, last).flatMap(({ lines }) => lines), ...gap];
  return {
    reply: isInline ? textOf([...between, tail.reply]) : glued([textOf(top), tail.reply]),
    signature: glued([tail.signature, ...under]),
  };
}

const hasWords = (lines: string[]): boolean => lines.some(line => unquoted(line) !== '');

const glued = (texts: string[]): string => texts.filter(text => text.trim() !== '').join('\n\n');
