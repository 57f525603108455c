import type { AwayFault } from '../../desk/away/go-away.ts';
import type { InBoth, Said } from './in-both.ts';

const requests = (count: number) => ({
  it: count === 1 ? 'una richiesta aperta' : `${count} richieste aperte`,
  en: count === 1 ? '1 open ticket' : `${count} open tickets`,
});

/** Colleagues who are away for a while, and whose turn it is. */
export const away = {
  /** Beside the name of whoever has a request. @param substitute '' for nobody in particular */
  beside: (name: string, until: string, substitute: string) => ({
    it: `${name} (assente fino a ${until}${substitute && `; al suo posto ${substitute}`})`,
    en: `${name} (away until ${until}${substitute && `; ${substitute} stands in`})`,
  }),
  turn: (name: string) => ({ it: `tocca a ${name}`, en: `${name} is up` }),
  count: (absences: number) => ({
    it: absences === 1 ? '1 assenza' : `${absences} assenze`,
    en: absences === 1 ? '1 absence' : `${absences} absences`,
  }),
  buttons: {
    go: { it: 'Mi assento…', en: 'Going away…' },
    sendAway: { it: 'Assenza di un collega…', en: 'A colleague is away…' },
    change: { it: 'Modifica l’assenza', en: 'Change absence' },
    back: { it: 'Sono qui', en: 'I’m back' },
    backOf: { it: 'Segna il rientro', en: 'Mark as back' },
    cancel: { it: 'Annulla l’assenza', en: 'Cancel absence' },
  },
  form: {
    title: { it: 'Assenza', en: 'Absence' },
    intro: {
      it: 'Fino al ritorno gli avvisi vanno a chi ti sostituisce, non ti toccano richieste nuove, e quelle aperte vengono proposte ai colleghi.',
      en: 'Until you are back, calls go to whoever stands in for you, no new ticket is assigned to you, and your open ones are offered to your colleagues.',
    },
    /** `until`: of an absence that is known; left empty it stays so */
    known: (until: string) => ({
      it: `Adesso: fino a ${until}. Se non scegli altro resta così.`,
      en: `Currently until ${until}. It stays so unless you choose otherwise.`,
    }),
    who: { it: 'Chi', en: 'Who' },
    from: { it: 'Da quando', en: 'From' },
    until: { it: 'Fino a quando', en: 'Until' },
    fromPlaceholder: { it: 'Subito; oppure: lunedì, 3/12 alle 14', en: 'Now; or: Monday, 3/12 at 14:00' },
    substitute: { it: 'Chi sostituisce', en: 'Who stands in' },
    nobody: { it: 'Nessuno in particolare', en: 'Nobody in particular' },
    note: { it: 'Nota per i colleghi', en: 'Note for your colleagues' },
    notePlaceholder: {
      it: 'A che punto sono le cose, che cosa è urgente…',
      en: 'Where things stand, what is urgent…',
    },
    submit: { it: 'Salva', en: 'Save' },
  },
  faults: {
    past: {
      it: 'Quel momento è già passato: scrivi quando torni, per esempio «lunedì» o «3/12 alle 9». Se intendi un altro anno, scrivi anche l’anno.',
      en: 'That moment has passed: say when you are back, such as “Monday” or “3/12 at 9:00”. If you mean another year, write the year, too.',
    },
    'no-end': {
      it: 'Non è chiaro da quando a quando: scrivi l’inizio e la fine, per esempio «dal 3/12 al 5/12», o quando torni, «fino a lunedì alle 9». Un giorno da solo («domani») vale per tutto quel giorno.',
      en: 'It is not clear from when until when: write both, such as “from 3/12 to 5/12”, or when you are back, “until Monday at 9:00”. A day alone (“tomorrow”) means all of that day.',
    },
    'closed-day': {
      it: 'Quel giorno lo sportello è chiuso: non serve segnare un’assenza.',
      en: 'The desk is closed on that day: there is no absence to set.',
    },
    backwards: {
      it: 'Il ritorno viene prima della partenza: controlla i due momenti.',
      en: 'You would be back before you leave: check the two moments.',
    },
    'own-substitute': {
      it: 'Nessuno può sostituire sé stesso: scegli un collega, o nessuno.',
      en: 'Nobody can stand in for themselves: choose a colleague, or nobody.',
    },
    left: (name: string) => ({
      it: `${name} non è più tra gli operatori: scegli un altro collega.`,
      en: `${name} is no longer an operator: choose another colleague.`,
    }),
    overlaps: (from: string, until: string) => ({
      it: `In quei giorni è già prevista un’assenza, da ${from} a ${until}: modificala, o prima annullala.`,
      en: `An absence is already planned for those days, from ${from} until ${until}: change it, or cancel it first.`,
    }),
    managersOnly: {
      it: 'Solo i responsabili possono segnare l’assenza di un collega.',
      en: 'Only managers can set a colleague’s absence.',
    },
    from: (why: string) => ({ it: `Da quando: ${why}`, en: `From: ${why}` }),
    overtaken: {
      it: 'Questa assenza è stata cambiata nel frattempo: aprila di nuovo.',
      en: 'This absence has been changed meanwhile: open it again.',
    },
    gone: { it: 'Questa assenza è già finita.', en: 'This absence is over.' },
  } satisfies Record<
    AwayFault['reason'] | 'managersOnly' | 'gone' | 'from' | 'no-end' | 'closed-day',
    InBoth
  >,
  /** Of whoever reads it. @param name '' of oneself */
  saved: (name: string, from: string, until: string) => ({
    it: from
      ? `${name ? `${name} sarà` : 'Sarai'} assente da ${from} a ${until}.`
      : `${name ? `${name} è` : 'Sei'} assente fino a ${until}.`,
    en: from
      ? `${name || 'You'} will be away from ${from} until ${until}.`
      : `${name ? `${name} is` : 'You are'} away until ${until}.`,
  }),
  /** Below the name of whoever is meant. */
  isAway: (from: string, until: string) => ({
    it: from ? `Assente da ${from} a ${until}.` : `Assente fino a ${until}.`,
    en: from ? `Away from ${from} until ${until}.` : `Away until ${until}.`,
  }),
  /** The end that was said is a day on which they are away still. */
  lastCounts: {
    it: 'L’ultimo giorno è compreso.',
    en: 'The last day is included.',
  },
  moved: {
    it: 'In quel momento lo sportello è chiuso: vale la prima apertura.',
    en: 'The desk is closed then: its next opening counts.',
  },
  standsIn: (name: string) => ({
    it: `Gli avvisi vanno a ${name}.`,
    en: `Calls go to ${name}.`,
  }),
  nobodyStandsIn: {
    it: 'Nessuno al suo posto: gli avvisi vanno a chi è di turno o ai responsabili.',
    en: 'Nobody stands in: calls go to whoever is on duty, or to the managers.',
  },
  /** The substitute is away in that time, too. */
  /** To whoever gives a request to somebody who is away; `who` says until when, and who stands in. */
  givenTo: (who: string) => ({
    it: `Passata a ${who}. Durante l’assenza chiunque può prenderla con «Prendila tu».`,
    en: `Reassigned to ${who}. While they are away anybody can take it with “Take over”.`,
  }),
  isAwayToo: (name: string) => ({
    it: `Attenzione: in quei giorni è assente anche ${name}.`,
    en: `Mind that ${name} is away in that time, too.`,
  }),
  offered: (count: number) => ({
    it:
      count === 0 ? '' : `${count === 1 ? 'È proposta' : 'Sono proposte'} ai colleghi ${requests(count).it}.`,
    en: count === 0 ? '' : `${requests(count).en} ${count === 1 ? 'is' : 'are'} offered to colleagues.`,
  }),
  back: {
    it: 'Ora risulti di nuovo qui: gli avvisi arrivano a te.',
    en: 'Welcome back: calls reach you again.',
  },
  backOf: (name: string) => ({
    it: `${name} risulta di nuovo qui.`,
    en: `${name} counts as back.`,
  }),
  notAway: { it: 'Nessuna assenza da terminare.', en: 'There is no absence to end.' },
  /** Of one that has not begun, which nobody has cancelled. */
  plannedStays: (from: string, until: string) => ({
    it: `Resta quella prevista da ${from} a ${until}.`,
    en: `The one planned from ${from} until ${until} stays.`,
  }),
  cancelled: { it: 'Assenza annullata.', en: 'Absence cancelled.' },
  /** The message in the channel. */
  offer: {
    title: (name: string, until: string) => ({
      it: `${name} è assente fino a ${until}`,
      en: `${name} is away until ${until}`,
    }),
    standsIn: (name: string) => ({ it: `Al suo posto: ${name}.`, en: `${name} stands in.` }),
    count: (count: number) => ({
      it:
        count === 1
          ? 'Resta una sua richiesta aperta: chi può la prenda.'
          : `Restano ${count} sue richieste aperte: chi può ne prenda qualcuna.`,
      en:
        count === 1
          ? 'One ticket is open: take it if you can.'
          : `${count} tickets are open: take what you can.`,
    }),
    note: (text: string) => ({ it: `«${text}»`, en: `“${text}”` }),
    more: (count: number) => ({
      it: count === 1 ? 'E un’altra.' : `E altre ${count}.`,
      en: `And ${count} more.`,
    }),
  },
  /** What one person is told privately. */
  told: {
    standsInTitle: (name: string) => ({ it: `Sostituisci ${name}`, en: `You stand in for ${name}` }),
    standsIn: (name: string, until: string, count: number) => ({
      it: `Fino a ${until} gli avvisi per ${name} arrivano a te.${count > 0 ? ` Ha ${requests(count).it}.` : ''}`,
      en: `Until ${until} you get the calls meant for ${name}.${count > 0 ? ` They have ${requests(count).en}.` : ''}`,
    }),
    standsInLater: (name: string, from: string, until: string) => ({
      it: `Da ${from} a ${until} gli avvisi per ${name} arriveranno a te.`,
      en: `From ${from} until ${until} you will get the calls meant for ${name}.`,
    }),
    standsDownTitle: (name: string) => ({
      it: `Non sostituisci più ${name}`,
      en: `You no longer stand in for ${name}`,
    }),
    standsDown: (name: string) => ({
      it: `Gli avvisi per ${name} non arrivano più a te.`,
      en: `The calls meant for ${name} no longer come to you.`,
    }),
    backTitle: (name: string) => ({ it: `Di nuovo qui, ${name}`, en: `Welcome back, ${name}` }),
    nothing: {
      it: 'Sulle tue richieste non è cambiato nulla. Gli avvisi arrivano di nuovo a te.',
      en: 'Nothing changed on your tickets. Calls reach you again.',
    },
    changed: {
      it: 'Gli avvisi arrivano di nuovo a te. Ecco che cosa è cambiato.',
      en: 'Calls reach you again. This is what changed.',
    },
    taken: { it: 'Prese da altri', en: 'Taken by others' },
    news: { it: 'Novità sulle tue richieste', en: 'News on your tickets' },
    watchedFor: (name: string) => ({
      it: `Novità su una richiesta che segue ${name}`,
      en: `News on a ticket that ${name} is watching`,
    }),
  },
  title: { it: 'Assenze', en: 'Absences' },
  nobodyAway: { it: 'Nessuno è assente.', en: 'Nobody is away.' },
  list: { it: 'Chi è assente', en: 'Who is away' },
} satisfies InBoth & { buttons: Record<string, Said> };
