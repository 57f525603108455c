import { z } from 'zod';
import { parseWorkingLength } from '../../sla/working-length.ts';
import type { Terms } from '../../ticket/clock/deadlines.ts';
import type { OperatorCommand } from '../../ticket/commands.ts';
import {
  type AttachedFile,
  categories,
  languages,
  type Operator,
  type Priority,
  priorities,
} from '../../ticket/words.ts';
import type { ButtonPress } from '../press/button-press.ts';

const priority = z
  .string()
  .transform(Number)
  .refine((value): value is Priority => priorities.some(known => known === value));

/** What forms send: chosen values and typed text; nothing else is believed. */
const inputs = {
  classify: z.object({
    language: z.enum(languages).optional(),
    category: z.enum(categories),
    priority: z.union([z.literal('').transform(() => null), priority]).default(null),
  }),
  text: z.object({ text: z.string().default('') }),
  reassign: z.object({ operator: z.coerce.number().int().positive() }),
  language: z.object({ language: z.enum(languages) }),
  extend: z.object({ amount: z.string().max(10).default(''), text: z.string().default('') }),
};

/**
 * The command that a filled-in form (or a plain button) gives.
 *
 * @param terms what is promised now
 * @param operatorById the colleague who was chosen, if there is such a one
 * @returns null for input that no form of ours sends
 */
export async function commandOf(
  press: Pick<ButtonPress, 'verb' | 'inputs'>,
  terms: Terms,
  operatorById: (id: number) => Promise<Operator | null>,
): Promise<OperatorCommand | null> {
  switch (press.verb) {
    case 'claim':
    case 'accept-suggestion':
    case 'release':
    case 'acknowledge':
    case 'take-over':
      return { type: press.verb };
    case 'classify': {
      const parsed = inputs.classify.safeParse(press.inputs);
      if (!parsed.success) return null;
      const { language, ...rest } = parsed.data;
      return { type: 'classify', ...rest, ...(language ? { language } : {}) };
    }
    case 'language': {
      const parsed = inputs.language.safeParse(press.inputs);
      return parsed.success ? { type: 'change-language', ...parsed.data } : null;
    }
    case 'reassign': {
      const parsed = inputs.reassign.safeParse(press.inputs);
      const to = parsed.success ? await operatorById(parsed.data.operator) : null;
      return to ? { type: 'reassign', to } : null;
    }
    case 'ask-clarification':
    case 'reply':
      return { type: press.verb, ...inputs.text.parse(press.inputs) };
    case 'close':
      return { type: 'close', resolution: inputs.text.parse(press.inputs).text };
    case 'reopen':
      return { type: 'reopen', reason: inputs.text.parse(press.inputs).text };
    case 'note':
      return { type: 'add-note', ...inputs.text.parse(press.inputs) };
    case 'extend': {
      const { amount, text: reason } = inputs.extend.parse(press.inputs);
      const by = parseWorkingLength(amount);
      return by && by.amount > 0 ? { type: 'extend', by, reason, terms } : null;
    }
    case 'card':
    case 'open':
    case 'why':
    case 'relate':
    case 'merge-suggested':
    case 'let-in':
    case 'vouch':
    case 'recall':
    case 'resend':
    case 'plan-closure':
    case 'cancel-closure':
    case 'import-mail':
    case 'attach-mail':
    case 'discard-mail':
    case 'lift-complaint':
    case 'hand-over-all':
    case 'release-all':
      return null;
    default:
      return press.verb satisfies never;
  }
}

/** A letter's command with what shall go with it. */
export function withFiles(command: OperatorCommand, files: AttachedFile[]): OperatorCommand {
  const isLetter =
    command.type === 'reply' || command.type === 'ask-clarification' || command.type === 'close';
  return isLetter && files.length > 0 ? { ...command, files } : command;
}
