import { readingsOf } from '../../../store/portal/readings.ts';
import { isAway } from '../../../ticket/people/absences.ts';
import { isTheirs } from '../../../ticket/people/is-theirs.ts';
import { lineField } from '../../actions/fields.ts';
import type { PressAnswer } from '../../card.ts';
import { readingReason } from '../../words/request/reading-reason.ts';
import type { Asked } from '../asked.ts';

/** Who has given a reason turns pages, answers and comes back without giving it again. */
const holdsMs = 3_600_000;
const lengthAtMost = 200;
/** What a form bears that asks for a reason, in place of the form or the conversation that was pressed for. */
const askedFor = 'reason';

/**
 * Where desk.yaml says so, whoever opens what is neither theirs nor in their queue says first what for. The reason stands in the ledger.
 *
 * @returns what is answered first; or the press, as it goes on with the reason that was given
 */
export async function reasonAsked(asked: Asked): Promise<{ answer: PressAnswer } | { asked: Asked }> {
  const { press, speech } = asked;
  if (press.step === 'submit' && press.inputs.asks === askedFor) {
    const { reason = '', page } = press.inputs;
    if (reason === '') return { answer: formFor(asked, readingReason[speech.language].lacks) };
    const inputs = { reason, ...(page === undefined ? {} : { page }) };
    return { asked: { ...asked, press: { ...press, step: 'press', inputs } } };
  }
  return press.step === 'press' && (await isToBeAsked(asked)) ? { answer: formFor(asked, '') } : { asked };
}

async function isToBeAsked({ desk, action, ticket, operator }: Asked): Promise<boolean> {
  const reads = action.isReading || action.form?.isReading === true;
  if (!desk.privacy.askReason || !reads) return false;
  const { assignee } = ticket;
  const isFree = assignee !== null && isAway(desk.absences.now(), assignee.id, desk.clock());
  if (isTheirs(ticket, operator, isFree)) return false;
  const from = new Date(desk.clock().getTime() - holdsMs);
  const lately = { behind: null, limit: 20, from, operator: operator.id };
  const readings = await readingsOf(desk.db, { ticket: ticket.number }, lately);
  return !readings.some(({ what, purpose }) => what === 'conversation' && purpose !== '');
}

function formFor({ action, press, ticket, speech, words }: Asked, notice: string): PressAnswer {
  const { title, intro, submit, ...field } = readingReason[speech.language];
  const { page } = press.inputs;
  return {
    kind: 'form',
    form: {
      verb: action.verb,
      ticket: ticket.number,
      nonce: ticket.nonce,
      version: press.version,
      language: speech.language,
      ...{ title, about: `#${ticket.number}`, intro, notice, submit },
      fields: [lineField('reason', field, { required: true, maxLength: lengthAtMost, value: '' })],
      carried: { asks: askedFor, ...(page === undefined ? {} : { page }) },
      cancel: words.cancel,
    },
  };
}
