import mustache from 'mustache';

/** What was drawn: it stands in a page as it is. */
export type Markup = { readonly markup: string };

/** An element of SVG, or of HTML around it. Whatever is not drawn here is text, and escaped; what is false stands nowhere. */
export function el(
  name: string,
  attributes: Record<string, string | number | false>,
  ...inside: (Markup | string | false)[]
): Markup {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== false)
    .map(([attribute, value]) => ` ${attribute}="${mustache.escape(String(value))}"`)
    .join('');
  const within = inside
    .filter(each => each !== false)
    .map(each => (typeof each === 'string' ? mustache.escape(each) : each.markup))
    .join('');
  return { markup: `<${name}${written}>${within}</${name}>` };
}

/** Several, one after the other. */
export function all(drawn: readonly Markup[]): Markup {
  return { markup: drawn.map(({ markup }) => markup).join('') };
}

/** So many hundredths of the width, as SVG takes them. */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))}%`;
}

/**
 * A picture that is as wide as its place: whatever lies along it is in hundredths, so that no letter grows or shrinks with it.
 *
 * @param said what it is called, and what it shows, in a sentence: who cannot see it hears them
 */
export function picture(
  {
    id,
    kind,
    height,
    said,
  }: { id: string; kind: string; height: number; said: { title: string; text: string } },
  ...drawn: Markup[]
): Markup {
  return el(
    'svg',
    {
      class: `chart ${kind}`,
      width: '100%',
      height,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-text`,
    },
    el('title', { id: `${id}-title` }, said.title),
    el('desc', { id: `${id}-text` }, said.text),
    ...drawn,
  );
}
