import type { Desk } from '../desk/desk.ts';
import { findTicket, ticketsInQueue, ticketsOf } from '../store/tickets.ts';
import type { Operator } from '../ticket/words.ts';
import type { CommandAnswer } from './card.ts';
import type { HomeView } from './desk-door.ts';
import { readableLine } from './readable.ts';
import type { Speech } from './say.ts';
import { ticketLine } from './ticket-line.ts';
import { wordsIn } from './words/words.ts';

/** As many as fit on a screen; Slack's Home tab and message have room for about these. */
const listed = 12;

const meanings: [words: string[], meaning: 'mine' | 'queue'][] = [
  [['mine', 'mie', 'le mie'], 'mine'],
  [['queue', 'coda'], 'queue'],
];

/** Answers `/ticket 1042`, `/ticket mine`, `/ticket queue`, `/ticket help`, in either language. */
export async function answerCommand(
  desk: Desk,
  speech: Speech,
  operator: Operator,
  typed: string,
): Promise<CommandAnswer> {
  const { commands } = wordsIn(speech.language);
  const words = typed.trim().toLowerCase();
  const now = desk.clock();

  const number = /^#?(\d{1,9})$/.exec(words)?.[1];
  if (number) {
    const ticket = await findTicket(desk.db, Number(number));
    return ticket
      ? { title: `#${ticket.number}`, lines: [ticketLine(ticket, speech, now)], text: '' }
      : { title: commands.helpTitle, lines: [], text: commands.notFound(`#${number}`) };
  }
  switch (meanings.find(([known]) => known.includes(words))?.[1]) {
    case 'mine': {
      const tickets = await ticketsOf(desk.db, operator.id, listed);
      return {
        title: commands.mine,
        lines: tickets.map(ticket => ticketLine(ticket, speech, now)),
        text: commands.mineEmpty,
      };
    }
    case 'queue': {
      const tickets = await ticketsInQueue(desk.db, listed);
      return {
        title: commands.queue,
        lines: tickets.map(ticket => ticketLine(ticket, speech, now)),
        text: commands.queueEmpty,
      };
    }
    default:
      return { title: commands.helpTitle, lines: [], text: commands.help };
  }
}

/** Slack's App Home: my tickets, and those that nobody has. */
export async function homeView(desk: Desk, speech: Speech, operator: Operator): Promise<HomeView> {
  const { home, commands } = wordsIn(speech.language);
  const now = desk.clock();
  const mine = await ticketsOf(desk.db, operator.id, listed);
  const queue = await ticketsInQueue(desk.db, listed);
  return {
    title: home.title,
    intro: home.intro(readableLine(operator.name, 80)),
    mine: {
      title: commands.mine,
      empty: commands.mineEmpty,
      lines: mine.map(ticket => ticketLine(ticket, speech, now)),
    },
    queue: {
      title: commands.queue,
      empty: commands.queueEmpty,
      lines: queue.map(ticket => ticketLine(ticket, speech, now)),
    },
  };
}
