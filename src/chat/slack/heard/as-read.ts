/** Slack's own writing as people read it. @param mentioned how a colleague's mention reads: its whole, and by which name */
export function asRead(text: string, mentioned: (mention: string, name: string) => string): string {
  return (
    text
      .replace(/<(https?:[^<|>]+)\|([^<>]*)>/g, (_, address, label) => linked(address, label))
      .replace(/<mailto:([^<|>]+)(?:\|[^<>]*)?>/g, '$1')
      .replace(/<@(\w+)(?:\|([^<>]+))?>/g, (mention, id, name) => mentioned(mention, name ?? id))
      .replace(/<#(\w+)(?:\|([^<>]*))?>/g, (_, id, name) => `#${name || id}`)
      .replace(/<!(?:date|subteam)\^[^<>|]*\|([^<>]+)>/g, '$1')
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
