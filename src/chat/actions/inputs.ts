import { z } from 'zod';
import type { OperatorCommand } from '../../ticket/commands.ts';
import { isCategoryKey, isPriority, languages } from '../../ticket/words.ts';
import type { Fault, Order, Ordering } from './action.ts';

/** One command, several in one transaction, or what is wrong with the input. */
export type Ordered = OperatorCommand | OperatorCommand[] | Fault;

/** The order that a filled-in form gives; what no form of ours sends is a fault. */
export function ordered<Input>(
  input: z.ZodType<Input>,
  orders: (input: Input, ordering: Ordering) => Ordered | Promise<Ordered>,
): Order {
  return {
    kind: 'order',
    commands: async (inputs, ordering) => {
      const parsed = input.safeParse(inputs);
      if (!parsed.success) return { fault: ordering.words.badInput };
      const given = await orders(parsed.data, ordering);
      return 'type' in given ? [given] : given;
    },
  };
}

/** Text as it was typed; whether it may be empty, the ticket's chapter says. */
export const text = z.string().default('');

export const language = z.enum(languages);

export const priority = z.string().transform(Number).refine(isPriority);

/** A key; whether there is such a category, the desk's catalogue says. */
export const category = z.string().refine(isCategoryKey);

/** A choice that may be left open. */
export function ifChosen<Value>(value: z.ZodType<Value, string>) {
  return z.union([z.literal('').transform(() => null), value]).default(null);
}

/** `1042` or `#1042`; 0 for what is none. */
export const ticketNumber = z
  .string()
  .default('')
  .transform(typed => Number(/^#?(\d{1,9})$/.exec(typed.trim())?.[1] ?? 0));
