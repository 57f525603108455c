import { searchIn } from '../block-kit/blocks.ts';
import { loadedOptions } from '../block-kit/elements.ts';
import type { SlackWorkspace } from '../workspace.ts';
import { topmost, viewPayload } from './places.ts';
import { type Shown, trouble } from './shown.ts';
import type { Telling } from './telling.ts';

type Option = { value: string; text: { type: 'plain_text'; text: string; emoji?: boolean | undefined } };
export type OptionsShown = Shown & { options: Option[] };

/** What people do with a field of a modal that is searched while they type. */
export function searchingIn(workspace: SlackWorkspace, app: Telling) {
  /** @throws Error where the modal that is open has no such field */
  function fieldIn(user: string, actionId: string) {
    const opened = topmost(workspace, user);
    for (const block of opened.view.blocks) {
      const element = searchIn(block);
      if (element?.action_id === actionId) return { opened, block, element };
    }
    throw new Error(`there is no field ${actionId} to search in`);
  }

  /** What the app offers for what was typed; less than the field asks for is not even asked. */
  async function look(user: string, actionId: string, typed: string): Promise<OptionsShown> {
    const { opened, block, element } = fieldIn(user, actionId);
    // Slack asks from three letters on, where the field does not say otherwise.
    if (typed.length < (element.min_query_length ?? 3)) return { error: '', options: [] };
    const answer = await app.interaction(user, {
      type: 'block_suggestion',
      action_id: actionId,
      block_id: block.block_id ?? 'none',
      value: typed,
      view: viewPayload(opened, {}),
      container: { type: 'view', view_id: opened.id },
    });
    if (!answer.ok) return { error: trouble, options: [] };
    const loaded = loadedOptions.safeParse(answer.body);
    if (!loaded.success) throw new Error(`Slack would not understand these options: ${loaded.error.message}`);
    return { error: '', options: loaded.data.options };
  }

  return {
    look,

    /** The option that somebody chooses of those that were found, and how the app is told of it. */
    choose: async (user: string, actionId: string, typed: string, value: string) => {
      const { opened, block, element } = fieldIn(user, actionId);
      const { options } = await look(user, actionId, typed);
      const chosen = options.find(option => option.value === value);
      if (!chosen) throw new Error(`${actionId} offers no ${value}`);
      return {
        opened,
        action: {
          type: element.type,
          action_id: actionId,
          block_id: block.block_id ?? 'none',
          action_ts: `${Date.now() / 1000}`,
          selected_option: chosen,
        },
      };
    },
  };
}
