import type { ClaimingEvent } from '../../../ticket/chapters/claiming.ts';
import { readableLine } from '../../readable.ts';
import type { ActionWords, HeldLines, Lines } from '../chapter.ts';

/** Who has a request. */
export const claimingActions = {
  claim: {
    label: { it: 'Prendi in carico', en: 'Claim' },
    done: { it: 'Ora è in carico a te.', en: 'It is yours now.' },
    /** Of a form: what is sent claims the request too. */
    withIt: {
      it: 'Inviando, la prendi anche in carico.',
      en: 'Sending it also claims the ticket for you.',
    },
  },
  takeOver: {
    label: { it: 'Prendila tu', en: 'Take over' },
    done: { it: 'Ora è in carico a te.', en: 'It is yours now.' },
  },
  release: {
    label: { it: 'Rimetti in coda', en: 'Release' },
    done: { it: 'Rimessa in coda.', en: 'Put back in the queue.' },
  },
  reassign: {
    label: { it: 'Riassegna', en: 'Reassign' },
    /** Nobody has it yet. */
    assign: { it: 'Assegna', en: 'Assign' },
    form: {
      title: { it: 'Riassegna', en: 'Reassign' },
      intro: {
        it: 'La richiesta passa a un collega, che viene menzionato nella discussione.',
        en: 'The ticket goes to a colleague, who is mentioned in the thread.',
      },
      submit: { it: 'Riassegna', en: 'Reassign' },
    },
    done: { it: 'Passata al collega.', en: 'Reassigned.' },
  },
} satisfies Record<string, ActionWords>;

export const claimingLines: Lines<ClaimingEvent> = {
  claimed: ({ tellsCustomer }, who) =>
    tellsCustomer
      ? {
          it: `Presa in carico da ${who}. Il cliente viene avvisato via email.`,
          en: `Claimed by ${who}. The customer is notified by email.`,
        }
      : { it: `Presa in carico da ${who}.`, en: `Claimed by ${who}.` },
  released: (_, who) => ({ it: `Rimessa in coda da ${who}.`, en: `Put back in the queue by ${who}.` }),
  reassigned: ({ to }, who) => {
    const name = readableLine(to.name, 80);
    return { it: `Passata a ${name} da ${who}.`, en: `Reassigned to ${name} by ${who}.` };
  },
};

export const claimingHeld = {
  claimed: (who, why) => ({
    it: `Presa in carico da ${who}. Il cliente non è stato avvisato: ${why}.`,
    en: `Claimed by ${who}. The customer was not notified: ${why}.`,
  }),
} satisfies HeldLines<ClaimingEvent>;
