import { clip } from '../../clip.ts';
import type { Desk } from '../../desk/desk.ts';
import { ticketsDueBefore, ticketsInQueue, ticketsOf } from '../../store/tickets/lists.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import { seen } from '../../ticket/sight/seen.ts';
import { eyesOf } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { ChatPlatform, Operator } from '../../ticket/words.ts';
import type { CommandAnswer } from '../card.ts';
import { momentOf } from '../cards/moment.ts';
import { deadlineReading } from '../cards/reading.ts';
import { ticketLine } from '../cards/ticket-line.ts';
import { dutyAnswer } from '../clock/duty.ts';
import type { HomeView } from '../desk-door.ts';
import { readableLine } from '../readable.ts';
import type { Speech } from '../say.ts';
import { wordsIn } from '../words/words.ts';
import { closuresAnswer } from './closures.ts';
import { type CommandName, commandIn, commandNames, nearestCommand, typedCommand } from './typed-command.ts';

/** As many as fit on a screen; Slack's Home tab and message have room for about these. */
const listed = 12;
/** "Late" is also what will be late before tomorrow. */
const soonMs = 24 * 3_600_000;

/** Answers `/ticket 1042`, `mine`, `queue`, `late`, `why 1042`, `closures`, `duty …`, `help`, in either language. */
export async function answerCommand(
  desk: Desk,
  speech: Speech,
  operator: Operator,
  platform: ChatPlatform,
  typed: string,
): Promise<CommandAnswer> {
  const { commands: said, deskItself } = wordsIn(speech.language);
  const words = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  const moment = momentOf(desk, speech);
  const eyes = eyesOf(desk, { kind: 'operator', operator }, 'list');
  const list = (title: string, tickets: Ticket[], text: string): CommandAnswer => ({
    title,
    lines: tickets.map(ticket => ticketLine(seen(ticket, eyes), moment)),
    text,
    buttons: [],
  });
  const number = numberIn(words);
  if (number !== null) {
    const ticket = await findTicket(desk.db, number);
    return ticket
      ? list(`#${ticket.number}`, [ticket], '')
      : list(deskItself, [], said.notFound(`#${number}`));
  }
  const command = commandIn(words);
  if (!command) return list(deskItself, [], notUnderstood(words, platform, speech));
  const { name, rest } = command;
  switch (name) {
    case 'mine':
      return list(said.mine, await ticketsOf(desk.db, operator.id, listed), said.mineEmpty);
    case 'queue':
      return list(said.queue, await ticketsInQueue(desk.db, listed), said.queueEmpty);
    case 'late': {
      const soon = new Date(desk.clock().getTime() + soonMs);
      return list(said.late, await ticketsDueBefore(desk.db, soon, listed), said.lateEmpty);
    }
    case 'closures':
      return await closuresAnswer(desk, speech, operator);
    case 'duty':
      return await dutyAnswer(desk, speech, operator, platform, rest);
    case 'why': {
      const asked = numberIn(rest.join(' '));
      if (asked === null && rest.length === 0)
        return list(deskItself, [], said.whyWhich(typedCommand('why', platform, speech.language)));
      const ticket = asked === null ? null : await findTicket(desk.db, asked);
      if (!ticket) return list(deskItself, [], said.notFound(asTyped(rest.join(' '))));
      const { title, paragraphs } = deadlineReading(seen(ticket, eyes), moment.terms, speech, moment.now);
      return list(title, [], paragraphs.join('\n'));
    }
    case 'help':
      return list(said.helpTitle, [], help(platform, speech));
    default:
      return name satisfies never;
  }
}

/** A line for each command, as it is typed on this platform. */
export function help(platform: ChatPlatform, { language }: Speech): string {
  const { helps, helpNumber, otherLanguage } = wordsIn(language).commands;
  const line = (command: CommandName | number, what: string) =>
    `*${typedCommand(command, platform, language)}${command === 'why' ? ' 1042' : ''}* – ${what}`;
  return [
    line(1042, helpNumber),
    ...commandNames.flatMap(name => (name === 'help' ? [] : [line(name, helps[name])])),
    otherLanguage,
  ].join('\n');
}

/** Which word it was, what may have been meant, and what there is. */
function notUnderstood(words: string, platform: ChatPlatform, speech: Speech): string {
  const { commands: said } = wordsIn(speech.language);
  const [first = ''] = words.split(' ');
  const nearest = nearestCommand(first);
  return [
    said.notUnderstood(asTyped(words)),
    ...(nearest ? [said.perhaps(typedCommand(nearest, platform, speech.language))] : []),
    help(platform, speech),
  ].join('\n');
}

/** What somebody typed, to be read back to them: letters and digits, nothing that a chat would format. */
function asTyped(words: string): string {
  return clip(words.replace(/[^\p{L}\p{N} #.-]/gu, '').trim() || '?', 40);
}

/** Slack's App Home: my tickets, and those that nobody has. */
export async function homeView(desk: Desk, speech: Speech, operator: Operator): Promise<HomeView> {
  const { home, commands: said } = wordsIn(speech.language);
  const moment = momentOf(desk, speech);
  const eyes = eyesOf(desk, { kind: 'operator', operator }, 'list');
  const mine = await ticketsOf(desk.db, operator.id, listed);
  const queue = await ticketsInQueue(desk.db, listed);
  return {
    title: home.title,
    intro: home.intro(readableLine(operator.name, 80)),
    mine: {
      title: said.mine,
      empty: said.mineEmpty,
      lines: mine.map(ticket => ticketLine(seen(ticket, eyes), moment)),
    },
    queue: {
      title: said.queue,
      empty: said.queueEmpty,
      lines: queue.map(ticket => ticketLine(seen(ticket, eyes), moment)),
    },
  };
}

function numberIn(words: string): number | null {
  const number = /^#?(\d{1,9})$/.exec(words)?.[1];
  return number ? Number(number) : null;
}
