import { findDraft, saveDraft } from '../../../store/mail/drafts.ts';
import { readingsOf } from '../../../store/portal/readings.ts';
import { eventsAfter } from '../../../store/tickets/events.ts';
import { isAway } from '../../../ticket/people/absences.ts';
import { isTheirs } from '../../../ticket/people/is-theirs.ts';
import { watchesAsTheirs } from '../../../ticket/watches-as-theirs.ts';
import type { Inputs } from '../../actions/action.ts';
import { lineField } from '../../actions/fields.ts';
import type { Step } from '../../button-press.ts';
import type { PressAnswer } from '../../card.ts';
import { readingReason } from '../../words/request/reading-reason.ts';
import type { Asked } from '../asked.ts';

/** Who has given a reason turns pages, answers and comes back without giving it again. */
const holdsMs = 3_600_000;
const lengthAtMost = 200;
/** What a form bears that asks for a reason, in place of the form or the conversation that was pressed for. */
const askedFor = 'reason';

/** The steps with which a press goes on once the reason is given: with what had been typed until then, which waits as a draft. */
const withTyped: readonly Step[] = ['back', 'within'];

/**
 * Where desk.yaml says so, whoever opens what is neither theirs nor in their queue says first what for: by whichever step they would come to see
 * what was written. The reason stands in the ledger.
 *
 * @returns what is answered first; or the press, as it goes on with the reason that was given
 */
export async function reasonAsked(asked: Asked): Promise<{ answer: PressAnswer } | { asked: Asked }> {
  const { press, speech } = asked;
  if (press.step === 'submit' && press.inputs.asks === askedFor) {
    const { reason = '', asks: _, ...carried } = press.inputs;
    if (reason === '') return { answer: formFor(asked, carried, readingReason[speech.language].lacks) };
    return await goesOn(asked, reason, carried);
  }
  if (!showsWords(asked) || !(await isToBeAsked(asked))) return { asked };
  return { answer: formFor(asked, await carriedAlong(asked), '') };
}

/** Whether what is pressed shows what was written: as it is opened, as one comes back to it, or all of it out of a letter's form. */
function showsWords({ action, press: { step, inputs } }: Asked): boolean {
  if (action.isReading) return true;
  if (!action.form?.isReading) return false;
  return step === 'press' || step === 'back' || (step === 'within' && inputs.button === 'read');
}

/** What the form bears for what comes after it. What was typed may be long. */
async function carriedAlong({ desk, operator, press: { step, inputs } }: Asked): Promise<Inputs> {
  if (withTyped.includes(step))
    return { onward: step, typed: await saveDraft(desk.db, operator.id, inputs, desk.clock()) };
  return inputs.page === undefined ? {} : { page: inputs.page };
}

async function goesOn(asked: Asked, reason: string, { onward, typed = '', page }: Inputs) {
  const { desk, operator, press, words } = asked;
  const step = withTyped.find(each => each === onward);
  if (step === undefined) {
    const inputs = { reason, ...(page === undefined ? {} : { page }) };
    return { asked: { ...asked, press: { ...press, step: 'press' as const, inputs } } };
  }
  const inputs = await findDraft(desk.db, typed, operator.id);
  if (!inputs) return { answer: { kind: 'stranger' as const, line: words.people.draftGone } };
  return { asked: { ...asked, press: { ...press, step, inputs: { ...inputs, reason } } } };
}

async function isToBeAsked({ desk, ticket, operator }: Asked): Promise<boolean> {
  if (!desk.privacy.askReason) return false;
  const { assignee, watchers } = ticket;
  const isFree = assignee !== null && isAway(desk.absences.now(), assignee.id, desk.clock());
  if (isTheirs(ticket, operator, isFree)) return false;
  const isWatching = watchers.some(({ id }) => id === operator.id);
  if (isWatching && watchesAsTheirs(await eventsAfter(desk.db, ticket.number, 0), operator)) return false;
  // Who watches it for a reason that they gave need not give it each time.
  const lately = isWatching ? {} : { from: new Date(desk.clock().getTime() - holdsMs) };
  const readings = await readingsOf(
    desk.db,
    { ticket: ticket.number },
    { behind: null, limit: 20, ...lately, operator: operator.id },
  );
  return !readings.some(({ what, purpose }) => what === 'conversation' && purpose !== '');
}

function formFor(
  { action, press, ticket, speech, words }: Asked,
  carried: Inputs,
  notice: string,
): PressAnswer {
  const { title, intro, submit, ...field } = readingReason[speech.language];
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
      carried: { asks: askedFor, ...carried },
      cancel: words.cancel,
    },
  };
}
