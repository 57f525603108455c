import { asDialogCard, taskAnswer } from '../adaptive-card/dialog.ts';
import { datasetIn, submitsIn, typedFor } from '../adaptive-card/walk.ts';
import type { Dialog, TeamsTenant, TeamsUser } from '../tenant.ts';
import { type ChoicesShown, choicesShown, queryOf } from './choices.ts';
import { fits, type Pressed } from './seen.ts';
import { type Shown, trouble } from './shown.ts';
import type { Telling } from './telling.ts';

/** So often Teams sends again what was sent from a dialog (platform rules, Teams 8). */
const repeats = 2;

type Opener = Pick<Dialog, 'channel' | 'root' | 'opener' | 'action'>;

/** What people do with dialogs. */
export function dialogsOf(tenant: TeamsTenant, bot: Telling) {
  return {
    /** An action of the message extension, which opens a dialog. */
    act: async (user: TeamsUser, from: Opener): Promise<Shown> => {
      const value = { ...from.action, context: { theme: 'default' } };
      const send = () => told(bot, user, from, { name: 'composeExtension/fetchTask', value });
      return show(tenant, user, from, await repeated(send, tenant.waitsMs.submit));
    },

    /** A button of a card that opens a dialog. */
    open: async (user: TeamsUser, from: Opener, data: Record<string, unknown>): Promise<Shown> => {
      const { msteams: _, ...rest } = data;
      const value = { data: { ...rest, type: 'task/fetch' }, context: { theme: 'default' } };
      return show(tenant, user, from, await told(bot, user, from, { name: 'task/fetch', value }));
    },

    /**
     * A button in the dialog that is open; null where it has no such button.
     *
     * @param inputs by input id; what is not named stays as the dialog shows it
     */
    submit: async (
      user: TeamsUser,
      pressed: Pressed,
      inputs: Record<string, string>,
    ): Promise<Shown | null> => {
      const open = tenant.dialogs.get(user.aadObjectId);
      if (open?.content.kind !== 'card') return null;
      const { card } = open.content;
      const action = submitsIn(card).find(({ data }) => fits(data, pressed));
      if (!action) return null;
      const typed = typedFor(action, card, inputs);
      if ('error' in typed) return { error: typed.error };
      const value = {
        ...open.action,
        data: { ...typed.inputs, ...action.data },
        context: { theme: 'default' },
      };
      const name = open.action ? 'composeExtension/submitAction' : 'task/submit';
      const send = () => told(bot, user, open, { name, value });
      return show(tenant, user, open, await repeated(send, tenant.waitsMs.submit));
    },

    /** Types into an input of the dialog that is searched meanwhile. @returns what the bot offers */
    look: (user: TeamsUser, inputId: string, typed: string): Promise<ChoicesShown> =>
      looked(tenant, bot, user, inputId, typed),

    close: (user: TeamsUser): void => {
      tenant.dialogs.delete(user.aadObjectId);
      tenant.changed();
    },
  };
}

async function looked(
  tenant: TeamsTenant,
  bot: Telling,
  user: TeamsUser,
  inputId: string,
  typed: string,
): Promise<ChoicesShown> {
  const open = tenant.dialogs.get(user.aadObjectId);
  const dataset = open?.content.kind === 'card' ? datasetIn(open.content.card, inputId) : null;
  if (!open || dataset === null) throw new Error(`there is no input ${inputId} to search in`);
  const begun = performance.now();
  const value = queryOf(dataset, typed);
  const answer = await told(bot, user, open, { name: 'application/search', value });
  return choicesShown(answer, performance.now() - begun > tenant.waitsMs.search);
}

/** Where it is told that a dialog is over: below a post, in a channel, or in the chat with the bot. */
async function told(
  bot: Telling,
  user: TeamsUser,
  { channel, root, opener }: Opener,
  activity: Record<string, unknown>,
): Promise<Answer> {
  const invoke = { type: 'invoke', ...(opener === '' ? {} : { replyToId: opener }), ...activity };
  if (channel === '') return await bot.postAlone(user, invoke);
  const conversation = root === null ? channel : `${channel};messageid=${root}`;
  return await bot.post(user, conversation, { channelData: bot.channelData(channel), ...invoke });
}

type Answer = { status: number; body: unknown };

/** Teams sends again what is not answered in time. */
async function repeated(send: () => Promise<Answer>, waitsMs: number): Promise<Answer> {
  let answer: Answer = { status: 504, body: null };
  for (let sent = 0; sent <= repeats && answer.status === 504; sent += 1) {
    const late = new Promise<Answer>(done => setTimeout(done, waitsMs, { status: 504, body: null }));
    answer = await Promise.race([send(), late]);
  }
  return answer;
}

/** The dialog as the bot answered it. @throws Error for what Teams would not understand */
function show(
  tenant: TeamsTenant,
  user: TeamsUser,
  from: Opener,
  answer: { status: number; body: unknown },
): Shown {
  if (answer.status !== 200) return { error: trouble };
  const parsed = taskAnswer.safeParse(answer.body || null);
  if (!parsed.success) throw new Error(`Teams would not understand this answer: ${parsed.error.message}`);
  const task = parsed.data?.task;
  if (!task) tenant.dialogs.delete(user.aadObjectId);
  else
    tenant.dialogs.set(user.aadObjectId, {
      channel: from.channel,
      root: from.root,
      opener: from.opener,
      action: from.action,
      id: tenant.nextId(),
      title: task.type === 'continue' ? task.value.title : 'Sportello',
      content:
        task.type === 'continue'
          ? { kind: 'card', card: asDialogCard(task.value.card.content) }
          : { kind: 'line', line: task.value },
    });
  tenant.changed();
  return { error: task?.type === 'message' ? task.value : '' };
}
