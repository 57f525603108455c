/** Slack's own writing as people read it. @param mentioned how a colleague's mention reads: its whole, and by which name */
export function asRead(text: string, mentioned: (mention: string, name: string) => string): string {
  return text
    .replace(/<(https?:[^<|>]+)\|[^<>]*>/g, '$1')
    .replace(/<(https?:[^<>]+)>/g, '$1')
    .replace(/<mailto:([^<|>]+)(?:\|[^<>]*)?>/g, '$1')
    .replace(/<@(\w+)(?:\|([^<>]+))?>/g, (mention, id, name) => mentioned(mention, name ?? id))
    .replace(/<#\w+\|([^<>]+)>/g, '#$1')
    .replace(/<!(\w+)(?:[^<>]*)>/g, '@$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
