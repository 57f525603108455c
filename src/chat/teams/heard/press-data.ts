import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { verbs } from '../../actions/actions.ts';
import { type ButtonPress, specAtMost, steps } from '../../button-press.ts';
import { askerOf } from './asker-of.ts';

/** What our buttons carry, with the inputs that Teams has merged into it. */
const pressData = z.object({
  verb: z.enum(verbs),
  step: z.enum(steps),
  ticket: z.number().int().nonnegative(),
  nonce: z.string().max(12).default(''),
  version: z.number().int().nonnegative(),
  inputs: z.record(z.string(), z.string()).default({}),
  list: z.string().max(specAtMost).default(''),
  /** A press does not bring the message along in which it was. */
  on: z.string().max(10).default(''),
  /** Of the press that it asks for again. */
  key: z.string().max(500).default(''),
});

const invokeValue = z.object({ action: z.object({ data: z.unknown() }) });

/** What the button of an Action.Execute carries, as foreign data. */
export function dataOfInvoke(value: unknown): unknown {
  return invokeValue.safeParse(value).data?.action.data;
}

const taskValue = z.object({ data: z.unknown() });

/** What the button of a dialog, or one that opens it, carries, as foreign data. */
export function dataOfTask(value: unknown): unknown {
  return taskValue.safeParse(value).data?.data;
}

/** The press that an activity tells of; null where no button of ours does. */
export function pressIn(activity: Activity, value: unknown): ButtonPress | null {
  const parsed = pressData.safeParse(value);
  const asker = askerOf(activity);
  const { userId } = asker;
  if (!parsed.success || !userId) return null;
  const { inputs, key, on, ...rest } = parsed.data;
  return {
    ...rest,
    ...asker,
    onCard: on === 'card',
    inputs: { ...inputs, ...typedInto(parsed.data.verb, value) },
    // What bears no id is no repetition of anything; nobody asks for another's press again.
    key: key.startsWith(`teams:${userId}:`) ? key : `teams:${userId}:${activity.id || crypto.randomUUID()}`,
  };
}

/** A form's inputs, whose ids are `<verb>.<field>`. */
function typedInto(verb: string, value: unknown): Record<string, string> {
  const prefix = `${verb}.`;
  return Object.fromEntries(
    Object.entries(value as Record<string, unknown>).flatMap(([id, typed]) =>
      id.startsWith(prefix) && typeof typed === 'string' ? [[id.slice(prefix.length), typed]] : [],
    ),
  );
}
