import { z } from 'zod';
import type { OperatorCommand } from '../../ticket/commands.ts';
import type { AttachedFile } from '../../ticket/words.ts';
import type { FormField } from '../card.ts';
import { lastSaid } from '../forms/last-said.ts';
import { filesField } from '../in-words/letter-files.ts';
import type { FormWords, TextWords, Words } from '../words/words.ts';
import type { Letter, TicketAction, WritingAction } from './action.ts';
import { claimedFirst, needsClaim, withClaim } from './claiming/claimed-first.ts';
import { buttonField, saidField, textField } from './fields.ts';
import { ordered } from './inputs.ts';

type Writing<Verb extends string> = Pick<TicketAction<Verb>, 'verb' | 'label' | 'offered'> & {
  form(words: Words): FormWords & TextWords;
  order(text: string, files: { files?: AttachedFile[] }): OperatorCommand;
  letter: Letter;
  /** What the presser is answered once it goes. */
  done(words: Words): string;
};

const input = z.object({ text: z.string().default('') });

/**
 * A button that writes to the customer: what they wrote last above the field, a text, files, and then it goes; first it is
 * shown to the last character, where its writer wants that.
 */
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
      words: (all, ticket) => {
        const { intro, ...rest } = words(all);
        return { ...rest, intro: needsClaim(ticket) ? `${intro} ${all.actions.claim.withIt}` : intro };
      },
      fields: async ({ desk, speech, ticket, eyes, operator, platform, typed, words: all }) => {
        const said = await lastSaid(desk.db, speech, ticket, eyes);
        const files = await filesField(desk, all, operator, platform, typed.uploads ?? '');
        return letterFields(all, words(all), said, files);
      },
      trial: ({ ticket }) => claimedFirst(ticket, order('-', {})),
      saysPromise: false,
      isReading: true,
      // Both are answered by the press itself: see chat/press/form/within.ts.
      within: {},
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

/** What the customer wrote last, the text, the files; the way to all that was written, and to the letter itself. */
export function letterFields(
  words: Words,
  form: TextWords,
  said: Parameters<typeof saidField>[0] | null,
  files: FormField,
): FormField[] {
  return [
    ...(said ? [saidField(said), buttonField('read', words.actions.open.label)] : []),
    textField(form, true),
    files,
    buttonField('preview', words.preview.look),
  ];
}
