/** A line that begins a quoted mail: Gmail, Apple Mail, Thunderbird, in Italian and English. */
const attribution =
  /^(il|in data|on|le|am)\b.{4,200}(ha scritto|hanno scritto|wrote|a écrit|schrieb)\s*:?\s*$/i;
const forwarded =
  /^[-_\s]*(-{2,}\s*)?(messaggio originale|messaggio inoltrato|original message|forwarded message)[-_\s]*$/i;
const underscores = /^_{10,}$/;
const headerLine = /^\s*[*>]*\s*(da|from|inviato|sent|data|date|a|to|cc|oggetto|subject)\s*:\s*\*?\s*\S/i;
const fromLine = /^\s*[*>]*\s*(da|from)\s*:\s*\*?\s*\S/i;
const signature = /^(-- ?|--\s*)$/;
const phone =
  /^(inviato (da|dal mio)|sent from (my )?|ottieni outlook per|get outlook for|scarica outlook per)\b.{0,60}$/i;

/** Outlook puts a block of headers above the mail it quotes; this many in a row are one. */
const headersOfBlock = 3;

/**
 * What was newly written: without the quoted mail below, quoted lines and the signature. Where nothing would be left
 * (an answer written between the lines, a mere forward), the whole text is what counts.
 */
export function newText(text: string): { reply: string; signature: string } {
  const lines = text.split('\n');
  const end = lines.findIndex((_, index) => beginsQuote(lines, index));
  const above = end === -1 ? lines : lines.slice(0, end);
  const unquoted = above.filter(line => !/^\s*>/.test(line));
  const signed = unquoted.findIndex(line => signature.test(line) || phone.test(line.trim()));
  const kept = (signed === -1 ? unquoted : unquoted.slice(0, signed)).join('\n').trim();
  if (kept === '') return { reply: text.trim(), signature: '' };
  return { reply: kept, signature: signed === -1 ? '' : unquoted.slice(signed).join('\n').trim() };
}

function beginsQuote(lines: string[], index: number): boolean {
  const line = (lines[index] ?? '').trim();
  if (forwarded.test(line) || underscores.test(line)) return true;
  // Mail programs break the long line "Il giorno … ha scritto:" into up to three.
  if (/^(il|in data|on|le|am)\b/i.test(line)) {
    const joined = [1, 2, 3].map(count =>
      lines
        .slice(index, index + count)
        .join(' ')
        .trim(),
    );
    if (joined.some(candidate => attribution.test(candidate))) return true;
  }
  if (!fromLine.test(line)) return false;
  const block = lines.slice(index, index + 6).filter(candidate => headerLine.test(candidate));
  return block.length >= headersOfBlock;
}
