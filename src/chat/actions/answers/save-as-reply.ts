import { proposeReply } from '../../../desk/answers/propose.ts';
import { textOfAnswer } from '../../../desk/answers/to-save.ts';
import type { Doing, Fault, Filling, Inputs, TicketAction, Told } from '../action.ts';
import { replyFaultInWords, replyFields, replyIn } from './reply-fields.ts';

/** Proposes what was answered as a saved reply, without the people in it; managers decide. The conversation offers it. */
export const saveAsReply: TicketAction<'save-as-reply'> = {
  about: 'ticket',
  verb: 'save-as-reply',
  label: words => words.answers.making.label,
  offered: () => null,
  form: {
    words: words => words.answers.making.form,
    fields: async filling => replyFields(await known(filling), filling.words),
    trial: null,
    saysPromise: false,
    isReading: false,
    within: {},
  },
  letter: null,
  does: { kind: 'deed', carryOut },
  answer: { shows: 'card', line: () => '' },
  adds: true,
  isReading: false,
  isUndo: false,
};

/** The text of the letter beside which it was pressed, in its language; what was typed since wins. */
async function known({ desk, ticket, typed, isDrawn, operator }: Filling): Promise<Inputs> {
  const { page = '' } = typed;
  if (!isDrawn || page === '') return typed;
  const text = await textOfAnswer(desk, ticket, Number(page) || 0, operator.name);
  return { [ticket.language === 'it' ? 'italian' : 'english']: text, ...typed };
}

async function carryOut(
  inputs: Inputs,
  { desk, words, ticket, operator, circumstances }: Doing,
): Promise<Told | Fault> {
  const proposed = { ...replyIn(inputs), ticket: ticket.number };
  const done = await proposeReply(desk, proposed, { operator, origin: circumstances.origin });
  return 'why' in done
    ? { fault: replyFaultInWords(done, words) }
    : { told: words.answers.making.proposed(proposed.name) };
}
