import { z } from 'zod';
import { slackIdOf } from '../../../sandbox/cast.ts';
import { type Act, anAct, as, file, inputs } from './act.ts';

const where = z.union([
  z.strictObject({ channel: z.string(), ts: z.string() }),
  z.literal('modal'),
  z.literal('home'),
]);

const files = z.record(z.string(), z.array(file));

/** What one can do in Slack's window. */
export const slackActs: Record<string, Act> = {
  'slack-press': anAct(
    {
      as,
      where,
      actionId: z.string(),
      choice: z.string().optional(),
      inputs: inputs.optional(),
      files: files.optional(),
    },
    ({ sandbox }, { as, where, actionId, choice, inputs, files }) =>
      sandbox.people().slack.press(slackIdOf(as), where, actionId, choice, inputs, files),
  ),

  'slack-look': anAct({ as, actionId: z.string(), text: z.string() }, ({ sandbox }, order) =>
    sandbox.people().slack.look(slackIdOf(order.as), order.actionId, order.text),
  ),

  'slack-choose': anAct(
    { as, actionId: z.string(), text: z.string(), choice: z.string(), inputs: inputs.optional() },
    ({ sandbox }, { as, actionId, text, choice, inputs }) =>
      sandbox.people().slack.choose(slackIdOf(as), actionId, text, choice, inputs),
  ),

  'slack-submit': anAct({ as, inputs, files: files.optional() }, ({ sandbox }, order) =>
    sandbox.people().slack.submit(slackIdOf(order.as), order.inputs, order.files),
  ),

  'slack-close': anAct({ as }, ({ sandbox }, order) => {
    sandbox.people().slack.close(slackIdOf(order.as));
    return { error: '' };
  }),

  'slack-slash': anAct({ as, channel: z.string(), text: z.string() }, ({ sandbox }, order) =>
    sandbox.people().slack.slash(slackIdOf(order.as), order.channel, '/ticket', order.text),
  ),

  'slack-home': anAct({ as }, ({ sandbox }, order) => sandbox.people().slack.openHome(slackIdOf(order.as))),

  'slack-shortcut': anAct(
    { as, callbackId: z.string(), of: z.strictObject({ channel: z.string(), ts: z.string() }).optional() },
    ({ sandbox }, order) =>
      sandbox.people().slack.shortcut(slackIdOf(order.as), order.callbackId, order.of ?? null),
  ),

  'slack-react': anAct(
    { as, channel: z.string(), ts: z.string(), reaction: z.string() },
    ({ sandbox }, order) =>
      sandbox.people().slack.react(slackIdOf(order.as), order.channel, order.ts, order.reaction),
  ),

  'slack-write': anAct(
    {
      as,
      channel: z.string(),
      text: z.string(),
      thread: z.string().optional(),
      files: z.array(file).optional(),
    },
    ({ sandbox }, { channel, text, thread, files, as }) =>
      sandbox.people().slack.write(slackIdOf(as), channel, text, thread, files),
  ),
};
