import type { Language } from '../../ticket/words.ts';

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * The same letter for mail programs that show HTML: the text's paragraphs in a quiet frame, readable on a phone, with
 * inline styles only (mail programs drop style sheets) and without any image, or link that could be tracked. What no blank divides is
 * divided anywhere.
 *
 * @param ticket null in a letter to the admins
 * @param links of ours, which stand in the text as they are; '' where there is none
 */
export function letterHtml(
  text: string,
  language: Language,
  deskName: string,
  ticket: number | null,
  links: readonly string[] = [],
): string {
  const longestFirst = links
    .filter(Boolean)
    .map(htmlSafe)
    .toSorted((a, b) => b.length - a.length);
  const paragraphs = text
    .split(/\n{2,}/)
    .map(
      paragraph =>
        `<p style="margin:0 0 16px">${linked(htmlSafe(paragraph), longestFirst).replaceAll('\n', '<br>')}</p>`,
    )
    .join('\n');
  const corner =
    ticket === null ? '' : `<span style="float:right;font-weight:400;color:#6b7280">#${ticket}</span>`;
  // A screen reader says first what it reads.
  const title = htmlSafe(ticket === null ? deskName : `${deskName} #${ticket}`);
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body style="margin:0;padding:16px 8px;background:#f4f5f7">
<div style="max-width:600px;margin:0 auto;background:#ffffff;border:1px solid #e1e4e8;border-radius:8px;overflow:hidden">
<div style="padding:14px 22px;border-bottom:3px solid #2f6f5e;font:600 14px/1.4 -apple-system,'Segoe UI',Roboto,Arial,sans-serif;color:#1f2a37">${htmlSafe(deskName)}${corner}</div>
<div style="padding:24px 22px 14px;font:16px/1.55 -apple-system,'Segoe UI',Roboto,Arial,sans-serif;color:#1f2a37;overflow-wrap:anywhere;word-break:break-word">
${paragraphs}
</div>
</div>
</body>
</html>
`;
}

/** @param links those that contain another one first */
function linked(paragraph: string, [link, ...others]: readonly string[]): string {
  if (link === undefined) return paragraph;
  return paragraph
    .split(link)
    .map(part => linked(part, others))
    .join(`<a href="${link}">${link}</a>`);
}

/** As it stands in HTML. */
export function htmlSafe(text: string): string {
  return text.replace(/[&<>"']/g, character => entities[character] ?? character);
}
