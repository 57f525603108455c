import { z } from 'zod';
import { type Step, specAtMost, steps } from '../../button-press.ts';
import { noncePattern, type PressValue } from './press-value.ts';

/** What a modal carries in private_metadata. `inputs` of a preview: the id of its draft. */
const shape = z.object({
  verb: z.string(),
  step: z.enum(steps),
  ticket: z.number().int().nonnegative(),
  nonce: z.string().regex(noncePattern).default(''),
  version: z.number().int().nonnegative(),
  inputs: z.record(z.string(), z.string()).default({}),
  /** The list in which it was asked for, and where that is drawn anew. */
  list: z.string().max(specAtMost).default(''),
  back: z.string().max(1000).default(''),
});
export type ViewMetadata = z.infer<typeof shape>;

export function viewMetadata(
  { verb, ticket, nonce, version, list }: Omit<PressValue, 'page'> & { list?: string | undefined },
  step: Step,
  inputs: Record<string, string> = {},
): string {
  return JSON.stringify({ verb, step, ticket, nonce, version, inputs, ...(list ? { list } : {}) });
}

/** @returns null for what no modal of ours carries; whose form it is, this does not ask */
export function parseViewMetadata(metadata: string): ViewMetadata | null {
  try {
    return shape.parse(JSON.parse(metadata));
  } catch {
    return null;
  }
}

/** A window that knows where the list lies in which it was asked for; as it is, if it was asked for in none. */
export function leadingBack<View extends { private_metadata?: string }>(view: View, back: string): View {
  const metadata = back === '' ? null : parseViewMetadata(view.private_metadata ?? '');
  return metadata?.list ? { ...view, private_metadata: JSON.stringify({ ...metadata, back }) } : view;
}
