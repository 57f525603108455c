import type { CalledAs } from '../../../ticket/clock/escalating.ts';
import type { InBoth, Said } from '../in-both.ts';

/** Who is called, and when: pings, and what is said at the morning’s and the evening’s hour. */
export const calls = {
  ping: {
    title: (count: number) => ({
      it: count === 1 ? 'Scadenza vicina' : `${count} scadenze vicine`,
      en: count === 1 ? 'Due soon' : `${count} tickets due soon`,
    }),
    breached: (count: number) => ({
      it: count === 1 ? 'Scadenza superata' : `${count} richieste scadute o in scadenza`,
      en: count === 1 ? 'Overdue' : `${count} tickets overdue or due soon`,
    }),
    onCallTitle: {
      it: 'Non può aspettare la riapertura',
      en: 'It cannot wait until we reopen',
    },
    arrived: (when: string, who: string) => ({
      it: `Arrivata ${when}, da ${who}`,
      en: `Arrived ${when}, from ${who}`,
    }),
    assignee: (name: string) => ({
      it: `In carico a ${name}`,
      en: `Assigned to ${name}`,
    }),
    nobody: {
      it: 'Non assegnata',
      en: 'Unassigned',
    },
    latest: (line: string, when: string) => ({
      it: `ultima novità ${when}: ${line}`,
      en: `latest news ${when}: ${line}`,
    }),
    noAction: { it: 'ancora nessuna azione', en: 'no action yet' },
    /** Whom the message calls; one for each of `called`, so that nobody is told twice. */
    whom: {
      assignee: { it: 'chi l’ha in carico', en: 'its assignee' },
      channel: {
        it: 'tutto il canale, perché non è assegnata',
        en: 'the whole channel, because it is unassigned',
      },
      'no-manager': {
        it: 'tutto il canale, perché lo sportello non ha responsabili',
        en: 'the whole channel, because the desk has no managers',
      },
      'on-duty': { it: 'il responsabile di turno', en: 'the manager on duty' },
      managers: { it: 'i responsabili', en: 'the managers' },
      'on-call': { it: 'chi è reperibile', en: 'whoever is on call' },
      serving: { it: 'chi segue questa azienda', en: 'whoever serves this company' },
      turn: { it: 'chi ha il turno di prenderla', en: 'whose turn it is to claim it' },
      substitute: {
        it: 'chi sostituisce il collega assente',
        en: 'whoever stands in for the colleague who is away',
      },
      duties: { it: 'chi segue gli obblighi di notifica', en: 'those who see to reporting duties' },
      few: { it: 'chi può leggerla', en: 'those who may read it' },
    } satisfies Record<CalledAs | 'on-call' | 'channel' | 'no-manager' | 'duties' | 'few', Said>,
    called: (whom: string) => ({ it: `Avvisiamo ${whom}.`, en: `Notified: ${whom}.` }),
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
    title: (count: number, until: string) => ({
      it: `${count === 1 ? '1 richiesta scade' : `${count} richieste scadono`} entro ${until}`,
      en: `${count === 1 ? '1 ticket is due' : `${count} tickets are due`} by ${until}`,
    }),
    more: (count: number, command: string) => ({
      it: `${count === 1 ? 'E un’altra' : `E altre ${count}`}: ${command}`,
      en: `And ${count} more: ${command}`,
    }),
  },
  handOver: {
    /** `day`: the next on which the desk works, "lunedì 30 novembre" */
    title: (day: string) => ({
      it: `Resta aperto per ${day}`,
      en: `Left open for ${day}`,
    }),
    of: (name: string, count: number) => ({
      it: `${name} · ${count} ${count === 1 ? 'aperta' : 'aperte'}`,
      en: `${name} · ${count} open`,
    }),
    /** What nobody has stands first. */
    nobodys: (count: number) => ({
      it: `Da assegnare · ${count}`,
      en: `Unassigned · ${count}`,
    }),
    rest: (count: number) => ({
      it: count === 1 ? 'e un’altra' : `e altre ${count}`,
      en: `and ${count} more`,
    }),
    /** Beside people who are left out, for a channel's message holds no more. */
    others: (names: string) => ({
      it: `Hanno richieste aperte anche: ${names}.`,
      en: `Also with open tickets: ${names}.`,
    }),
  },
  unattended: {
    title: {
      it: 'Chiusura senza un reperibile',
      en: 'Closure with nobody on call',
    },
    text: (name: string, days: string, hasManagers: boolean, closures: string, duty: string) => ({
      it: `${name}, ${days}: nessuno è indicato come reperibile. Per una richiesta bloccante verrebbero avvisati ${
        hasManagers ? 'tutti i responsabili' : 'tutti nel canale'
      }. Indica qualcuno con ${closures} o ${duty}.`,
      en: `${name}, ${days}: nobody is named as on call. A blocking request would notify ${
        hasManagers ? 'all managers' : 'the whole channel'
      }. Name somebody with ${closures} or ${duty}.`,
    }),
  },
} satisfies InBoth;
