import type { OperatorCommand } from '../../ticket/commands.ts';
import type { Words } from '../words/words.ts';
import type { TicketAction } from './action.ts';

type Plain<Verb extends string> = Pick<TicketAction<Verb>, 'verb' | 'label' | 'offered' | 'adds'> & {
  order: OperatorCommand;
  /** What the presser is answered. */
  done(words: Words): string;
};

/** A button that acts as it is pressed. */
export function plain<const Verb extends string>({ order, done, ...given }: Plain<Verb>): TicketAction<Verb> {
  return {
    ...given,
    about: 'ticket',
    form: null,
    letter: null,
    does: { kind: 'order', command: async () => order },
    answer: { shows: 'card', line: ({ words }) => done(words) },
    isReading: false,
    isUndo: false,
  };
}
