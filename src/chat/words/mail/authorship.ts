import { askedAbout, type TicketAuthorship, whyUnwritable } from '../../../ticket/people/authorship.ts';
import { hasWords } from '../../../ticket/sight/seen.ts';
import { readableLine } from '../../readable.ts';
import type { Notices } from '../chapter.ts';
import type { InBoth, Said } from '../in-both.ts';

/** Who wrote a mail, and whether that is certain. */
export const authorship = {
  noAddress: { it: 'senza indirizzo', en: 'no address' },
} satisfies InBoth;

/** Who wrote, where that is not plain: whoever acts on it must know first. */
export const authorshipNotices = {
  unverified: ({ authorship: { unverified }, viaForm }) => {
    if (unverified !== 'form') return unverified && unverifiedIn[unverified];
    const form = readableLine(viaForm?.name ?? '', 60);
    return {
      it: `Dal modulo «${form}»: l’indirizzo del mittente non è verificato.`,
      en: `From the form “${form}”: the sender’s address is not verified.`,
    };
  },
  saysToBe: ticket => {
    const asked = askedAbout(ticket);
    const [first] = asked;
    if (first === undefined) return null;
    const [name, count] = [readableLine(first.operator.name, 80), asked.length];
    return {
      it:
        count === 1
          ? `C’è un’email a nome di ${name}, ma il mittente non è confermato: per ora non ha effetto.`
          : `Ci sono ${count} email a nome di ${name}, ma il mittente non è confermato: per ora non hanno effetto.`,
      en:
        count === 1
          ? `An email claims to be from ${name}, but the sender is not confirmed: for now it has no effect.`
          : `${count} emails claim to be from ${name}, but the sender is not confirmed: for now they have no effect.`,
    };
  },
  answersTo: ({ authorship: { answersTo } }) => {
    if (!answersTo) return null;
    const address = readableLine(answersTo.address, 120);
    return {
      it: `Le risposte vanno a ${address}, come chiede il mittente (Reply-To).`,
      en: `Replies go to ${address}, as the sender asks (Reply-To).`,
    };
  },
  unwritable: ticket => {
    // Where its words may not be seen, or are gone, no request has an address.
    const why = hasWords(ticket) && !ticket.erased && whyUnwritable(ticket);
    if (why === 'no-address' && ticket.typed) return typedWithout;
    return why ? unwritableFor[why] : null;
  },
  outside: ({ authorship: { outside } }, instant) => {
    if (!outside) return null;
    const [who, at] = [readableLine(outside.by, 80), instant(new Date(outside.at))];
    return {
      it: `${who} ha scritto al cliente dalla propria casella, fuori da Sportello (${at}).`,
      en: `${who} wrote to the customer from their own mailbox, outside Sportello (${at}).`,
    };
  },
  mayJoin: ({ authorship: { mayJoin }, mergedInto }) =>
    mayJoin !== null && mergedInto === null
      ? {
          it: `Scrive un collega di chi ha aperto #${mayJoin}, in risposta a una nostra email.`,
          en: `From a colleague of whoever opened #${mayJoin}, in reply to one of our emails.`,
        }
      : null,
  outsideOf: ({ authorship: { outsideOf }, mergedInto }) =>
    outsideOf !== null && mergedInto === null
      ? {
          it: `Cita #${outsideOf}, ma chi scrive non partecipa a quella richiesta: per questo sta a parte.`,
          en: `Names #${outsideOf}, but the sender takes no part in that ticket: so it stands apart.`,
        }
      : null,
  leftOut: ({ authorship: { leftOut } }) => {
    if (leftOut === 0) return null;
    return {
      it:
        leftOut === 1
          ? 'Un altro indirizzo in copia resta fuori: sono troppi.'
          : `Altri ${leftOut.toLocaleString('it')} indirizzi in copia restano fuori: sono troppi.`,
      en:
        leftOut === 1
          ? 'One more address in copy is left out: there are too many.'
          : `${leftOut.toLocaleString('en')} more addresses in copy are left out: there are too many.`,
    };
  },
} satisfies Notices;

const unverifiedIn = {
  opening: {
    it: 'Mittente non verificato: potrebbe non essere chi dice di essere. Non riceve email automatiche.',
    en: 'Unverified sender: this may not be who they say they are. No automatic email is sent to them.',
  },
  answer: {
    it: 'Mittente dell’ultimo messaggio non verificato: potrebbe non essere chi dice di essere.',
    en: 'Unverified sender in the latest message: this may not be who they say they are.',
  },
} satisfies Record<Exclude<NonNullable<TicketAuthorship['unverified']>, 'form'>, Said>;

const typedWithout = {
  it: 'Senza indirizzo email: il cliente non riceve nulla. Richiamalo.',
  en: 'No email address: the customer gets no emails. Call back.',
};

const unwritableFor = {
  'no-address': {
    it: 'L’email non riporta un indirizzo valido del mittente: non si può rispondere.',
    en: 'The email has no readable sender address, so you cannot reply.',
  },
  'own-address': {
    it: 'Inviata dalla nostra stessa casella: non c’è un indirizzo a cui rispondere.',
    en: 'Sent from our own mailbox: there is no address to reply to.',
  },
  group: {
    it: 'Il mittente è una mailing list: la risposta andrebbe a tutti, quindi non si può scrivere.',
    en: 'The sender is a mailing list: a reply would go to everyone, so you cannot write to it.',
  },
} satisfies Record<NonNullable<ReturnType<typeof whyUnwritable>>, Said>;
