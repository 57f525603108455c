import type { Execute, Submit } from './actions.ts';

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

/** Every Action.Submit of a card; not those that stand in for an Action.Execute. */
export function submitsIn(node: unknown): Submit[] {
  if (Array.isArray(node)) return node.flatMap(submitsIn);
  if (typeof node !== 'object' || node === null) return [];
  if ('type' in node && node.type === 'Action.Submit') return [node as Submit];
  return Object.entries(node).flatMap(([key, value]) => (key === 'fallback' ? [] : submitsIn(value)));
}

/** What goes with a button: all that stands in the card's inputs, or nothing. @param inputs what somebody typed, by input id */
export function typedFor(
  { associatedInputs }: Pick<Execute, 'associatedInputs'>,
  card: unknown,
  inputs: Record<string, string>,
): { inputs: Record<string, string> } | { error: string } {
  if (associatedInputs === 'none') return { inputs: {} };
  const typed = { ...initialInputs(card), ...inputs };
  const missing = missingInputs(card, typed);
  return missing.length > 0 ? { error: missing.join(' ') } : { inputs: typed };
}

/** What Teams says of inputs that must be filled in and are not: it sends nothing then. */
function missingInputs(node: unknown, inputs: Record<string, string>): string[] {
  if (Array.isArray(node)) return node.flatMap(each => missingInputs(each, inputs));
  if (typeof node !== 'object' || node === null) return [];
  if ('isRequired' in node && node.isRequired === true && 'id' in node && !inputs[String(node.id)])
    return ['errorMessage' in node && node.errorMessage ? String(node.errorMessage) : String(node.id)];
  return Object.values(node).flatMap(value => missingInputs(value, inputs));
}

/** The inputs' values as the card shows them, before anybody types. */
export function initialInputs(node: unknown): Record<string, string> {
  if (Array.isArray(node)) return Object.assign({}, ...node.map(initialInputs));
  if (typeof node !== 'object' || node === null) return {};
  if ('type' in node && typeof node.type === 'string' && node.type.startsWith('Input.') && 'id' in node)
    return 'value' in node && node.value ? { [String(node.id)]: String(node.value) } : {};
  return Object.assign({}, ...Object.values(node).map(initialInputs));
}

/** The dataset of an input that is searched while typing; null where there is no such input. */
export function datasetIn(node: unknown, inputId: string): string | null {
  if (Array.isArray(node)) {
    for (const each of node) {
      const found = datasetIn(each, inputId);
      if (found !== null) return found;
    }
    return null;
  }
  if (typeof node !== 'object' || node === null) return null;
  if ('id' in node && node.id === inputId && 'choices.data' in node) {
    const query = node['choices.data'];
    return typeof query === 'object' && query !== null && 'dataset' in query ? String(query.dataset) : null;
  }
  return datasetIn(Object.values(node), inputId);
}
