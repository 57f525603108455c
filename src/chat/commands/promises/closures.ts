import { plannedClosures } from '../../../store/clock/closures.ts';
import { asideButtons } from '../../actions/aside-buttons.ts';
import type { LineButton, TicketLine } from '../../card.ts';
import { daysInWords } from '../../in-words/days-in-words.ts';
import { nothing } from '../../nothing.ts';
import { readableLine } from '../../readable.ts';
import { dateOf } from '../../say.ts';
import { closuresWords } from '../../words/commands/promises/closures.ts';
import { wordsIn } from '../../words/words.ts';
import type { Asked, Command } from '../command.ts';

/** What is planned, and for managers the buttons to change it. */
export const closures: Command = {
  spelling: { it: ['chiusure'], en: ['closures'] },
  example: '',
  takes: 'nothing',
  words: closuresWords,
  answer: async asked => {
    const said = closuresWords[asked.speech.language];
    const lines = [...configured(asked), ...(await planned(asked))];
    const sorted = lines.toSorted((a, b) => a.at.localeCompare(b.at)).map(({ line }) => line);
    return {
      ...nothing,
      title: said.title,
      sections: [{ title: '', count: '', lines: sorted, empty: said.none, buttons: [] }],
      buttons: buttonsFor(asked, { id: 0, nonce: '' }),
    };
  },
};

/** `at`: its first day, by which the list is sorted. */
type Dated = { at: string; line: TicketLine };

/** Those of desk.yaml, which nobody changes from chat. */
function configured({ desk, speech }: Asked): Dated[] {
  const said = closuresWords[speech.language];
  return desk.calendar.base.closures.filter(isAhead(desk, speech)).map(closure => ({
    at: closure.from,
    line: line(daysInWords(closure, speech), closure.name, said.fixed),
  }));
}

/** Those that a manager has planned. */
async function planned(asked: Asked): Promise<Dated[]> {
  const { desk, speech } = asked;
  const said = closuresWords[speech.language];
  return (await plannedClosures(desk.db)).filter(isAhead(desk, speech)).map(closure => {
    const { name, onCall } = closure;
    const whom = onCall ? said.onCall(readableLine(onCall.name, 60)) : said.withoutOnCall;
    return {
      at: closure.from,
      line: {
        ...line(daysInWords(closure, speech), name, whom),
        number: closure.id,
        buttons: buttonsFor(asked, closure),
      },
    };
  });
}

function isAhead(desk: Asked['desk'], speech: Asked['speech']): (closure: { to: string }) => boolean {
  const today = dateOf(speech, desk.clock());
  return ({ to }) => to >= today;
}

/** What managers can do with it; the id 0 is of one that is not planned yet. */
function buttonsFor({ operator, speech }: Asked, closure: { id: number; nonce: string }): LineButton[] {
  return operator.role === 'operator' ? [] : asideButtons('closure', closure, wordsIn(speech.language));
}

function line(days: string, name: string, details: string): TicketLine {
  return {
    number: 0,
    version: 0,
    token: days,
    link: '',
    subject: readableLine(name, 100),
    details,
    deadline: '',
    deadlineTone: 'none',
    note: '',
    buttons: [],
  };
}
