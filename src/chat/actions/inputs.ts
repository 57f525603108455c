import { z } from 'zod';
import type { OperatorCommand } from '../../ticket/commands.ts';
import { languages, type Priority, priorities } from '../../ticket/words.ts';
import type { Fault, Order, Ordering } from './action.ts';

/** The order that a filled-in form gives; what no form of ours sends is a fault. */
export function ordered<Input>(
  input: z.ZodType<Input>,
  command: (input: Input, ordering: Ordering) => OperatorCommand | Fault | Promise<OperatorCommand | Fault>,
): Order {
  return {
    kind: 'order',
    command: async (inputs, ordering) => {
      const parsed = input.safeParse(inputs);
      return parsed.success ? await command(parsed.data, ordering) : { fault: ordering.words.badInput };
    },
  };
}

/** Text as it was typed; whether it may be empty, the ticket's chapter says. */
export const text = z.string().default('');

export const language = z.enum(languages);

export const priority = z
  .string()
  .transform(Number)
  .refine((value): value is Priority => priorities.some(known => known === value));

/** `1042` or `#1042`; 0 for what is none. */
export const ticketNumber = z
  .string()
  .default('')
  .transform(typed => Number(/^#?(\d{1,9})$/.exec(typed.trim())?.[1] ?? 0));
