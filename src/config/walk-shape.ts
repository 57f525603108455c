import type { z } from 'zod';

type Def = z.core.$ZodTypes['_zod']['def'];

/** What wraps a shape on its way from what is written to what is read: defaults, optional keys, transformations. */
function inner(def: Def): z.core.$ZodType | null {
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return def.innerType;
    case 'pipe':
      // A preprocessing comes before the shape, a transformation after it.
      return defOf(def.in).type === 'transform' ? def.out : def.in;
    default:
      return null;
  }
}

function defOf(shape: z.core.$ZodType): Def {
  return (shape as z.core.$ZodTypes)._zod.def;
}

/** A shape and all that it is wrapped in, the outermost first. */
export function layersOf(shape: z.core.$ZodType): z.core.$ZodType[] {
  const within = inner(defOf(shape));
  return within ? [shape, ...layersOf(within)] : [shape];
}

/** The shape itself, without what wraps it. */
export function coreOf(shape: z.core.$ZodType): Def {
  return defOf(layersOf(shape).at(-1) ?? shape);
}

/** The keys that may stand in an object of this shape, with their shapes; none for anything else. */
export function keysOf(shape: z.core.$ZodType): Record<string, z.core.$ZodType> {
  const core = coreOf(shape);
  return core.type === 'object' ? core.shape : {};
}

/** The shape of what lies at a path; null where the path leads nowhere. */
export function shapeAt(shape: z.core.$ZodType, path: PropertyKey[]): z.core.$ZodType | null {
  const [step, ...rest] = path;
  if (step === undefined) return shape;
  const core = coreOf(shape);
  if (core.type === 'array') return shapeAt(core.element, rest);
  if (core.type === 'record') return shapeAt(core.valueType, rest);
  const next = core.type === 'object' ? core.shape[String(step)] : undefined;
  return next ? shapeAt(next, rest) : null;
}
