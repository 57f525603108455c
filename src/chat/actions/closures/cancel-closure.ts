import { callOffClosure, movesOf } from '../../../desk/clock/closures.ts';
import type { PlannedClosure } from '../../../ticket/log/desk-events.ts';
import { actorOf } from '../../../ticket/words.ts';
import { daysInWords } from '../../in-words/days-in-words.ts';
import { aside } from '../aside.ts';
import { offered } from '../offer.ts';
import { movesInWords, plannedClosure } from './planned.ts';

/** The desk works on those days after all; first it is shown which deadlines move. */
export const cancelClosure = aside({
  about: 'closure',
  verb: 'cancel-closure',
  label: words => words.clock.closures.cancel,
  offered: id => (id === 0 ? null : offered),
  managersOnly: words => words.clock.closures.managersOnly,
  find: async asked => {
    const known = await plannedClosure(asked);
    return known ? { found: known } : { told: asked.words.clock.closures.gone };
  },
  form: null,
  read: async () => ({ input: null }),
  preview: async (known, _input, asked) => {
    const { title, cancelIntro, doCancel } = asked.words.clock.closures.preview;
    const moves = await movesOf(asked.desk, known.id, null);
    return {
      title,
      intro: cancelIntro(daysInWords(known, asked.speech)),
      text: movesInWords(moves, asked),
      send: doCancel,
      keeps: { known: markOf(known) },
    };
  },
  carryOut: async (_input, known, { desk, words, press, operator }) => {
    const { cancelled, gone, changed } = words.clock.closures;
    // What was shown is what is taken back, with the deadlines that were said to move, and nothing else.
    if (press.inputs.known !== markOf(known)) return { fault: changed };
    const by = { actor: actorOf(operator), origin: press.platform };
    const refusal = await callOffClosure(desk, known.id, by, known);
    switch (refusal) {
      case null:
        return { told: cancelled };
      case 'gone':
        return { told: gone, idle: true };
      case 'overtaken':
        return { fault: changed };
      default:
        return refusal satisfies never;
    }
  },
});

function markOf({ from, to, name, onCall }: PlannedClosure): string {
  return [from, to, onCall?.id ?? '', name].join(' ');
}
