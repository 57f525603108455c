import { resendLetter } from '../../../desk/letters/letters-again.ts';
import { deed } from '../deed.ts';

/** A letter that did not arrive goes again, as it is. The conversation offers it, beside the letter. */
export const resend = deed({
  verb: 'resend',
  label: words => words.actions.resend.label,
  offered: () => null,
  carryOut: ({ page }, { desk, ticket, circumstances }) =>
    resendLetter(desk, ticket.number, Number(page) || 0, circumstances),
  answer: { shows: 'conversation' },
});
