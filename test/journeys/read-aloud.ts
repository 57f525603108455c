/**
 * What a screen reader would have nothing to say of: in all that was drawn, on either platform. Emoji and colour are no words:
 * a text needs a letter or a digit besides.
 */
export function unspoken(drawn: unknown, where = ''): string[] {
  if (Array.isArray(drawn)) return drawn.flatMap((each, index) => unspoken(each, `${where}[${index}]`));
  if (typeof drawn !== 'object' || drawn === null) return [];
  const node = drawn as Record<string, unknown>;
  return [
    ...faults(node).map(fault => `${where} ${String(node.type ?? '')}: ${fault}`),
    ...Object.entries(node).flatMap(([key, value]) => unspoken(value, `${where}.${key}`)),
  ];
}

/** A line below a message that says something in colour alone has one of these and no word. */
const coloured = ['good', 'warning', 'attention', 'accent'];

function faults(node: Record<string, unknown>): string[] {
  const type = String(node.type ?? '');
  return [
    // Slack: what is typed into has a label, and so has whatever is pressed.
    ...(type === 'input' && !says(node.label) ? ['an input without a label'] : []),
    ...(isPressed(type) && !says(node.text ?? node.title) && !says(node.accessibility_label)
      ? ['a button without a word']
      : []),
    // Teams: the same; a choice that stands alone has its words in its title.
    ...(/^Input\./.test(type) && !says(node.label) && !says(node.title) ? ['an input without a label'] : []),
    ...(type === 'Input.ChoiceSet' && !eachSays(node.choices, 'title') ? ['a choice without a word'] : []),
    ...(type === 'Image' && !says(node.altText) ? ['a picture without words'] : []),
    ...(type === 'image' && !says(node.alt_text) ? ['a picture without words'] : []),
    ...(type === 'AdaptiveCard' && node.version !== undefined && !says(node.fallbackText) && isPosted(node)
      ? ['a card without fallback text']
      : []),
    ...('text' in node && coloured.includes(String(node.color).toLowerCase()) && !says(node.text)
      ? ['a meaning in colour alone']
      : []),
    ...('text' in node && typeof node.text === 'string' && node.text.trim() !== '' && isSignAlone(node.text)
      ? [`a sign alone: ${node.text}`]
      : []),
  ];
}

function isPressed(type: string): boolean {
  return type === 'button' || type.startsWith('Action.');
}

/** Cards within a card have none of their own. */
function isPosted(node: Record<string, unknown>): boolean {
  return 'body' in node && '$schema' in node;
}

function isSignAlone(text: string): boolean {
  return !hasWord(text) && /\p{Extended_Pictographic}/u.test(text);
}

function says(node: unknown): boolean {
  if (typeof node === 'string') return hasWord(node);
  return typeof node === 'object' && node !== null && 'text' in node && says(node.text);
}

function eachSays(nodes: unknown, key: string): boolean {
  return Array.isArray(nodes) && nodes.every(each => says((each as Record<string, unknown>)[key]) || each);
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
