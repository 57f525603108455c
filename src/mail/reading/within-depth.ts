/** Word's nested tables reach thirty. */
const levelsAtMost = 150;
/** Elements that hold nothing, or that the next of their kind ends: they do not nest. */
const flat = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option'.split(
    ' ',
  ),
);

/**
 * HTML without the elements below a depth at which nobody reads: their words stay, their tags go. What parses HTML
 * takes a time that grows with the square of the depth (1 MB of `<div>`: 10 s).
 */
export function withinDepth(html: string): string {
  let depth = 0;
  let tooDeep = 0;
  let kept = 0;
  const pieces: string[] = [];
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    const end = html.indexOf('>', at);
    if (end === -1) break;
    const isClosing = html[at + 1] === '/';
    const name = nameAt(html, isClosing ? at + 2 : at + 1);
    if (name === '' || flat.has(name)) continue;
    const isBelow = isClosing ? tooDeep > 0 : depth >= levelsAtMost;
    if (isClosing && isBelow) tooDeep--;
    else if (isClosing) depth = Math.max(0, depth - 1);
    else if (isBelow) tooDeep++;
    else depth++;
    if (!isBelow) continue;
    pieces.push(html.slice(kept, at));
    kept = end + 1;
    at = end;
  }
  return kept === 0 ? html : pieces.join(' ') + html.slice(kept);
}

function nameAt(html: string, from: number): string {
  let to = from;
  while (to < from + 20 && /[a-z0-9]/i.test(html[to] ?? '')) to++;
  return html.slice(from, to).toLowerCase();
}
