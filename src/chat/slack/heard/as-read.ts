import type { Unnamed } from '../../desk-door.ts';

/** Slack's own writing as people read it. @param mentioned how a colleague's mention reads: its whole, and by which name */
export function asRead(text: string, mentioned: (mention: string, name: string) => string): string {
  return (
    text
      .replace(/<(https?:[^<|>]+)\|([^<>]*)>/g, (_, address, label) => linked(address, label))
      .replace(/<mailto:([^<|>]+)(?:\|[^<>]*)?>/g, '$1')
      .replace(/<@(\w+)(?:\|([^<>]+))?>/g, (mention, id, name) => mentioned(mention, name ?? id))
      .replace(/<#(\w+)(?:\|([^<>]*))?>/g, (_, id, name) => `#${name || id}`)
      .replace(/<!(?:date|subteam)\^[^<>|]*\|([^<>]+)>/g, '$1')
      .replace(/<!subteam\^(\w+)>/g, '@$1')
      .replace(/<!(\w+)(?:[^<>]*)>/g, '@$1')
      // A number to call reads as it was written; any other address as it is.
      .replace(/<([a-z][a-z0-9+.-]*:[^<|>]+)(?:\|([^<>]+))?>/gi, (_, address, label) => label ?? address)
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
  );
}

/** A link with where it leads; Slack makes one of every address, too, and then there is nothing else to say. */
function linked(address: string, label: string): string {
  const isItself = label === '' || [address, address.replace(/^https?:\/\//, '')].includes(label);
  return isItself ? address : `${label} (${address})`;
}

/** What Slack names by its id alone in a text, as `asRead` leaves it there. */
export function unnamedIn(text: string): Unnamed[] {
  const named = [...text.matchAll(/<(@|#|!subteam\^)(\w+)\|?>/g)].map(([, mark = '', id = '']): Unnamed => {
    const what = mark === '@' ? 'person' : mark === '#' ? 'channel' : 'group';
    return { what, id, shown: `${what === 'channel' ? '#' : '@'}${id}` };
  });
  return named.filter(({ id }, index) => named.findIndex(other => other.id === id) === index);
}
