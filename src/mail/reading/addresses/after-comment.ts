/**
 * Comments stand in parentheses, one in the other, in headers of every kind (RFC 5322 3.2.2).
 *
 * @returns the place behind the comment that begins here; one that never ends takes all that is left
 */
export function afterComment(value: string, from: number): number {
  let depth = 0;
  for (let at = from; at < value.length; at += 1) {
    if (value[at] === '\\') at += 1;
    else if (value[at] === '(') depth += 1;
    else if (value[at] === ')') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return value.length;
}
