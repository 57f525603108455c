/** Optional properties whose value is '' are left out: a template cannot say "only if", save for whole elements. */
const optional = new Set([
  'block_id',
  'list',
  'key',
  'accessibility_label',
  'style',
  'initial_value',
  'initial_option',
  'initial_options',
  'initial_date',
  'placeholder',
  'options',
  'option_groups',
  'choices.data',
  'value',
  'submit',
]);

/** What was drawn: a card is drawn from its parts, and none of them is looked through again with what stands around it. */
const taken = new WeakSet<object>();

/** Notes that something is as both platforms take it; of a list, each in it, too. Nobody changes it any more. */
export function noteTaken(drawn: unknown): void {
  if (typeof drawn !== 'object' || drawn === null) return;
  taken.add(drawn);
  if (Array.isArray(drawn))
    for (const each of drawn) if (typeof each === 'object' && each !== null) taken.add(each);
}

/** As both platforms take it: they refuse half of a pair, wherever it came from, and some properties that are empty. */
export function asTaken(node: unknown): unknown {
  if (typeof node === 'string') return node.isWellFormed() ? node : node.toWellFormed();
  if (typeof node === 'object' && node !== null && taken.has(node)) return node;
  if (Array.isArray(node)) return node.flatMap(child => asTaken(child));
  if (typeof node !== 'object' || node === null) return node;
  const whole: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node))
    if (!isLeftOut(key, value)) whole[key] = key === 'rows' ? asRows(value) : asTaken(value);
  return whole;
}

/** Of a table, whose rows are lists in a list. */
export function asRows(rows: unknown): unknown {
  return Array.isArray(rows) ? rows.map(row => asTaken(row)) : asTaken(rows);
}

/** Whether a property says nothing, so that it is not there. */
export function isLeftOut(key: string, value: unknown): boolean {
  return optional.has(key) && isEmpty(value);
}

function isEmpty(value: unknown): boolean {
  return (
    value === '' || (typeof value === 'object' && value !== null && 'text' in value && value.text === '')
  );
}
