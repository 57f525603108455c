import { z } from 'zod';
import { teamsIdOf } from '../../../sandbox/cast.ts';
import { type Act, anAct, as, file, inputs } from './act.ts';

const channel = z.string();

/** What one can do in Teams' window. */
export const teamsActs: Record<string, Act> = {
  'teams-press': anAct(
    {
      as,
      channel,
      message: z.string(),
      verb: z.string(),
      step: z.string(),
      page: z.string().optional(),
      button: z.string().optional(),
      chosen: z.string().optional(),
      ticket: z.int().optional(),
      inputs,
    },
    ({ sandbox }, order) => {
      return sandbox
        .people()
        .teams.execute(teamsIdOf(order.as), order.channel, order.message, pressed(order), order.inputs);
    },
  ),

  'teams-dialog': anAct(
    {
      as,
      verb: z.string(),
      step: z.string(),
      page: z.string().optional(),
      button: z.string().optional(),
      chosen: z.string().optional(),
      ticket: z.int().optional(),
      inputs,
    },
    ({ sandbox }, order) =>
      sandbox.people().teams.inDialog(teamsIdOf(order.as), pressed(order), order.inputs),
  ),

  'teams-look': anAct({ as, input: z.string(), text: z.string() }, ({ sandbox }, order) =>
    sandbox.people().teams.lookInDialog(teamsIdOf(order.as), order.input, order.text),
  ),

  'teams-close': anAct({ as }, ({ sandbox }, order) => {
    sandbox.people().teams.closeDialog(teamsIdOf(order.as));
    return { error: '' };
  }),

  'teams-write': anAct(
    { as, channel, text: z.string(), thread: z.string().optional(), files: z.array(file).optional() },
    ({ sandbox }, { as, channel, text, thread, files = [] }) => {
      const given = files.map(({ name, content }) => ({ name, size: content.byteLength }));
      const carrying = given.length > 0 ? { files: given } : {};
      sandbox.people().teams.write(teamsIdOf(as), channel, text, thread, carrying);
      return { error: '' };
    },
  ),

  'teams-paste': anAct({ as, channel, link: z.string() }, async ({ sandbox }, order) => {
    const found = await sandbox.people().teams.paste(teamsIdOf(order.as), order.channel, order.link);
    return { error: '', ...(found ? { found } : {}) };
  }),

  'teams-write-linked': anAct(
    { as, channel, text: z.string().min(1), link: z.string() },
    async ({ sandbox }, order) => {
      const who = teamsIdOf(order.as);
      const { teams } = sandbox.people();
      const found = await teams.paste(who, order.channel, order.link);
      if (found) teams.insert(who, order.channel, found, order.text);
      else teams.write(who, order.channel, order.text);
      return { error: '' };
    },
  ),

  'teams-message-action': anAct(
    { as, channel, message: z.string(), commandId: z.string() },
    ({ sandbox }, order) =>
      sandbox
        .people()
        .teams.messageAction(teamsIdOf(order.as), order.channel, order.message, order.commandId),
  ),

  'teams-compose-action': anAct({ as, channel, commandId: z.string() }, ({ sandbox }, order) =>
    sandbox.people().teams.composeAction(teamsIdOf(order.as), order.channel, order.commandId),
  ),

  'teams-mention': anAct({ as, channel, text: z.string() }, ({ sandbox }, order) =>
    sandbox.people().teams.mention(teamsIdOf(order.as), order.channel, order.text),
  ),

  'teams-slash': anAct({ as, channel, text: z.string() }, ({ sandbox }, order) =>
    sandbox.people().teams.slash(teamsIdOf(order.as), order.channel, order.text),
  ),

  'teams-search': anAct({ as, channel, text: z.string() }, ({ sandbox }, order) =>
    sandbox.people().teams.search(teamsIdOf(order.as), order.channel, order.text),
  ),

  'teams-insert': anAct(
    { as, channel, text: z.string(), index: z.int().min(0) },
    async ({ sandbox }, order) => {
      const who = teamsIdOf(order.as);
      const { results } = await sandbox.people().teams.search(who, order.channel, order.text);
      const found = results[order.index];
      if (found) sandbox.people().teams.insert(who, order.channel, found);
      return { error: '' };
    },
  ),

  'teams-chat': anAct({ as, text: z.string(), files: z.array(file) }, ({ sandbox }, order) =>
    sandbox.people().teams.sendFiles(teamsIdOf(order.as), order.files, order.text),
  ),
};

type Order = {
  verb: string;
  step: string;
  page?: string | undefined;
  button?: string | undefined;
  chosen?: string | undefined;
  ticket?: number | undefined;
};

/** What the button carries that was pressed. */
function pressed({ verb, step, page, button, chosen, ticket }: Order) {
  return {
    verb,
    step,
    ...(page ? { page } : {}),
    ...(button ? { button } : {}),
    ...(chosen ? { chosen } : {}),
    ...(ticket === undefined ? {} : { ticket }),
  };
}
