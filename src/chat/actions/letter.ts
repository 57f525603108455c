import { z } from 'zod';
import { variablesIn } from '../../ticket/answers/saved-reply.ts';
import { marksIn } from '../../ticket/answers/without-people.ts';
import type { WithLetter } from '../../ticket/chapters/letters.ts';
import type { OperatorCommand } from '../../ticket/commands.ts';
import type { FormField } from '../card.ts';
import { lastSaid } from '../forms/last-said.ts';
import { filesField } from '../in-words/letter-files.ts';
import type { FormWords, TextWords, Words } from '../words/words.ts';
import type {
  Fault,
  Filling,
  Inputs,
  Letter,
  Ordering,
  TicketAction,
  Within,
  WritingAction,
} from './action.ts';
import { earlier, earlierFields } from './answers/earlier.ts';
import { saved, savedFields } from './answers/saved.ts';
import { usedIn } from './answers/used.ts';
import { claimedFirst, needsClaim, withClaim } from './claiming/claimed-first.ts';
import { buttonField, saidField, textField } from './fields.ts';
import { ordered } from './inputs.ts';

type Writing<Verb extends string> = Pick<TicketAction<Verb>, 'verb' | 'label' | 'offered'> & {
  form(words: Words): FormWords & TextWords;
  /**
   * @param goesWith what goes with it, and what was ticked
   * @param typed all that stands in the form
   * @param ordering null where it is only tried whether it may be asked for
   */
  order(
    text: string,
    goesWith: WithLetter & { reusable?: true },
    typed: Inputs,
    ordering: Ordering | null,
  ): OperatorCommand | OperatorCommand[] | Fault;
  letter: Letter;
  /** What is asked for besides the text; it stands below. */
  besides(filling: Filling): FormField[] | Promise<FormField[]>;
  /** Its own buttons, beside those that all letters have. */
  within?: Record<string, Within>;
  /** What the presser is answered once it goes. */
  done(words: Words): string;
};

const input = z
  .object({
    text: z.string().default(''),
    used: z.string().default(''),
    reusable: z.string().default(''),
  })
  .catchall(z.string());

/**
 * A button that writes to the customer: what they wrote last above the field, what was written before in such a case, a
 * text, files, and then it goes; first it is shown to the last character, where its writer wants that.
 */
export function letter<const Verb extends string>({
  form: words,
  order,
  done,
  besides,
  within = {},
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
      fields: async filling => {
        const own = { text: textField(words(filling.words), true), besides: await besides(filling) };
        return filling.isDrawn
          ? letterFields(filling.words, { ...own, ...(await aroundText(filling)) })
          : [own.text, ...own.besides];
      },
      trial: ({ ticket }) => claimedFirst(ticket, tried(order('-', {}, {}, null))),
      saysPromise: false,
      isReading: true,
      // Its preview and the way to all that was written are answered by the press itself: see chat/press/form/within.ts.
      within: { saved, earlier, ...within },
    },
    does: ordered(input, (typed, ordering) => {
      const { text, used, reusable } = typed;
      const { ticket, files, words: all } = ordering;
      const open = [...variablesIn(text).map(name => `{{${name}}}`), ...marksIn(text)];
      if (open.length > 0) return { fault: all.answers.leftOpen(open.join(', ')) };
      const keys = usedIn({ used });
      const goesWith = {
        ...(files.length > 0 ? { files } : {}),
        ...(keys.length > 0 ? { saved: keys } : {}),
        ...(reusable === 'yes' ? { reusable: true as const } : {}),
      };
      const given = order(text, goesWith, typed, ordering);
      return 'fault' in given ? given : claimedFirst(ticket, given);
    }),
    answer: { shows: 'card', line: given => withClaim(done(given.words), given) },
    adds: true,
    isReading: false,
    isUndo: false,
  };
}

/** What is only tried has no fault of its own. */
function tried(given: OperatorCommand | OperatorCommand[] | Fault): OperatorCommand | OperatorCommand[] {
  if ('fault' in given) throw new Error('what is tried is written in full');
  return given;
}

/** What stands around the text. @property said what the customer wrote last; null where there is nothing */
export type AroundText = {
  said: Parameters<typeof saidField>[0] | null;
  saved: FormField[];
  earlier: FormField[];
  files: FormField;
};

async function aroundText(filling: Filling): Promise<AroundText> {
  const { desk, speech, ticket, eyes, operator, platform, typed, words } = filling;
  const [said, savedOnes, earlierOnes, files] = await Promise.all([
    lastSaid(desk.db, speech, ticket, eyes),
    savedFields(filling),
    earlierFields(filling),
    filesField(desk, words, operator, platform, typed.uploads ?? ''),
  ]);
  return { said, saved: savedOnes, earlier: earlierOnes, files };
}

/**
 * What the customer wrote last, and the way to all of it; what can be put in; the text, the files, and the way to the
 * letter itself.
 */
export function letterFields(
  words: Words,
  { said, saved, earlier, text, files, besides }: AroundText & { text: FormField; besides: FormField[] },
): FormField[] {
  return [
    ...(said ? [saidField(said), buttonField('read', words.actions.open.label)] : []),
    ...saved,
    ...earlier,
    text,
    files,
    ...besides,
    buttonField('preview', words.preview.look),
  ];
}
