import { z } from 'zod';
import { base } from './properties.ts';

export const actionStyle = z.enum(['default', 'positive', 'destructive']).optional();
export const mode = z.enum(['primary', 'secondary']).optional();
export const title = z.string().min(1);
const data = z.record(z.string(), z.unknown());
const submit = z.strictObject({ type: z.literal('Action.Submit'), title, data, style: actionStyle, mode });
const execute = z.strictObject({
  type: z.literal('Action.Execute'),
  title,
  verb: z.string(),
  data,
  style: actionStyle,
  mode,
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
