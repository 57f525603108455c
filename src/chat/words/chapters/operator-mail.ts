import type { OperatorMailEvent } from '../../../ticket/chapters/operator-mail.ts';
import { readableLine } from '../../readable.ts';
import type { ActionWords, Lines } from '../chapter.ts';

/** What operators write by mail, or somebody in their name. */
export const operatorMailActions = {
  vouch: {
    label: { it: 'Sì, è sua', en: 'Yes, it was them' },
    was: (name: string) => ({ it: `Sì, era ${name}`, en: `Yes, it was ${name}` }),
    done: { it: 'Confermato.', en: 'Confirmed.' },
  },
} satisfies Record<string, ActionWords>;

export const operatorMailLines: Lines<OperatorMailEvent> = {
  'wrote-outside': ({ reached }, who) =>
    reached
      ? {
          it: `${who} ha scritto al cliente dalla propria casella, fuori da Sportello.`,
          en: `${who} wrote to the customer from their own mailbox, outside Sportello.`,
        }
      : // Nobody but the desk has it.
        {
          it: `${who} ha scritto allo sportello. Il cliente non ha ricevuto nulla.`,
          en: `${who} wrote to the desk. The customer has not received anything.`,
        },
  'said-to-be': ({ saysToBe }, who, actor) => {
    // The address that the mail gives: a name is what nobody confirms.
    const from = actor.kind === 'customer' ? readableLine(actor.address, 120) : who;
    const name = readableLine(saysToBe.operator.name, 80);
    return {
      it: `È arrivata un’email da ${from} a nome di ${name}, ma il mittente non è confermato: resta qui e per ora non ha effetto.`,
      en: `An email from ${from} claims to be from ${name}, but the sender is not confirmed: it is kept here and for now has no effect.`,
    };
  },
  vouched: ({ operator }, who) => {
    const name = readableLine(operator.name, 80);
    return {
      it: `${who} conferma che l’email era di ${name}.`,
      en: `${who} confirms that the email was from ${name}.`,
    };
  },
};
