import { setTimeout as pause } from 'node:timers/promises';
import { slackIds } from '../../../src/sandbox/cast.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { actionsIn, type Block } from '../../../src/sandbox/slack/block-kit/blocks.ts';
import type { Chance } from './chance.ts';
import { type Done, type Hand, pressed, typed } from './hand.ts';

type Button = { verb: string; channel: string; ts: string; actionId: string; choice?: string };

/** An operator in Slack. */
export function slackHand(sandbox: Sandbox, user: string, chance: Chance): Hand {
  const { slack } = sandbox.people();

  function buttons(): Button[] {
    return sandbox.slack.state.channels
      .filter(({ members }) => members.includes(user))
      .flatMap(({ id, messages }) =>
        messages.flatMap(({ ts, blocks = [] }) =>
          blocks.flatMap(actionsIn).flatMap(action => {
            const at = { channel: id, ts, actionId: action.action_id };
            if (action.type === 'plain_text_input') return [];
            return action.type === 'button'
              ? [{ ...at, verb: action.action_id.replace(/^verb:/, '').split(':')[0] ?? '' }]
              : action.options.map(({ value }) => ({
                  ...at,
                  verb: value.split(' ')[0] ?? '',
                  choice: value,
                }));
          }),
        ),
      )
      .filter(({ verb }) => pressed.includes(verb));
  }

  /** What a window asks for, answered in some way. */
  function answers(blocks: Block[]): Record<string, string> {
    return Object.fromEntries(
      blocks.flatMap(block => {
        if (block.type !== 'input') return [];
        const { element } = block;
        if (element.type === 'static_select')
          return [[element.action_id, chance.of(element.options)?.value ?? '']];
        if (element.type === 'plain_text_input') return [[element.action_id, element.initial_value || typed]];
        return [];
      }),
    );
  }

  async function fillIn(): Promise<string> {
    for (let windows = 0; windows < 5; windows += 1) {
      const window = await topmost();
      if (!window) return '';
      if (!window.view.submit) break;
      const { error } = await slack.submit(user, answers(window.view.blocks));
      if (error) break;
    }
    while (sandbox.slack.openViews(user).length > 0) slack.close(user);
    return '';
  }

  /** A window comes within Slack's three seconds, or not at all. */
  async function topmost() {
    for (let tried = 0; tried < 4 && sandbox.slack.openViews(user).length === 0; tried += 1) await pause(15);
    return sandbox.slack.openViews(user).at(-1);
  }

  return {
    async act(): Promise<Done | null> {
      const button = chance.of(buttons());
      if (!button) return null;
      const { error } = await slack.press(user, button, button.actionId, button.choice);
      return { verb: button.verb, error: error || (await fillIn()) };
    },
    ask: async words => (await slack.slash(user, slackIds.channel, '/ticket', words)).error,
  };
}
