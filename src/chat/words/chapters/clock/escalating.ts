import type { EscalatingEvent } from '../../../../ticket/clock/escalating.ts';
import type { ActionWords, Lines } from '../../chapter.ts';
import { calls } from '../../clock/calls.ts';
import { promise as promised } from '../../clock/promises.ts';
import { namesOf } from '../../names-of.ts';

/** Deadlines that come near, and who answers for them. */
export const escalatingActions = {
  acknowledge: {
    label: { it: 'Ci penso io', en: 'I’m on it' },
    done: { it: 'Segnato: te ne occupi tu.', en: 'Noted: you are on it.' },
  },
} satisfies Record<string, ActionWords>;

export const escalatingLines: Lines<EscalatingEvent> = {
  escalated: ({ promise, share, told }) => {
    const what = promised[promise];
    const reached = share >= 1 ? calls.ping.breached(1) : calls.ping.title(1);
    const names = namesOf(told);
    return {
      it: `${what.it}: ${reached.it.toLowerCase()}. Avvisati: ${names.it}.`,
      en: `${what.en}: ${reached.en.toLowerCase()}. Notified: ${names.en}.`,
    };
  },
  acknowledged: (_, who) => ({ it: `${who} se ne occupa.`, en: `${who} is on it.` }),
};
