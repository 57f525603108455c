import type { Execute, Submit } from '../adaptive-card/actions.ts';
import { executesIn, submitsIn } from '../adaptive-card/walk.ts';
import type { TeamsMessage, TeamsTenant, TeamsUser } from '../tenant.ts';

/** What is pressed: the verb and the step that the button carries; `button` names one of a form's own, `chosen` what it puts in. */
export type Pressed = {
  verb: string;
  step: string;
  page?: string;
  ticket?: number;
  button?: string;
  chosen?: string;
};

/** A message, with the post under which it stands; `root` is null in the chat with the bot. */
type Seen = { message: TeamsMessage; root: TeamsMessage | null };

/** @throws Error where this person sees no such message */
export function messageSeen(
  tenant: TeamsTenant,
  channelId: string,
  messageId: string,
  { aadObjectId }: TeamsUser,
): Seen {
  for (const { root, replies } of tenant.channel(channelId)?.threads ?? [])
    for (const message of [root, ...replies]) if (message.id === messageId) return { message, root };
  const only = tenant.targetedNow().find(each => each.to === aadObjectId && each.message.id === messageId);
  if (only)
    return {
      message: only.message,
      root: only.root ? (tenant.thread(only.channel, only.root)?.root ?? null) : only.message,
    };
  const message = tenant.chatWith(aadObjectId).find(({ id }) => id === messageId);
  if (message) return { message, root: null };
  throw new Error(`there is no message ${messageId}`);
}

type Card = TeamsMessage['card'];

/** Whether a button carries what is pressed. */
export function fits(data: Record<string, unknown>, pressed: Pressed): boolean {
  const carried = data as {
    verb: string;
    step: string;
    ticket: number;
    inputs?: Record<string, string>;
  };
  return (
    carried.verb === pressed.verb &&
    carried.step === pressed.step &&
    (pressed.ticket === undefined || carried.ticket === pressed.ticket) &&
    (!pressed.page || carried.inputs?.page === pressed.page) &&
    (!pressed.button || carried.inputs?.button === pressed.button) &&
    (!pressed.chosen || carried.inputs?.[pressed.button ?? ''] === pressed.chosen)
  );
}

/** The button that opens a dialog; null where there is none. A form's own buttons are reached through it. */
export function openerIn(card: Card, pressed: Pressed): Submit | null {
  const wanted = { ...pressed, step: 'press' };
  return submitsIn(card).find(({ data }) => data.msteams !== undefined && fits(data, wanted)) ?? null;
}

/** @throws Error where the card has no such button */
export function buttonIn(card: Card, pressed: Pressed): Execute {
  const action = executesIn(card).find(({ data }) => fits(data, pressed));
  if (!action) throw new Error(`the card has no button ${pressed.verb} ${pressed.step}`);
  return action;
}

/** What an old client sends in a button's place; it opens no dialogs. @throws Error where it has none */
export function fallbackIn(card: Card, pressed: Pressed): { data: Record<string, unknown> } {
  const opener = openerIn(card, pressed);
  if (opener) return opener;
  const action = executesIn(card).find(
    ({ verb, data }) => verb === pressed.verb && data.step === pressed.step,
  );
  if (!action?.fallback) throw new Error(`the button ${pressed.verb} has no fallback`);
  return action.fallback;
}
