import { actionsIn, type Block } from '../block-kit/blocks.ts';
import type { BlockAction } from '../block-kit/elements.ts';
import type { OpenView, SlackWorkspace } from '../workspace.ts';
import { homeState } from './home-state.ts';

/** Where somebody presses: on a message, in the modal that is open, or on their Home tab. */
export type Where = { channel: string; ts: string } | 'modal' | 'home';

/** What lies there, and how Slack tells the app of the place. */
type Place = { blocks: Block[] } & Record<string, unknown>;

/** @param typed what stands in the fields of the modal. @throws Error where this person sees nothing there */
export function placeOf(
  workspace: SlackWorkspace,
  apiUrl: string,
  user: string,
  where: Where,
  typed: Record<string, unknown> = {},
): Place {
  if (where === 'home') return onHome(workspace, user);
  if (where === 'modal') return inModal(topmost(workspace, user), typed);
  return onMessage(workspace, apiUrl, user, where);
}

/** The modal that a person sees. @throws Error where none is open */
export function topmost(workspace: SlackWorkspace, user: string): OpenView {
  const opened = workspace.openViews(user).at(-1);
  if (!opened) throw new Error(`${user} has no modal open`);
  return opened;
}

/** A modal as Slack tells the app of it, with what was typed into it. */
export function viewPayload(
  { id, hash, root, previous, view }: OpenView,
  values: Record<string, unknown>,
): Record<string, unknown> {
  return {
    ...view,
    id,
    hash,
    root_view_id: root,
    previous_view_id: previous,
    private_metadata: view.private_metadata ?? '',
    callback_id: view.callback_id ?? '',
    state: { values },
  };
}

/**
 * Ids are each block's own: menus of several lines may bear the same, and the one is meant that has what is chosen.
 *
 * @throws Error where no such button is shown
 */
export function buttonIn(blocks: Block[], actionId: string, choice?: string): [Block, BlockAction] {
  for (const block of blocks)
    for (const action of actionsIn(block))
      if (action.action_id === actionId && (action.type === 'button' || hasOption(action, choice)))
        return [block, action];
  throw new Error(`there is no button ${actionId}${choice ? ` with ${choice}` : ''}`);
}

function hasOption({ options }: Exclude<BlockAction, { type: 'button' }>, choice = ''): boolean {
  return options.some(({ value }) => value === choice);
}

function onHome(workspace: SlackWorkspace, user: string): Place {
  const home = workspace.state.homes[user];
  if (!home) throw new Error(`${user} has not opened the Home tab`);
  return {
    blocks: home.blocks,
    view: { ...home, id: 'VHOME', hash: homeState(home), state: { values: {} } },
    container: { type: 'view', view_id: 'VHOME' },
  };
}

function inModal(opened: OpenView, typed: Record<string, unknown>): Place {
  return {
    blocks: opened.view.blocks,
    view: viewPayload(opened, typed),
    container: { type: 'view', view_id: opened.id },
  };
}

function onMessage(
  workspace: SlackWorkspace,
  apiUrl: string,
  user: string,
  where: { channel: string; ts: string },
): Place {
  const channel = workspace.channel(where.channel);
  const message = channel?.messages.find(({ ts }) => ts === where.ts);
  const whisper = workspace.state.ephemerals.find(({ ts, user: to }) => ts === where.ts && to === user);
  const found = message ?? whisper;
  if (!channel || !found) throw new Error(`there is no message ${where.ts}`);
  return {
    blocks: found.blocks ?? [],
    channel: { id: channel.id, name: channel.name },
    message: { type: 'message', ...found },
    response_url: `${apiUrl}/respond/${user}/${where.ts}`,
    container: {
      type: 'message',
      message_ts: where.ts,
      channel_id: channel.id,
      is_ephemeral: whisper !== undefined,
    },
  };
}
