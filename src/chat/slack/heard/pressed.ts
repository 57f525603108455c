import type { SlackActionMiddlewareArgs } from '@slack/bolt';
import { actionOf, isUndo, listingVerb } from '../../actions/actions.ts';
import type { Whereabouts } from '../../desk-door.ts';
import { cardActions } from '../carried/card-actions.ts';
import { listOfBlock, searchAction } from '../carried/in-list.ts';
import { type PressValue, parsePressValue } from '../carried/press-value.ts';
import { type Origin, originOf } from '../carried/view-metadata.ts';
import { alone, whereIn } from './whereabouts.ts';

/** Where somebody pressed, and how they can be answered there. */
export type Place = {
  trigger: string;
  user: string;
  channel: string | null;
  /** Where it, or the window in which it stands, was asked for. */
  from: Origin;
  /** The message, where it is a ticket's card. */
  card: { channel: string; ts: string } | null;
  view: { id: string; hash: string; type: string } | undefined;
  /** What came of it takes the place of the line that was pressed, which only the presser sees. */
  replaces: boolean;
  /** Where what only the presser sees can be drawn anew for half an hour; '' for what all see. */
  responseUrl: string;
};

/** A press, as Slack tells of it. */
export type Pressed = {
  actionId: string;
  /** What the button carries; null for what none of ours does. */
  value: PressValue | null;
  /** What was typed into the line for searching; null: nothing is typed there. */
  typed: string | null;
  /** When it was pressed: it tells one press from the next. */
  stamp: string;
  place: Place;
  where: Whereabouts;
  /** The list in which it stands; '' for none. */
  list: string;
  /** What was chosen of what was searched for; null where something else was pressed. */
  chosen: string | null;
  /** Chosen from a menu: the chooser's client goes on showing it as chosen, and tells of no second time. */
  isChosen: boolean;
  /** A letter is taken back: of that only its writer need know. */
  isUndoing: boolean;
};

/** @returns null for what is no press: a link opens in the browser, and Slack tells us all the same */
export function pressedIn({
  action,
  body,
}: Pick<SlackActionMiddlewareArgs, 'action' | 'body'>): Pressed | null {
  const actionId = action.type !== undefined && 'action_id' in action ? action.action_id : '';
  if (body.type !== 'block_actions' || action.type === undefined || actionId.startsWith('link:')) return null;
  const { container, channel, message } = body;
  const carried = parsePressValue(rawValue(action));
  const typed = typedIn(action, actionId);
  const value = typed !== null ? searching : carried && actionOf(carried.verb) ? carried : null;
  const isUndoing = value !== null && isUndo(value.verb);
  const isOnCard = container.type === 'message' && !container.is_ephemeral && isCard(message ?? {});
  const isWhisper = container.type === 'message' && container.is_ephemeral;
  // What nobody else sees: a line that offered something has had its day, and is drawn over.
  const isOwnLine = isWhisper || (isUndoing && channel?.id.startsWith('D') === true);
  const responseUrl = 'response_url' in body ? String(body.response_url) : '';
  return {
    actionId,
    value,
    typed,
    stamp: 'action_ts' in action ? action.action_ts : body.trigger_id,
    place: {
      trigger: body.trigger_id,
      user: body.user.id,
      channel: channel?.id ?? null,
      from: channel
        ? { back: isWhisper ? responseUrl : '', channel: channel.id }
        : originOf(body.view?.private_metadata ?? ''),
      card: isOnCard && channel && message ? { channel: channel.id, ts: message.ts } : null,
      view: body.view,
      // The line that offered to take a letter back has had its day, whatever the answer.
      replaces: isOwnLine && isUndoing,
      responseUrl: isOwnLine ? responseUrl : '',
    },
    where: channel ? whereIn(channel.id, message?.ts ?? null, isOnCard) : alone,
    list: listOfBlock('block_id' in action ? action.block_id : ''),
    chosen: action.type === 'external_select' ? (action.selected_option?.value ?? null) : null,
    isChosen: action.type === 'static_select',
    isUndoing,
  };
}

/** To look for something is to ask for another list. */
const searching: PressValue = { verb: listingVerb, ticket: 0, nonce: '', version: 0, page: '' };

function typedIn(action: SlackActionMiddlewareArgs['action'], actionId: string): string | null {
  return action.type === 'plain_text_input' && actionId === searchAction ? (action.value ?? '') : null;
}

function rawValue(action: SlackActionMiddlewareArgs['action']): unknown {
  if (action.type === 'overflow' || action.type === 'static_select') return action.selected_option.value;
  return action.type === 'button' ? action.value : '';
}

/** Lines of a list carry our buttons too; only a card has this block. */
function isCard(message: Record<string, unknown>): boolean {
  return (
    Array.isArray(message.blocks) &&
    message.blocks.some(block => String(block?.block_id).startsWith(cardActions))
  );
}
