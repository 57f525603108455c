import { z } from 'zod';
import {
  type BlockAction,
  blockId,
  button,
  checkboxes,
  datepicker,
  externalSelect,
  fileInput,
  groupedSelect,
  overflow,
  plain,
  select,
  text,
  textInput,
} from './elements.ts';
import { dataVisualization, figuresAtMost, table } from './figures.ts';

/**
 * Block Kit as Slack accepts it (docs.slack.dev, reference): strict, so that an unknown type, an unknown field or a
 * text over its limit is refused here as it is there. Only the blocks that the product could send are known.
 */

const header = z.strictObject({ type: z.literal('header'), block_id: blockId, text: plain(150) });
const divider = z.strictObject({ type: z.literal('divider'), block_id: blockId });
const context = z.strictObject({
  type: z.literal('context'),
  block_id: blockId,
  elements: z.array(text(2000)).min(1).max(10),
});
const actions = z.strictObject({
  type: z.literal('actions'),
  block_id: blockId,
  elements: z
    .array(z.union([button, overflow, select]))
    .min(1)
    .max(25),
});
const section = z
  .strictObject({
    type: z.literal('section'),
    block_id: blockId,
    text: text(3000).optional(),
    fields: z.array(text(2000)).min(1).max(10).optional(),
    accessory: z.union([button, overflow, select]).optional(),
    expand: z.boolean().optional(),
  })
  .refine(block => block.text || block.fields, 'a section needs text or fields');
const input = z.strictObject({
  type: z.literal('input'),
  block_id: blockId,
  label: plain(2000),
  hint: plain(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: z.union([textInput, select, groupedSelect, externalSelect, datepicker, fileInput, checkboxes]),
});

const messageBlock = z.union([header, divider, context, actions, section, dataVisualization, table]);
const viewBlock = z.union([header, divider, context, actions, section, input]);

/** Slack refuses a message of many legal blocks beyond about this (slackapi/bolt-js#2509). */
const allBlocksAtMost = 13_200;

export const messageBlocks = z
  .array(messageBlock)
  .max(50)
  .superRefine(unique)
  .superRefine(fewFigures)
  .refine(list => JSON.stringify(textsOf(list)).length <= allBlocksAtMost, 'msg_blocks_too_long');

export const viewBlocks = z.array(viewBlock).max(100).superRefine(unique);

export type Block = z.infer<typeof viewBlock> | z.infer<typeof messageBlock>;

/** Faults in the way Slack lists them in response_metadata.messages. */
export function faults(error: z.ZodError): string[] {
  return error.issues.map(issue => `[ERROR] ${issue.message} [json-pointer:/${issue.path.join('/')}]`);
}

export function takesFiles(block: Block): boolean {
  return block.type === 'input' && block.element.type === 'file_input';
}

/** A field of a form that is searched while typing, and tells of a choice at once; null where the block is none. */
export function searchIn(block: Block): z.infer<typeof externalSelect> | null {
  const isTold = block.type === 'input' && block.dispatch_action === true;
  return isTold && block.element.type === 'external_select' ? block.element : null;
}

/** A line to type in, of which the app is told when Enter is pressed in it; null where the block is none. */
export function lineIn(block: Block): z.infer<typeof textInput> | null {
  const isTold = block.type === 'input' && block.dispatch_action === true;
  return isTold && block.element.type === 'plain_text_input' ? block.element : null;
}

/** The pressable elements of a block. */
export function actionsIn(block: Block): BlockAction[] {
  if (block.type === 'actions') return block.elements;
  return block.type === 'section' && block.accessory ? [block.accessory] : [];
}

function unique(blocks: Block[], context: z.RefinementCtx): void {
  const blockIds = blocks.flatMap(({ block_id }) => (block_id ? [block_id] : []));
  if (new Set(blockIds).size < blockIds.length)
    context.addIssue({ code: 'custom', message: 'block_id already exists' });
  for (const block of blocks) {
    const ids = actionsIn(block).map(({ action_id }) => action_id);
    if (new Set(ids).size < ids.length)
      context.addIssue({ code: 'custom', message: 'action_id already exists in the block' });
  }
}

function fewFigures(blocks: Block[], context: z.RefinementCtx): void {
  for (const [type, most] of Object.entries(figuresAtMost))
    if (blocks.filter(block => block.type === type).length > most)
      context.addIssue({ code: 'custom', message: `no more than ${most} ${type} in a message` });
}

function textsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsOf);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'text' && typeof value === 'string' ? [value] : textsOf(value),
  );
}
