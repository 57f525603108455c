import type { Block } from '../block-kit/blocks.ts';
import { optionsOf } from '../block-kit/elements.ts';

/**
 * What the modal's inputs hold, or what Slack says under one that must be filled in.
 *
 * @param upload puts what the person chose into Slack's store
 */
export function stateOf(
  blocks: Block[],
  values: Record<string, string>,
  upload: (field: string, most: number) => Record<string, unknown>[] | string,
): Record<string, Record<string, unknown>> | string {
  const state: Record<string, Record<string, unknown>> = {};
  for (const block of blocks) {
    if (block.type !== 'input') continue;
    const { element } = block;
    const given = values[element.action_id];
    if (element.type === 'plain_text_input') {
      const value = given ?? element.initial_value ?? null;
      if (!value && !block.optional) return 'Please complete this required field.';
      if (value && element.max_length && value.length > element.max_length) return 'This entry is too long.';
      state[block.block_id ?? element.action_id] = {
        [element.action_id]: { type: element.type, value: value || null },
      };
    } else if (element.type === 'file_input') {
      const files = upload(element.action_id, element.max_files ?? 10);
      if (typeof files === 'string') return files;
      if (files.length === 0 && !block.optional) return 'Please complete this required field.';
      state[block.block_id ?? element.action_id] = {
        [element.action_id]: { type: element.type, files },
      };
    } else if (element.type === 'datepicker') {
      const date = given || element.initial_date || null;
      if (!date && !block.optional) return 'Please complete this required field.';
      state[block.block_id ?? element.action_id] = {
        [element.action_id]: { type: element.type, selected_date: date },
      };
    } else if (element.type === 'checkboxes') {
      const ticked = given?.split(',') ?? element.initial_options?.map(({ value }) => value) ?? [];
      state[block.block_id ?? element.action_id] = {
        [element.action_id]: {
          type: element.type,
          selected_options: element.options.filter(({ value }) => ticked.includes(value)),
        },
      };
    } else if (element.type === 'external_select') {
      if (!block.optional) return 'Please complete this required field.';
      state[block.block_id ?? element.action_id] = {
        [element.action_id]: { type: element.type, selected_option: null },
      };
    } else {
      const chosen =
        given === undefined
          ? element.initial_option
          : optionsOf(element).find(({ value }) => value === given);
      if (!chosen && !block.optional) return 'Please complete this required field.';
      state[block.block_id ?? element.action_id] = {
        [element.action_id]: { type: element.type, selected_option: chosen ?? null },
      };
    }
  }
  return state;
}
