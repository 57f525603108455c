import { beforeAll, beforeEach } from 'vitest';
import { answerCommand } from '../../../src/chat/commands/answer-command.ts';
import { ticket as table } from '../../../src/store/schema/tickets.ts';
import type { Language, Operator, Role } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';
import { moveTo, person } from '../../desk/clock/under-the-clock.ts';
import { classified, type Story, ticketFrom } from '../../ticket/at-rome.ts';
import { categoryCalled } from '../../ticket/categories.ts';
import { speechIn } from '../a-moment.ts';
import { typingIn } from '../asking.ts';

export const arrived = '2026-11-24T09:00';
export const speech = speechIn('it');

/** A desk on a database of its own, where everything else is closed before each test, and somebody who types in Slack. */
export function aTypingDesk(name = 'Anna', role: Role = 'operator') {
  const own = ownDatabase();
  const desk = aDesk(() => own.database.db);
  let asker: Operator | undefined;
  const who = () => {
    if (!asker) throw new Error('who types is known from beforeAll on');
    return asker;
  };
  beforeAll(async () => {
    asker = await person(desk.db, name, role);
  });
  beforeEach(async () => {
    await desk.db.update(table).set({ status: 'closed', wakeAt: null, assigneeId: null });
    moveTo(desk, arrived);
  });
  return {
    desk,
    who,
    /** The answer to what is typed, in the desk's language. */
    type: (typed: string, by = who(), language: Language = speech.language) =>
      answerCommand(typingIn(desk, { ...speech, language }, by), typed),
  };
}

export const numbersOf = (lines: { number: number }[]) => lines.map(({ number }) => number);

export const bug = (at: string, priority: 1 | 2 | 3 | 4, ...story: Story) =>
  ticketFrom(at, [[at, classified(categoryCalled('bug'), priority)], ...story]);
