import { z } from 'zod';
import { type Step, steps } from '../../button-press.ts';
import { noncePattern, type PressValue } from './press-value.ts';

/** What a modal carries in private_metadata. `inputs` of a preview: the id of its draft. */
const shape = z.object({
  verb: z.string(),
  step: z.enum(steps),
  ticket: z.number().int().nonnegative(),
  nonce: z.string().regex(noncePattern).default(''),
  version: z.number().int().nonnegative(),
  inputs: z.record(z.string(), z.string()).default({}),
});
export type ViewMetadata = z.infer<typeof shape>;

export function viewMetadata(
  { verb, ticket, nonce, version }: Omit<PressValue, 'page'>,
  step: Step,
  inputs: Record<string, string> = {},
): string {
  return JSON.stringify({ verb, step, ticket, nonce, version, inputs });
}

/** @returns null for what no modal of ours carries; whose form it is, this does not ask */
export function parseViewMetadata(metadata: string): ViewMetadata | null {
  try {
    return shape.parse(JSON.parse(metadata));
  } catch {
    return null;
  }
}
