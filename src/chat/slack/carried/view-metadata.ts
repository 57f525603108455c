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
  /** The list in which it was asked for. */
  list: z.string().max(specAtMost).default(''),
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

/**
 * Where a window was asked for: what came of it is told there.
 * - `back`: where the list is drawn anew in which it was asked for; '' for none
 * - `channel`: '' where the asker was with the app alone
 */
export type Origin = { back: string; channel: string };

const origin = z.object({ back: z.string().max(1000).default(''), channel: z.string().max(40).default('') });

/** What a window says of that; windows in which nothing can be sent say it, too. */
export function originOf(metadata: string): Origin {
  try {
    return origin.parse(JSON.parse(metadata));
  } catch {
    return { back: '', channel: '' };
  }
}

/** A window that knows where it was asked for. */
export function leadingBack<View extends { private_metadata?: string }>(
  view: View,
  { back, channel }: Origin,
): View {
  const known = parseViewMetadata(view.private_metadata ?? '');
  const place = { ...(back && (!known || known.list) ? { back } : {}), ...(channel ? { channel } : {}) };
  return Object.keys(place).length === 0
    ? view
    : { ...view, private_metadata: JSON.stringify({ ...known, ...place }) };
}
