import { z } from 'zod';
import { verbs } from '../../actions/actions.ts';
import { type Step, steps } from '../../press/button-press.ts';

/**
 * What a button carries: `reply 1042.5e0c77a1b2d4 7`, with a page where there is one; without the nonce where it has none.
 * Short, for an option's value takes 75.
 */
export type PressValue = { verb: string; ticket: number; nonce: string; version: number; page: string };

export function pressValue({
  verb,
  ticket,
  nonce,
  version,
  page,
}: Omit<PressValue, 'page'> & { page?: string }): string {
  return [verb, nonce === '' ? ticket : `${ticket}.${nonce}`, version, page]
    .filter(part => part !== undefined)
    .join(' ');
}

const noncePattern = /^([0-9a-f]{12})?$/;

const shape = z.tuple([
  z.enum(verbs),
  z.coerce.number().int().nonnegative(),
  z.coerce.number().int().nonnegative(),
]);

/** @returns null for what no button of ours carries */
export function parsePressValue(value: unknown): PressValue | null {
  if (typeof value !== 'string') return null;
  const [verb, named = '', version, page = ''] = value.split(' ');
  const [ticket, nonce = ''] = named.split('.');
  const parsed = shape.safeParse([verb, ticket, version]);
  if (!parsed.success || !/^\d{0,6}$/.test(page) || !noncePattern.test(nonce)) return null;
  return { verb: parsed.data[0], ticket: parsed.data[1], nonce, version: parsed.data[2], page };
}

/** What a modal carries in private_metadata. `inputs` of a preview: the id of its draft. */
const metadataShape = z.object({
  verb: z.enum(verbs),
  step: z.enum(steps),
  ticket: z.number().int().nonnegative(),
  nonce: z.string().regex(noncePattern).default(''),
  version: z.number().int().nonnegative(),
  inputs: z.record(z.string(), z.string()).default({}),
});
export type ViewMetadata = z.infer<typeof metadataShape>;

export function viewMetadata(
  { verb, ticket, nonce, version }: Omit<PressValue, 'page'>,
  step: Step,
  inputs: Record<string, string> = {},
): string {
  return JSON.stringify({ verb, step, ticket, nonce, version, inputs });
}

/** @returns null for what no modal of ours carries */
export function parseViewMetadata(metadata: string): ViewMetadata | null {
  try {
    return metadataShape.parse(JSON.parse(metadata));
  } catch {
    return null;
  }
}
