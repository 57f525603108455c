import { clip } from '../../../clip.ts';
import { cancelReminder, findReminder, type Reminder, saveReminder } from '../../../store/clock/reminders.ts';
import type { FormField } from '../../card.ts';
import { instantInWords } from '../../say.ts';
import type { Doing, Fault, Filling, Inputs, TicketAction, Told } from '../action.ts';
import { lineField } from '../fields.ts';
import { isAlive, offered } from '../offer.ts';
import { momentFields, momentIn } from './moment-form.ts';

const noteAtMost = 200;
/** In place of an instant: the one to come is not to come. */
const never = 'never';

/** Whoever presses is told of it again at an instant, privately. Nothing becomes of the request by it. */
export const remind: TicketAction<'remind'> = {
  about: 'ticket',
  verb: 'remind',
  label: words => words.reminding.label,
  offered: where => (where.on === 'card' && isAlive(where.state) ? offered : null),
  form: {
    words: words => words.reminding.form,
    fields,
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
  isOfOneself: true,
  isUndo: false,
};

/** One that is to come is said, can be cancelled, and keeps its note when it is moved. */
async function fields({ typed, ...asked }: Filling): Promise<FormField[]> {
  const { desk, operator, ticket, words, speech } = asked;
  const { note, notePlaceholder, instead, toCome } = words.reminding;
  const waiting = stillToCome(await findReminder(desk.db, operator.id, ticket.number));
  const others = waiting ? [{ value: never, label: instead }] : [];
  return [
    ...(waiting
      ? [{ id: 'aside' as const, kind: 'line' as const, text: toCome(instantInWords(speech, waiting.at)) }]
      : []),
    ...momentFields(typed, { ...asked, mustWork: false, others }),
    lineField(
      'text',
      { label: note, placeholder: notePlaceholder },
      { required: false, maxLength: noteAtMost, value: waiting?.note ?? '' },
    ),
  ];
}

function stillToCome(known: Reminder | null): Reminder | null {
  return known?.rungAt === null ? known : null;
}

async function carryOut(
  inputs: Inputs,
  { desk, speech, words, ticket, operator, circumstances }: Doing,
): Promise<Told | Fault> {
  if ((inputs.moment ?? '').trim() === '' && (inputs.meant ?? inputs.when) === never) {
    const token = `#${ticket.number}`;
    const wasThere = await cancelReminder(desk.db, operator.id, ticket.number);
    return wasThere
      ? { told: words.reminding.cancelled(token) }
      : { told: words.reminding.none(token), idle: true };
  }
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
