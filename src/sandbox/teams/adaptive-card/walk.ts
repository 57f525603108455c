import type { Execute } from './actions.ts';

/** The texts that can carry a mention. */
export function textBlocksIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textBlocksIn);
  if (typeof node !== 'object' || node === null) return [];
  if ('type' in node && node.type === 'TextBlock' && 'text' in node) return [String(node.text)];
  return Object.values(node).flatMap(textBlocksIn);
}

export function inputIds(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(inputIds);
  if (typeof node !== 'object' || node === null) return [];
  const own =
    'type' in node && typeof node.type === 'string' && node.type.startsWith('Input.') && 'id' in node
      ? [String(node.id)]
      : [];
  return [...own, ...Object.values(node).flatMap(inputIds)];
}

/** Every Action.Execute of a card, those inside its forms too. */
export function executesIn(node: unknown): Execute[] {
  if (Array.isArray(node)) return node.flatMap(executesIn);
  if (typeof node !== 'object' || node === null) return [];
  if ('type' in node && node.type === 'Action.Execute') return [node as Execute];
  return Object.values(node).flatMap(executesIn);
}

/** The inputs' values as the card shows them, before anybody types. */
export function initialInputs(node: unknown): Record<string, string> {
  if (Array.isArray(node)) return Object.assign({}, ...node.map(initialInputs));
  if (typeof node !== 'object' || node === null) return {};
  if ('type' in node && typeof node.type === 'string' && node.type.startsWith('Input.') && 'id' in node)
    return 'value' in node && node.value ? { [String(node.id)]: String(node.value) } : {};
  return Object.assign({}, ...Object.values(node).map(initialInputs));
}
