/** In characters. Longer than any line that means something; a line without end must not fill the memory. */
const longest = 1024 * 1024;

/**
 * The lines of a stream, by the heaps in which they come in: what is there can be answered before more is read. A line
 * that is too long is null. Node's readline would also end a line at U+2028, which may stand in a JSON text.
 */
export async function* linesOf(
  input: AsyncIterable<string | Uint8Array>,
): AsyncGenerator<(string | null)[], void> {
  const decoder = new TextDecoder();
  let begun = '';
  let isTooLong = false;
  for await (const chunk of input) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines: (string | null)[] = [];
    let from = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      const line = begun + text.slice(from, end);
      lines.push(isTooLong || line.length > longest ? null : line);
      begun = '';
      isTooLong = false;
      from = end + 1;
    }
    begun += text.slice(from);
    if (begun.length > longest) isTooLong = true;
    if (isTooLong) begun = '';
    if (lines.length > 0) yield lines;
  }
  if (isTooLong) yield [null];
  else if (begun !== '') yield [begun];
}
