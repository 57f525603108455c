import { z } from 'zod';
import { base } from './properties.ts';

const input = {
  ...base,
  id: z.string().min(1),
  label: z.string().optional(),
  isRequired: z.boolean().optional(),
  errorMessage: z.string().optional(),
};
export const inputText = z.strictObject({
  type: z.literal('Input.Text'),
  ...input,
  isMultiline: z.boolean().optional(),
  maxLength: z.int().positive().optional(),
  placeholder: z.string().optional(),
  value: z.string().optional(),
});
export const inputDate = z.strictObject({
  type: z.literal('Input.Date'),
  ...input,
  value: z.union([z.iso.date(), z.literal('')]).optional(),
  min: z.iso.date().optional(),
  max: z.iso.date().optional(),
});
export const inputToggle = z.strictObject({
  type: z.literal('Input.Toggle'),
  ...input,
  title: z.string().min(1),
  value: z.string().optional(),
  valueOn: z.string().optional(),
  valueOff: z.string().optional(),
  wrap: z.boolean().optional(),
});
/** What is offered while somebody types is the bot's: it is asked for by an invoke (msteams-docs, dynamic-search). */
const dataQuery = z.strictObject({
  type: z.literal('Data.Query'),
  dataset: z.string().min(1),
  associatedInputs: z.enum(['auto', 'none']).optional(),
});
export const inputChoice = z
  .strictObject({
    type: z.literal('Input.ChoiceSet'),
    ...input,
    style: z.enum(['compact', 'expanded', 'filtered']).optional(),
    isMultiSelect: z.boolean().optional(),
    wrap: z.boolean().optional(),
    placeholder: z.string().optional(),
    value: z.string().optional(),
    choices: z.array(z.strictObject({ title: z.string(), value: z.string() })),
    'choices.data': dataQuery.optional(),
  })
  // One that is searched needs none at first (msteams-docs, people-picker.md).
  .refine(set => set.choices.length > 0 || set['choices.data'] !== undefined, 'nothing to choose from');
