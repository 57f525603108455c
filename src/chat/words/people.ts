import type { InBoth, Said } from './in-both.ts';

const requests = (count: number) => ({
  it: count === 1 ? 'una richiesta aperta' : `${count} richieste aperte`,
  en: count === 1 ? 'one ticket' : `${count} tickets`,
});

/** Colleagues who have left, and what they left behind. */
export const people = {
  /** Above the form of somebody who writes on a colleague's request. */
  someoneElses: (name: string) => ({
    it: `È in carico a ${name}: stai per scrivere al suo cliente.`,
    en: `${name} has this ticket: you are about to write to their customer.`,
  }),
  /** The same where it stays among operators. */
  hasIt: (name: string) => ({ it: `È in carico a ${name}.`, en: `${name} has this ticket.` }),
  /** There is no other operator to choose. */
  nobodyElse: {
    it: 'Non c’è nessun altro operatore a cui passarla.',
    en: 'There is no other operator to give it to.',
  },
  /** Refused: a request goes to nobody who has left; nobody who has left acts. */
  colleagueLeft: (name: string) => ({
    it: `${name} non è più tra gli operatori.`,
    en: `${name} is no longer an operator.`,
  }),
  left: {
    title: (name: string) => ({
      it: `${name} non è più tra gli operatori`,
      en: `${name} is no longer an operator`,
    }),
    intro: (name: string, tickets: number) => ({
      it:
        tickets === 0
          ? `${name} non ha richieste aperte.`
          : `${name} ha ancora ${requests(tickets).it}. ${tickets === 1 ? 'Il cliente aspetta: passala a un collega o rimettila in coda.' : 'I clienti aspettano: passale a un collega o rimettile in coda.'}`,
      en:
        tickets === 0
          ? `${name} has no open tickets.`
          : `${name} still has ${requests(tickets).en} open. ${tickets === 1 ? 'The customer is waiting: give it to a colleague, or put it back in the queue.' : 'Customers are waiting: give the tickets to a colleague, or put them back in the queue.'}`,
    }),
    /** `command`: how turns are changed */
    turns: (command: string) => ({
      it: `Aveva anche turni o reperibilità: verrà sostituito in automatico. Controlla i turni con ${command}.`,
      en: `They were also due to be on duty or on call: others stand in automatically. Check the shifts with ${command}.`,
    }),
    all: (tickets: number) => ({
      it: tickets === 1 ? 'La richiesta aperta' : `Tutte e ${tickets} le richieste aperte`,
      en: tickets === 1 ? 'The open ticket' : `All ${tickets} open tickets`,
    }),
    more: (tickets: number) => ({
      it: `${tickets === 1 ? 'E un’altra' : `E altre ${tickets}`}: i pulsanti in alto valgono per tutte.`,
      en: `And ${tickets} more: the buttons on top move them too.`,
    }),
  },
  buttons: {
    'hand-over-all': { it: 'Passa a un collega', en: 'Give to a colleague' },
    'release-all': { it: 'Rimetti in coda', en: 'Put back in the queue' },
  } satisfies Record<string, Said>,
  form: {
    title: { it: 'Passa a un collega', en: 'Give to a colleague' },
    intro: (name: string, tickets: number) => ({
      it:
        tickets === 1
          ? `La richiesta aperta di ${name} passa a:`
          : `Le ${tickets} richieste aperte di ${name} passano a:`,
      en: tickets === 1 ? `${name}’s open ticket goes to:` : `${name}’s ${tickets} open tickets go to:`,
    }),
    /** More than are moved at once. */
    inTurns: (atOnce: number) => ({
      it: `Ne passano ${atOnce} per volta: per le altre, premi di nuovo.`,
      en: `They go ${atOnce} at a time: press again for the rest.`,
    }),
    submit: { it: 'Conferma', en: 'Confirm' },
  },
  /** After a press on what somebody left behind. */
  isBack: (name: string) => ({
    it: `${name} è di nuovo tra gli operatori: le sue richieste restano sue.`,
    en: `${name} is an operator again: their tickets stay with them.`,
  }),
  nothingLeft: (name: string) => ({
    it: `${name} non ha più richieste aperte.`,
    en: `${name} has no open tickets any more.`,
  }),
  handedOver: (tickets: number, to: string) => ({
    it:
      tickets === 1
        ? `Ora la richiesta è in carico a ${to}.`
        : `Ora ${tickets} richieste sono in carico a ${to}.`,
    en: tickets === 1 ? `The ticket is now ${to}’s.` : `${tickets} tickets are now ${to}’s.`,
  }),
  released: (tickets: number) => ({
    it: tickets === 1 ? 'La richiesta è di nuovo in coda.' : `${tickets} richieste sono di nuovo in coda.`,
    en: tickets === 1 ? 'The ticket is back in the queue.' : `${tickets} tickets are back in the queue.`,
  }),
  /** Some could not be moved: somebody was faster. */
  notMoved: (tickets: number) => ({
    it: `${tickets === 1 ? 'Una non è stata spostata' : `${tickets} non sono state spostate`}: premi di nuovo per riprovare.`,
    en: `${tickets === 1 ? 'One was' : `${tickets} were`} not moved: press again to retry.`,
  }),
  stillLeft: (tickets: number) => ({
    it: `${tickets === 1 ? 'Ne resta una' : `Ne restano ${tickets}`}: premi di nuovo.`,
    en: `${tickets} ${tickets === 1 ? 'is' : 'are'} left: press again.`,
  }),
  managersOnly: {
    it: 'Solo i responsabili possono passare ad altri le richieste di un collega.',
    en: 'Only managers can hand over a colleague’s tickets.',
  },
} satisfies InBoth;
