import { afterComment } from '../addresses/after-comment.ts';
/** One result of a method, such as `dkim=pass header.d=x.example` (RFC 8601, 2.2). All in lower case but values. */
export type MethodResult = {
  method: string;
  result: string;
  /** '' where none is given. */
  reason: string;
  /** By `ptype.property`, such as `header.from`. */
  properties: Record<string, string>;
};

/** An Authentication-Results header: who says it, and what. */
export type AuthenticationResults = { server: string; results: MethodResult[] };

/** No server says more. */
const readAtMost = 20_000;

type Token = { kind: 'word' | 'quoted' | 'mark'; text: string };

/**
 * Reads the value of an Authentication-Results header (RFC 8601): comments, quoted strings, versions of the header and of
 * methods, any number of properties. What breaks its grammar is passed over up to the next semicolon.
 *
 * @param value unfolded
 * @returns server '' where the header names none, as Exchange Online's does
 */
export function parseAuthenticationResults(value: string): AuthenticationResults {
  const [head = [], ...rest] = statements(tokensOf(value.slice(0, readAtMost)));
  const named = isResult(head) ? '' : (head[0]?.text ?? '').toLowerCase();
  return { server: named, results: (isResult(head) ? [head, ...rest] : rest).flatMap(resultIn) };
}

/** `method[/version]=result`, maybe with blanks around the marks. */
function isResult(tokens: Token[]): boolean {
  const [, first, , third] = tokens;
  const isEquals = (token: Token | undefined) => token !== undefined && isMark('=')(token);
  return isEquals(first) || (first?.text === '/' && isEquals(third));
}

function resultIn(tokens: Token[]): MethodResult[] {
  const equals = tokens.findIndex(isMark('='));
  const [method] = tokens;
  const result = tokens[equals + 1];
  if (equals < 1 || method?.kind !== 'word' || result?.kind !== 'word') return [];
  const found: MethodResult = {
    method: method.text.toLowerCase(),
    result: result.text.toLowerCase(),
    reason: '',
    properties: {},
  };
  let at = equals + 2;
  while (at < tokens.length) {
    let sign = at;
    while (sign < tokens.length && tokens[sign]?.text !== '=') sign += 1;
    const name = tokens
      .slice(at, sign)
      .map(({ text }) => text)
      .join('')
      .toLowerCase();
    const given = tokens[sign + 1];
    if (given && given.kind !== 'mark') {
      if (name === 'reason') found.reason = given.text;
      // What is said first counts.
      else if (/^[a-z][a-z0-9-]*\.[a-z0-9._-]+$/.test(name)) found.properties[name] ??= given.text;
    }
    at = sign + 2;
  }
  return [found];
}

function isMark(mark: string): (token: Token) => boolean {
  return ({ kind, text }) => kind === 'mark' && text === mark;
}

function statements(tokens: Token[]): Token[][] {
  const all: Token[][] = [[]];
  for (const token of tokens)
    if (isMark(';')(token)) all.push([]);
    else all.at(-1)?.push(token);
  return all;
}

/** Words, quoted strings and the marks between them; comments (RFC 5322 3.2.2, nested) are left out. */
function tokensOf(value: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < value.length) {
    const letter = value[at] ?? '';
    if (/\s/.test(letter)) at += 1;
    else if (letter === '(') at = afterComment(value, at);
    else if (letter === '"') {
      const { text, end } = quotedAt(value, at);
      tokens.push({ kind: 'quoted', text });
      at = end;
    } else if (letter === ';' || letter === '=' || letter === '/') {
      tokens.push({ kind: 'mark', text: letter });
      at += 1;
    } else {
      // An address may hold a slash or, encoded by a list (prvs=…=a@b), an equals sign.
      const isValue = tokens.at(-1)?.text === '=' && tokens.at(-1)?.kind === 'mark';
      const end = endOfWord(value, at, isValue ? /[\s;("]/ : /[\s;("=/]/);
      tokens.push({ kind: 'word', text: value.slice(at, end) });
      at = end;
    }
  }
  return tokens;
}

function endOfWord(value: string, from: number, stop: RegExp): number {
  let end = from + 1;
  while (end < value.length && !stop.test(value[end] ?? '')) end += 1;
  return end;
}

function quotedAt(value: string, from: number): { text: string; end: number } {
  let text = '';
  for (let at = from + 1; at < value.length; at += 1) {
    const letter = value[at] ?? '';
    if (letter === '"') return { text, end: at + 1 };
    if (letter === '\\') {
      at += 1;
      text += value[at] ?? '';
    } else text += letter;
  }
  return { text, end: value.length };
}
