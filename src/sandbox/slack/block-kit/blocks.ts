import { z } from 'zod';

/**
 * Block Kit as Slack accepts it (docs.slack.dev, reference): strict, so that an unknown type, an unknown field or a
 * text over its limit is refused here as it is there. Only the blocks that the product could send are known.
 */

const plain = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });
const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });
const text = (max: number) => z.union([plain(max), mrkdwn(max)]);

const blockId = z.string().max(255).optional();
const actionId = z.string().min(1).max(255);
const option = (valueMax: number) =>
  z.strictObject({ text: plain(75), value: z.string().min(1).max(valueMax) });

const button = z.strictObject({
  type: z.literal('button'),
  action_id: actionId,
  text: plain(75),
  value: z.string().min(1).max(2000).optional(),
  url: z.url().max(3000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(75).optional(),
});

const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: actionId,
  options: z.array(option(150)).min(1).max(5),
});

const select = z
  .strictObject({
    type: z.literal('static_select'),
    action_id: actionId,
    placeholder: plain(150).optional(),
    options: z.array(option(150)).min(1).max(100),
    initial_option: option(150).optional(),
  })
  .refine(
    ({ options, initial_option }) =>
      !initial_option || options.some(o => JSON.stringify(o) === JSON.stringify(initial_option)),
    'initial_option must be one of the options',
  );

const textInput = z.strictObject({
  type: z.literal('plain_text_input'),
  action_id: actionId,
  multiline: z.boolean().optional(),
  max_length: z.int().min(1).max(3000).optional(),
  min_length: z.int().min(0).max(3000).optional(),
  placeholder: plain(150).optional(),
  initial_value: z.string().max(3000).optional(),
});

const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  action_id: actionId,
  initial_date: z.iso.date().optional(),
  placeholder: plain(150).optional(),
});

const fileInput = z.strictObject({
  type: z.literal('file_input'),
  action_id: actionId,
  filetypes: z.array(z.string().min(1)).min(1).optional(),
  max_files: z.int().min(1).max(10).optional(),
});

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
  element: z.union([textInput, select, datepicker, fileInput]),
});

const messageBlock = z.union([header, divider, context, actions, section]);
const viewBlock = z.union([header, divider, context, actions, section, input]);

/** Slack refuses a message of many legal blocks beyond about this (slackapi/bolt-js#2509). */
const allBlocksAtMost = 13_200;

export const messageBlocks = z
  .array(messageBlock)
  .max(50)
  .superRefine(unique)
  .refine(list => JSON.stringify(textsOf(list)).length <= allBlocksAtMost, 'msg_blocks_too_long');

const viewBlocks = z.array(viewBlock).max(100).superRefine(unique);

export const modal = z
  .strictObject({
    type: z.literal('modal'),
    callback_id: z.string().max(255).optional(),
    private_metadata: z.string().max(3000).optional(),
    title: plain(24),
    submit: plain(24).optional(),
    close: plain(24).optional(),
    blocks: viewBlocks,
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    external_id: z.string().max(255).optional(),
  })
  .refine(
    view => view.submit || view.blocks.every(({ type }) => type !== 'input'),
    'a view with inputs needs a submit',
  );

export const homeTab = z.strictObject({
  type: z.literal('home'),
  callback_id: z.string().max(255).optional(),
  private_metadata: z.string().max(3000).optional(),
  blocks: viewBlocks.refine(blocks => !blocks.some(takesFiles), 'file_input is for modals only'),
});

export type Block = z.infer<typeof viewBlock>;
export type ModalView = z.infer<typeof modal>;
export type HomeTabView = z.infer<typeof homeTab>;
export type BlockAction = z.infer<typeof button> | z.infer<typeof overflow> | z.infer<typeof select>;

/** Faults in the way Slack lists them in response_metadata.messages. */
export function faults(error: z.ZodError): string[] {
  return error.issues.map(issue => `[ERROR] ${issue.message} [json-pointer:/${issue.path.join('/')}]`);
}

export function takesFiles(block: Block): boolean {
  return block.type === 'input' && block.element.type === 'file_input';
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

function textsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsOf);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'text' && typeof value === 'string' ? [value] : textsOf(value),
  );
}
