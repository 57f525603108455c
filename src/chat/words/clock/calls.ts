import type { Tell } from '../../../ticket/clock/policy.ts';
import type { InBoth, Said } from '../in-both.ts';

/** Who is called, and when: pings, and what is said at the morning’s and the evening’s hour. */
export const calls = {
  ping: {
    title: (count: number) => ({
      it: count === 1 ? 'Una promessa sta per scadere' : `${count} promesse stanno per scadere`,
      en: count === 1 ? 'A promise is due soon' : `${count} promises are due soon`,
    }),
    breached: (count: number) => ({
      it:
        count === 1
          ? 'Una promessa non è stata mantenuta'
          : `${count} richieste: promesse scadute o in scadenza`,
      en: count === 1 ? 'A promise is broken' : `${count} tickets: promises broken or due soon`,
    }),
    onCallTitle: {
      it: 'Non può aspettare la riapertura',
      en: 'It cannot wait for the reopening',
    },
    arrived: (when: string, who: string) => ({
      it: `Arrivata ${when}, da ${who}`,
      en: `Arrived ${when}, from ${who}`,
    }),
    assignee: (name: string) => ({
      it: `In carico a ${name}`,
      en: `${name} has it`,
    }),
    nobody: {
      it: 'Non è ancora in carico a nessuno',
      en: 'Not claimed yet',
    },
    lastAction: (line: string, when: string) => ({
      it: `ultima azione, ${when}: ${line}`,
      en: `last action, ${when}: ${line}`,
    }),
    noAction: { it: 'ancora nessuna azione', en: 'no action yet' },
    reason: {
      assignee: {
        it: 'Ti avvisiamo perché l’hai in carico.',
        en: 'You are told because you have it.',
      },
      channel: {
        it: 'Avvisiamo tutti perché nessuno l’ha in carico.',
        en: 'All of you are told because nobody has it.',
      },
      'no-manager': {
        it: 'Avvisiamo tutti perché lo sportello non ha responsabili.',
        en: 'All of you are told because the desk has no manager.',
      },
      'on-duty': {
        it: 'Ti avvisiamo perché sei responsabile di turno.',
        en: 'You are told because you are the manager on duty.',
      },
      managers: {
        it: 'Ti avvisiamo perché sei responsabile.',
        en: 'You are told because you are a manager.',
      },
      'on-call': {
        it: 'Ti avvisiamo perché sei reperibile durante questa chiusura.',
        en: 'You are told because you are on call in this closure.',
      },
    } satisfies Record<Tell | 'on-call' | 'channel' | 'no-manager', Said>,
    again: (times: number) => ({
      it: times === 1 ? 'Avviso ripetuto.' : `Avviso ripetuto ${times} volte.`,
      en: times === 1 ? 'Repeated once.' : `Repeated ${times} times.`,
    }),
    /** `command`: as it is typed, with what shows the rest */
    more: (count: number, command: string) => ({
      it: `${count === 1 ? 'E un’altra' : `E altre ${count}`}: ${command}`,
      en: `And ${count} more: ${command}`,
    }),
  },
  forecast: {
    title: {
      it: 'In scadenza, se nessuno interviene',
      en: 'Due soon, unless somebody acts',
    },
    intro: (until: string) => ({
      it: `Queste promesse scadono entro ${until}.`,
      en: `These promises are due by ${until}.`,
    }),
    more: (count: number, command: string) => ({
      it: `${count === 1 ? 'E un’altra' : `E altre ${count}`}: ${command}`,
      en: `And ${count} more: ${command}`,
    }),
  },
  handOver: {
    title: { it: 'Resta aperto per domani', en: 'Left open for tomorrow' },
    intro: {
      it: 'Che cosa ha ciascuno, con la prossima scadenza.',
      en: 'What each of you has, with the next deadline.',
    },
    of: (name: string, count: number) => ({
      it: `${name} · ${count} ${count === 1 ? 'aperta' : 'aperte'}`,
      en: `${name} · ${count} open`,
    }),
  },
  unattended: {
    title: {
      it: 'Una chiusura senza un reperibile',
      en: 'A closure with nobody in particular on call',
    },
    text: (name: string, days: string, hasManagers: boolean, closures: string, duty: string) => ({
      it: `${name}, ${days}: nessuno in particolare è reperibile. Una richiesta bloccante chiamerebbe ${
        hasManagers ? 'tutti i responsabili' : 'l’intero canale'
      }. Indica qualcuno con ${closures} o ${duty}.`,
      en: `${name}, ${days}: nobody in particular is on call. A blocking request would call ${
        hasManagers ? 'all managers' : 'the whole channel'
      }. Name somebody with ${closures} or ${duty}.`,
    }),
  },
} satisfies InBoth;
