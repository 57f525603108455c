import { z } from 'zod';
import { faults, messageBlocks } from '../block-kit/blocks.ts';
import type { SlackMessage } from '../workspace.ts';
import { parsed } from './arguments.ts';
import { type Args, Refused } from './method.ts';

const textLimit = 40_000;

/** The text and the blocks of a message, as strict as Slack is with them. */
export function content(args: Args): { text: string; blocks?: z.infer<typeof messageBlocks> } {
  const text = typeof args.text === 'string' ? args.text : '';
  if (text.length > textLimit) throw new Refused('msg_too_long');
  if (args.blocks === undefined) {
    if (text === '') throw new Refused('no_text');
    return { text };
  }
  const blocks = messageBlocks.safeParse(parsed(args.blocks));
  if (blocks.success) return { text, blocks: blocks.data };
  const isTooLong = blocks.error.issues.some(({ message }) => message === 'msg_blocks_too_long');
  throw new Refused(isTooLong ? 'msg_blocks_too_long' : 'invalid_blocks', {
    response_metadata: { messages: faults(blocks.error) },
  });
}

const metadata = z.strictObject({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), z.unknown()),
});

export function metadataIn(value: unknown): SlackMessage['metadata'] | undefined {
  if (value === undefined) return undefined;
  const valid = metadata.safeParse(parsed(value));
  if (!valid.success) throw new Refused('invalid_metadata_format');
  return valid.data;
}
