import { z } from 'zod';
import type { OperatorCommand } from '../../ticket/commands.ts';
import type { AttachedFile } from '../../ticket/words.ts';
import type { FormWords, TextWords, Words } from '../words/words.ts';
import type { Letter, TicketAction, WritingAction } from './action.ts';
import { claimedFirst, needsClaim, withClaim } from './claiming/claimed-first.ts';
import { filesField, textField } from './fields.ts';
import { ordered } from './inputs.ts';

type Writing<Verb extends string> = Pick<TicketAction<Verb>, 'verb' | 'label' | 'offered'> & {
  form(words: Words): FormWords & TextWords;
  order(text: string, files: { files?: AttachedFile[] }): OperatorCommand;
  letter: Letter;
  /** What the presser is answered once it goes. */
  done(words: Words): string;
};

const input = z.object({ text: z.string().default('') });

/** A button that writes to the customer: a text, files, the letter to the last character, and then it goes. */
export function letter<const Verb extends string>({
  form: words,
  order,
  done,
  ...given
}: Writing<Verb>): WritingAction<Verb> {
  return {
    ...given,
    about: 'ticket',
    form: {
      kind: 'carried',
      words: (all, ticket) => {
        const { intro, ...rest } = words(all);
        return { ...rest, intro: needsClaim(ticket) ? `${intro} ${all.actions.claim.withIt}` : intro };
      },
      fields: filling => [textField(words(filling.words), true), filesField(filling.words)],
      trial: ({ ticket }) => claimedFirst(ticket, order('-', {})),
      saysPromise: false,
    },
    does: ordered(input, ({ text }, { ticket, files }) =>
      claimedFirst(ticket, order(text, files.length > 0 ? { files } : {})),
    ),
    answer: { shows: 'card', line: given => withClaim(done(given.words), given) },
    adds: true,
    isReading: false,
    isUndo: false,
  };
}
