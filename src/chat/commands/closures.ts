import { plannedClosures } from '../../store/clock/closures.ts';
import type { LineButton, TicketLine } from '../card.ts';
import { daysInWords } from '../cards/days-in-words.ts';
import { readableLine } from '../readable.ts';
import { dateOf } from '../say.ts';
import { wordsIn } from '../words/words.ts';
import type { Asked, Command } from './command.ts';

/** What is planned, and for managers the buttons to change it. */
export const closures: Command = {
  spelling: { it: ['chiusure'], en: ['closures'] },
  example: '',
  help: { it: 'le chiusure in programma', en: 'the closures that are planned' },
  answer: async asked => {
    const { closures: said } = wordsIn(asked.speech.language).clock;
    const lines = [...configured(asked), ...(await planned(asked))];
    return {
      title: said.title,
      lines: lines.toSorted((a, b) => a.at.localeCompare(b.at)).map(({ line }) => line),
      text: said.none,
      buttons: mayPlan(asked) ? [button('plan-closure', said.plan, { id: 0, nonce: '' })] : [],
    };
  },
};

/** `at`: its first day, by which the list is sorted. */
type Dated = { at: string; line: TicketLine };

/** Those of desk.yaml, which nobody changes from chat. */
function configured({ desk, speech }: Asked): Dated[] {
  const { closures: said } = wordsIn(speech.language).clock;
  return desk.calendar.base.closures.filter(isAhead(desk, speech)).map(closure => ({
    at: closure.from,
    line: line(daysInWords(closure, speech), closure.name, said.fixed),
  }));
}

/** Those that a manager has planned. */
async function planned(asked: Asked): Promise<Dated[]> {
  const { desk, speech } = asked;
  const { closures: said } = wordsIn(speech.language).clock;
  return (await plannedClosures(desk.db)).filter(isAhead(desk, speech)).map(closure => {
    const { name, onCall } = closure;
    const whom = onCall ? said.onCall(readableLine(onCall.name, 60)) : said.withoutOnCall;
    const buttons = [
      button('plan-closure', said.change, closure),
      button('cancel-closure', said.cancel, closure),
    ];
    return {
      at: closure.from,
      line: {
        ...line(daysInWords(closure, speech), name, whom),
        number: closure.id,
        buttons: mayPlan(asked) ? buttons : [],
      },
    };
  });
}

function isAhead(desk: Asked['desk'], speech: Asked['speech']): (closure: { to: string }) => boolean {
  const today = dateOf(speech, desk.clock());
  return ({ to }) => to >= today;
}

function mayPlan({ operator }: Asked): boolean {
  return operator.role !== 'operator';
}

function line(days: string, name: string, details: string): TicketLine {
  return {
    number: 0,
    version: 0,
    token: days,
    subject: readableLine(name, 100),
    details,
    deadline: '',
    deadlineTone: 'quiet',
    buttons: [],
  };
}

/** The closure's id travels where a ticket's number does otherwise. */
function button(
  verb: 'plan-closure' | 'cancel-closure',
  label: string,
  { id: number, nonce }: { id: number; nonce: string },
): LineButton {
  return { verb, label, number, nonce, version: 0 };
}
