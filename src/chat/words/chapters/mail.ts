import type { MailEvent } from '../../../ticket/chapters/mail.ts';
import { readableLine } from '../../readable.ts';
import type { Lines, Notices } from '../chapter.ts';

/** What customers write. */
export const mailLines: Lines<MailEvent> = {
  'message-received': ({ intent, endsWaiting }, who) => {
    if (intent === 'thanks')
      return {
        it: `${who} ringrazia: non c’è nulla da fare.`,
        en: `${who} says thank you: nothing to do.`,
      };
    if (intent === 'automatic')
      return {
        it: `Email automatica da ${who}: archiviata, non c’è nulla da fare.`,
        en: `Automated email from ${who}: filed, nothing to do.`,
      };
    return endsWaiting
      ? {
          it: `${who} ha risposto alla domanda: la richiesta riprende.`,
          en: `${who} answered the question: work resumes.`,
        }
      : { it: `${who} ha scritto di nuovo.`, en: `${who} wrote again.` };
  },
  'virus-found': ({ file, signature }) => {
    const [name, virus] = [readableLine(file, 60), readableLine(signature, 80)];
    return {
      it: `L’allegato ${name} contiene un virus (${virus}): non si può aprire.`,
      en: `The attachment ${name} contains a virus (${virus}): it cannot be opened.`,
    };
  },
};

export const mailNotices = {
  folded: ({ folded }) =>
    folded > 0
      ? {
          it: `${folded + 1} email uguali, raccolte in questa scheda.`,
          en: `${folded + 1} identical emails, collected in this card.`,
        }
      : null,
} satisfies Notices;
