import { z } from 'zod';
import { base } from './properties.ts';

export const actionStyle = z.enum(['default', 'positive', 'destructive']).optional();
export const mode = z.enum(['primary', 'secondary']).optional();
export const title = z.string().min(1);
const data = z.record(z.string(), z.unknown());
/** In `msteams` a button may ask for a dialog; what else could stand there, the product does not send. */
const submitData = data.refine(
  ({ msteams }) => msteams === undefined || JSON.stringify(msteams) === '{"type":"task/fetch"}',
  'msteams: { type: "task/fetch" } is all that is known',
);
/** `none`: nothing that was typed is sent, and nothing is asked to be filled in (Adaptive Cards 1.3, Input validation). */
const associatedInputs = z.enum(['auto', 'none']).optional();
const submit = z.strictObject({
  type: z.literal('Action.Submit'),
  title,
  data: submitData,
  style: actionStyle,
  mode,
  associatedInputs,
});
const execute = z.strictObject({
  type: z.literal('Action.Execute'),
  title,
  verb: z.string(),
  data,
  style: actionStyle,
  mode,
  associatedInputs,
  fallback: submit.optional(),
});
export const openUrl = z.strictObject({
  type: z.literal('Action.OpenUrl'),
  title,
  url: z.url(),
  style: actionStyle,
  mode,
});

/** What can stand inside a card, and below it. */
export const action = z.union([execute, submit, openUrl]);

export const actionSet = z.strictObject({
  type: z.literal('ActionSet'),
  ...base,
  actions: z.array(action).min(1).max(6),
});

export type Execute = z.infer<typeof execute>;
export type Submit = z.infer<typeof submit>;
