/** What an expression gives over the data at hand. */
export type Evaluate = (data: unknown) => unknown;

/** An expression as adaptive-expressions has read it: what it is, of what, and of a constant what it is worth. */
export type Read = { type: string; children: Read[]; value?: unknown };

/** Thrown where the data is what no card should be drawn over: what the library makes of it is for the library to say. */
export class OddData extends Error {
  override name = 'OddData';
}

/**
 * Makes a function of an expression as the library has read it. Only of the forms that cards use, and only over data
 * that leaves nothing to interpret; the library itself walks the tree each time, splits each path anew and looks for each
 * name without regard to case, which was nine tenths of what a card cost.
 *
 * @returns null for a form that is not known here
 * @throws OddData (the function) where something that is read is missing, null, or of another kind than expected
 */
export function compiledExpression(expression: Read): Evaluate | null {
  return forms[expression.type]?.(expression) ?? null;
}

const forms: Record<string, (expression: Read) => Evaluate | null> = {
  Accessor: accessor,
  Constant: constant,
  concat: concatenation,
  count,
  if: either,
  '&&': both,
  '==': equality,
  '!=': expression => negated(equality(expression)),
  '>': greater,
};

const plainName = /^[A-Za-z_]\w*$/;

/** `head`, `button.label`, `$data`. */
function accessor({ children }: Read): Evaluate | null {
  const name = children[0] && fixedValueOf(children[0]);
  if (typeof name !== 'string') return null;
  if (name === '$data') return children[1] ? null : given;
  if (!plainName.test(name)) return null;
  const within = children[1] ? (children[1].type === 'Accessor' ? accessor(children[1]) : null) : given;
  return within && (data => propertyOf(within(data), name));
}

function given(data: unknown): unknown {
  return data;
}

/** The library also finds what is written otherwise (`Label`), so what is not there by its own name is left to it. */
function propertyOf(owner: unknown, name: string): unknown {
  if (typeof owner !== 'object' || owner === null || Array.isArray(owner) || !Object.hasOwn(owner, name))
    throw new OddData();
  const value: unknown = owner[name as keyof typeof owner];
  if (value === undefined || value === null) throw new OddData();
  return value;
}

function constant(expression: Read): Evaluate | null {
  const value = fixedValueOf(expression);
  return typeof value === 'string' || typeof value === 'number' ? () => value : null;
}

function fixedValueOf(expression: Read): unknown {
  return expression.type === 'Constant' ? expression.value : undefined;
}

function concatenation({ children }: Read): Evaluate | null {
  const parts = allOf(children);
  if (!parts || parts.length < 2) return null;
  return data => {
    let text = '';
    for (const part of parts) text += inText(part(data));
    return text;
  };
}

function inText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new OddData();
}

function count({ children: [of, ...more] }: Read): Evaluate | null {
  const counted = of && more.length === 0 ? compiledExpression(of) : null;
  return (
    counted &&
    (data => {
      const value = counted(data);
      if (Array.isArray(value) || typeof value === 'string') return value.length;
      throw new OddData();
    })
  );
}

function either({ children }: Read): Evaluate | null {
  const [condition, yes, no] = allOf(children) ?? [];
  if (!condition || !yes || !no) return null;
  return data => (asTruth(condition(data)) ? yes(data) : no(data));
}

function both({ children }: Read): Evaluate | null {
  const conditions = allOf(children);
  return conditions && (data => conditions.every(condition => asTruth(condition(data))));
}

function asTruth(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new OddData();
  return value;
}

/** Of texts alone: the library's equality of anything else has rules of its own. */
function equality({ children }: Read): ((data: unknown) => boolean) | null {
  const [left, right] = allOf(children) ?? [];
  if (!left || !right) return null;
  return data => asText(left(data)) === asText(right(data));
}

function negated(condition: ((data: unknown) => boolean) | null): Evaluate | null {
  return condition && (data => !condition(data));
}

function asText(value: unknown): string {
  if (typeof value !== 'string') throw new OddData();
  return value;
}

function greater({ children }: Read): Evaluate | null {
  const [left, right] = allOf(children) ?? [];
  if (!left || !right) return null;
  return data => asNumber(left(data)) > asNumber(right(data));
}

function asNumber(value: unknown): number {
  if (typeof value !== 'number' || Number.isNaN(value)) throw new OddData();
  return value;
}

/** @returns null where one of them is not known here */
function allOf(expressions: Read[]): Evaluate[] | null {
  const compiled = expressions.map(compiledExpression);
  return compiled.every(each => each !== null) ? compiled : null;
}
