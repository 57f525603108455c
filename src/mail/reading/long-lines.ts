/** No mail program breaks later, no attribution is longer; a machine's line may have megabytes. */
const lineLength = 2000;

/**
 * Lets somebody look at a text line by line who need not know that lines can be endless: he sees their beginnings, and
 * what he gives back has them whole again.
 */
export function sparingLongLines<T extends Record<string, string>>(
  text: string,
  look: (text: string) => T,
): T {
  const whole = new Map<string, string>();
  const short = text
    .split('\n')
    .map(line => {
      if (line.length <= lineLength) return line;
      const start = line.slice(0, lineLength).trim();
      whole.set(start, line);
      return start;
    })
    .join('\n');
  const seen = look(whole.size === 0 ? text : short);
  if (whole.size === 0) return seen;
  const restore = (part: string) =>
    part
      .split('\n')
      .map(line => whole.get(line) ?? line)
      .join('\n');
  return { ...seen, ...Object.fromEntries(Object.entries(seen).map(([key, part]) => [key, restore(part)])) };
}
