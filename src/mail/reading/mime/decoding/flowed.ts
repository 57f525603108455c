/**
 * Joins the lines that a mailer broke for the journey (RFC 3676, format=flowed): a blank at the end says that the line
 * goes on. Quoted lines are joined with lines of the same depth only; the signature's `-- ` stands alone.
 */
export function flowed(text: string, deleteSpace: boolean): string {
  const paragraphs: { depth: number; pieces: string[]; isOpen: boolean }[] = [];
  for (const line of text.split(/\r?\n/)) {
    const depth = /^>*/.exec(line)?.[0].length ?? 0;
    const content = line.slice(depth).replace(/^ /, '');
    const isSignature = content === '-- ';
    const isOpen = content.endsWith(' ') && !isSignature;
    const piece = isOpen && deleteSpace ? content.slice(0, -1) : content;
    const last = paragraphs.at(-1);
    if (last?.isOpen && last.depth === depth && !isSignature) {
      last.pieces.push(piece);
      last.isOpen = isOpen;
    } else paragraphs.push({ depth, pieces: [piece], isOpen });
  }
  return paragraphs
    .map(({ depth, pieces }) => `${'>'.repeat(depth)}${depth > 0 ? ' ' : ''}${pieces.join('')}`)
    .join('\n');
}
