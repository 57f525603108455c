import type { OnCallEvent } from '../../../../ticket/clock/on-call.ts';
import type { Lines } from '../../chapter.ts';
import { namesOf } from '../../names-of.ts';

/** What comes while the desk is closed. */
export const onCallLines: Lines<OnCallEvent> = {
  'on-call-told': ({ told }) => {
    const names = namesOf(told);
    return {
      it: `Arrivata durante la chiusura e non può aspettare. Avvisati: ${names.it}.`,
      en: `Arrived during a closure and cannot wait. Notified: ${names.en}.`,
    };
  },
};
