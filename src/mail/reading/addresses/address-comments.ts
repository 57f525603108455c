import { afterComment } from './after-comment.ts';

/** Nobody writes more of them in earnest, and each one is looked at together with what stands before it. */
const commentsAtMost = 200;

/**
 * An address header with the comments gone that stand inside of addresses (RFC 822 and 5322 allow them between any two
 * words: `Pete <pete(his account)@silly.test(his host)>`). A comment beside an address stays: it is a name.
 *
 * A comment in a domain ends the address: `a@x.example(y)evil.example` is nobody's at evil.example.
 */
export function withoutComments(header: string): string {
  if (!/[(@]/.test(header)) return header;
  let out = '';
  let at = 0;
  let isInside = false;
  let comments = 0;
  while (at < header.length) {
    const letter = header[at] ?? '';
    if (letter === '"') {
      const end = afterQuoted(header, at);
      out += header.slice(at, end);
      at = end;
    } else if (letter === '(') {
      comments += 1;
      if (comments > commentsAtMost) return out + header.slice(at);
      const end = afterComment(header, at);
      const rest = nextLetter(header, end);
      const before = domainBefore(out);
      if (before.includes('.') && !isEnd(rest) && (isInside || end === rest.at)) {
        // Until the address would have ended: what follows the comment is no part of it.
        at = endOfAddress(header, end, isInside);
      } else if (
        isInside ||
        /[@.]\s*$/.test(out.slice(-300)) ||
        (rest.letter === '@' && out !== '') ||
        (rest.letter === '.' && before !== '')
      ) {
        out = out.trimEnd();
        at = rest.letter === '@' || rest.letter === '.' || isInside ? rest.at : end;
      } else {
        out += flat(header.slice(at, end));
        at = end;
      }
    } else {
      if (letter === '<') isInside = true;
      if (letter === '>') isInside = false;
      out += letter;
      at += 1;
    }
  }
  return withoutBlanks(out);
}

/** `mario @ x.example`, inside brackets or where there are none. */
function withoutBlanks(header: string): string {
  const inBrackets = header.replace(
    /<([^<>"]{0,400})>/g,
    (_, address: string) => `<${address.replace(/\s*([@.])\s*/g, '$1').trim()}>`,
  );
  return inBrackets.includes('<') ? inBrackets : inBrackets.replace(/[ \t]{0,20}@[ \t]{0,20}/g, '@');
}

/** A name in brackets, without those inside of it. */
function flat(comment: string): string {
  const words = comment.replace(/\\(.)/g, '$1').replace(/[()]/g, ' ').replace(/\s+/g, ' ').trim();
  return words === '' ? ' ' : `(${words})`;
}

/** What stands of a domain at the end of a text; '' where that is none. */
function domainBefore(text: string): string {
  return /@\s*([^\s@<>(),;:"]+)\s*$/.exec(text.slice(-300))?.[1] ?? '';
}

function nextLetter(header: string, from: number): { letter: string; at: number } {
  let at = from;
  while (/\s/.test(header[at] ?? '')) at += 1;
  return { letter: header[at] ?? '', at };
}

function isEnd({ letter }: { letter: string }): boolean {
  return letter === '' || /[<>,;(]/.test(letter);
}

function endOfAddress(header: string, from: number, isInside: boolean): number {
  const stop = isInside ? /[>,;]/ : /[\s<>,;]/;
  let at = from;
  while (at < header.length && !stop.test(header[at] ?? ''))
    at = header[at] === '(' ? afterComment(header, at) : at + 1;
  return at;
}

function afterQuoted(header: string, from: number): number {
  for (let at = from + 1; at < header.length; at += 1) {
    if (header[at] === '\\') at += 1;
    else if (header[at] === '"') return at + 1;
  }
  return header.length;
}
