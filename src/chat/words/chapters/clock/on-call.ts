import type { OnCallEvent } from '../../../../ticket/clock/on-call.ts';
import type { Lines } from '../../chapter.ts';
import { namesOf } from '../../names-of.ts';

/** What comes while nobody is at the desk. */
export const onCallLines: Lines<OnCallEvent> = {
  'on-call-told': ({ told }) => {
    const names = namesOf(told);
    return {
      it: `Arrivata a servizio chiuso e non può aspettare. Avvisati: ${names.it}.`,
      en: `Arrived while the desk is closed and cannot wait. Notified: ${names.en}.`,
    };
  },
};
