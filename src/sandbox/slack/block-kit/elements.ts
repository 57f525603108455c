import { z } from 'zod';

export const plain = (max: number) =>
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
export const text = (max: number) => z.union([plain(max), mrkdwn(max)]);

export const blockId = z.string().max(255).optional();
const actionId = z.string().min(1).max(255);
const option = (valueMax: number) =>
  z.strictObject({ text: plain(75), value: z.string().min(1).max(valueMax) });

export const button = z.strictObject({
  type: z.literal('button'),
  action_id: actionId,
  text: plain(75),
  value: z.string().min(1).max(2000).optional(),
  url: z.url().max(3000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(75).optional(),
});

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: actionId,
  options: z.array(option(150)).min(1).max(5),
});

const isOffered = (options: Option[], initial: Option | undefined) =>
  !initial || options.some(each => JSON.stringify(each) === JSON.stringify(initial));
const notOffered = 'initial_option must be one of the options';
const offeredAtOnce = z.array(option(150)).min(1).max(100);
const aSelect = {
  type: z.literal('static_select'),
  action_id: actionId,
  placeholder: plain(150).optional(),
  initial_option: option(150).optional(),
};

export const select = z
  .strictObject({ ...aSelect, options: offeredAtOnce })
  .refine(({ options, initial_option }) => isOffered(options, initial_option), notOffered);

/** Of more than a hundred, in groups of so many (docs.slack.dev, select menu element). */
export const groupedSelect = z
  .strictObject({
    ...aSelect,
    option_groups: z
      .array(z.strictObject({ label: plain(75), options: offeredAtOnce }))
      .min(1)
      .max(100),
  })
  .refine(grouped => isOffered(optionsOf(grouped), grouped.initial_option), notOffered);

type Option = z.infer<ReturnType<typeof option>>;

/** All that a select offers, in groups or not. */
export function optionsOf(
  select: { options: Option[] } | { option_groups: { options: Option[] }[] },
): Option[] {
  return 'options' in select ? select.options : select.option_groups.flatMap(({ options }) => options);
}

/** Its options are the app's, asked for while somebody types: at its options load URL. */
export const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  action_id: actionId,
  placeholder: plain(150).optional(),
  min_query_length: z.int().min(0).optional(),
  initial_option: option(150).optional(),
});

/** What the app answers to what is typed there. */
export const loadedOptions = z.strictObject({ options: z.array(option(150)).max(100) });

export const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  action_id: actionId,
  options: z.array(option(150)).min(1).max(10),
  initial_options: z.array(option(150)).min(1).optional(),
});

export const textInput = z.strictObject({
  type: z.literal('plain_text_input'),
  action_id: actionId,
  multiline: z.boolean().optional(),
  max_length: z.int().min(1).max(3000).optional(),
  min_length: z.int().min(0).max(3000).optional(),
  placeholder: plain(150).optional(),
  initial_value: z.string().max(3000).optional(),
});

export const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  action_id: actionId,
  initial_date: z.iso.date().optional(),
  placeholder: plain(150).optional(),
});

export const fileInput = z.strictObject({
  type: z.literal('file_input'),
  action_id: actionId,
  filetypes: z.array(z.string().min(1)).min(1).optional(),
  max_files: z.int().min(1).max(10).optional(),
});

export type BlockAction = z.infer<typeof button> | z.infer<typeof overflow> | z.infer<typeof select>;
