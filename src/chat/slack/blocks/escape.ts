/**
 * For the few places where Slack reads mrkdwn: `&`, `<` and `>` are its control characters (a mail with `<!channel>`
 * would call everybody), and the rest is formatting, held apart by a zero-width space.
 */
export function escapeMrkdwn(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[*_~`]/g, '\u200B$&\u200B');
}

/** Set apart from what the desk says: what somebody wrote. @param text escaped */
export function quoted(text: string): string {
  return text.replace(/^/gm, '> ');
}

/** Text that stands in our own bold. */
export function starless(text: string): string {
  return escapeMrkdwn(text).replaceAll('*', '∗');
}
