import { clip } from '../../../clip.ts';
import { saveReminder } from '../../../store/clock/reminders.ts';
import { instantInWords } from '../../say.ts';
import type { Doing, Fault, Inputs, TicketAction, Told } from '../action.ts';
import { lineField } from '../fields.ts';
import { isAlive, offered } from '../offer.ts';
import { momentFields, momentIn } from './moment-form.ts';

const noteAtMost = 200;

/** Whoever presses is told of it again at an instant, privately. Nothing becomes of the request by it. */
export const remind: TicketAction<'remind'> = {
  about: 'ticket',
  verb: 'remind',
  label: words => words.reminding.label,
  offered: where => (where.on === 'card' && isAlive(where.state) ? offered : null),
  form: {
    words: words => words.reminding.form,
    fields: async ({ typed, ...asked }) => {
      const { note, notePlaceholder } = asked.words.reminding;
      return [
        ...momentFields(typed, { ...asked, mustWork: false }),
        lineField(
          'text',
          { label: note, placeholder: notePlaceholder },
          { required: false, maxLength: noteAtMost, value: '' },
        ),
      ];
    },
    trial: null,
    saysPromise: false,
    isReading: false,
    within: {},
  },
  letter: null,
  does: { kind: 'deed', carryOut },
  answer: { shows: 'card', line: () => '' },
  adds: false,
  isReading: false,
  isUndo: false,
};

async function carryOut(
  inputs: Inputs,
  { desk, speech, words, ticket, operator, circumstances }: Doing,
): Promise<Told | Fault> {
  const moment = momentIn(inputs, { desk, speech, words, mustWork: false });
  if ('fault' in moment) return moment;
  const isMoved = await saveReminder(desk.db, {
    operatorId: operator.id,
    ticket: ticket.number,
    at: moment.at,
    platform: circumstances.origin,
    note: clip((inputs.text ?? '').trim(), noteAtMost),
  });
  const at = instantInWords(speech, moment.at);
  return { told: isMoved ? words.reminding.moved(at) : words.reminding.saved(at) };
}
