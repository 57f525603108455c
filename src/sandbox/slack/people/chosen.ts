import type { Block } from '../block-kit/blocks.ts';
import type { BlockAction } from '../block-kit/elements.ts';
import type { SlackWorkspace } from '../workspace.ts';
import { topmost, type Where } from './places.ts';

/**
 * Notes what somebody chooses in a menu outside a form. Slack's clients keep a select's choice by its block's and its own
 * id, over every update that leaves them as they are, and tell of changes alone; a ⋯ menu keeps none.
 *
 * @returns whether it was not chosen already
 */
export function isNewChoice(
  workspace: SlackWorkspace,
  user: string,
  where: Where,
  { block_id }: Block,
  action: BlockAction,
  value: string,
): boolean {
  // Without an id of its own a block gets a new one with every update.
  if (action.type !== 'static_select' || block_id === undefined) return true;
  const place =
    where === 'home'
      ? where
      : where === 'modal'
        ? topmost(workspace, user).id
        : `${where.channel} ${where.ts}`;
  const key = [user, place, block_id, action.action_id].join(' ');
  const before = workspace.chosen.get(key) ?? action.initial_option?.value;
  workspace.chosen.set(key, value);
  return before !== value;
}
