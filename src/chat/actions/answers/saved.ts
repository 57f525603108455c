import { containing, inLanguage, savedReplies } from '../../../desk/answers/saved.ts';
import type { KeyedReply } from '../../../ticket/answers/saved-reply.ts';
import type { FormField, Option } from '../../card.ts';
import { missingInWords } from '../../finding/answers-in-words.ts';
import { readableLine } from '../../readable.ts';
import type { Changed, Filling, Within } from '../action.ts';
import { putIn } from './put-in.ts';
import { withUsed } from './used.ts';

/** Slack takes as many; Teams shows fifteen. */
const offeredAtMost = 100;
/** Before anything is typed: what a list that opens shows. */
const shownAtMost = 15;

/**
 * Where one chooses a saved reply: searched while typing, the most used first, in the request's language. What is not
 * offered for lack of that is said. Nothing where there is none at all.
 */
export async function savedFields({ desk, ticket, words }: Filling): Promise<FormField[]> {
  const { offered, without } = inLanguage(await savedReplies(desk), ticket.language);
  const { saved, savedPlaceholder, use } = words.answers;
  const lacking = words.answers.without(without, words.language[ticket.language]);
  return [
    ...(offered.length > 0
      ? [
          {
            id: 'saved' as const,
            kind: 'search' as const,
            label: saved,
            placeholder: savedPlaceholder,
            use,
            options: offered.slice(0, shownAtMost).map(optionOf),
          },
        ]
      : []),
    ...(without > 0 ? [{ id: 'aside' as const, kind: 'line' as const, text: lacking }] : []),
  ];
}

/** Puts a saved reply into the form, filled in for its request; where a value lacks, it says which. */
export const saved: Within = {
  search: async ({ desk, ticket }, typed) => {
    const { offered } = inLanguage(await savedReplies(desk), ticket.language);
    return containing(offered, typed).slice(0, offeredAtMost).map(optionOf);
  },

  changes: async ({
    desk,
    ticket,
    operator,
    words,
    typed: { saved: chosen = '', ...typed },
  }): Promise<Changed> => {
    if (chosen === '') return { typed, notice: words.answers.chooseOne };
    // Retired, or changed in desk.yaml, since it was offered.
    const reply = (await savedReplies(desk)).find(({ key }) => key === chosen);
    const text = reply?.[ticket.language] ?? null;
    if (!reply || text === null) return { typed, notice: words.answers.gone };
    const filled = desk.letters.fillIn(text, ticket, operator);
    if (!filled.ok)
      return {
        typed,
        notice: words.answers.missing(readableLine(reply.name, 80), missingInWords(filled.missing, words)),
      };
    const changed = putIn(typed, filled.text.trim(), words);
    return changed.notice === '' ? { ...changed, typed: withUsed(changed.typed, reply.key) } : changed;
  },
};

function optionOf({ key, name }: KeyedReply): Option {
  return { value: key, label: readableLine(name, 75) };
}
