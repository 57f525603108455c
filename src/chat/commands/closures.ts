import type { Desk } from '../../desk/desk.ts';
import { plannedClosures } from '../../store/clock/closures.ts';
import type { Operator } from '../../ticket/words.ts';
import { asideButtons } from '../actions/asides.ts';
import type { CommandAnswer } from '../card.ts';
import { daysInWords } from '../cards/days-in-words.ts';
import { readableLine } from '../readable.ts';
import { dateOf, type Speech } from '../say.ts';
import { wordsIn } from '../words/words.ts';

/** `/ticket closures`: what is planned, and for managers the buttons to change it. */
export async function closuresAnswer(desk: Desk, speech: Speech, operator: Operator): Promise<CommandAnswer> {
  const words = wordsIn(speech.language);
  const { closures } = words.clock;
  const today = dateOf(speech, desk.clock());
  const planned = await plannedClosures(desk.db);
  const mayPlan = operator.role !== 'operator';
  const line = (
    days: string,
    name: string,
    details: string,
    closure: { id: number; nonce: string } | null,
  ) => ({
    number: closure?.id ?? 0,
    version: 0,
    token: days,
    subject: readableLine(name, 100),
    details,
    deadline: '',
    deadlineTone: 'quiet' as const,
    buttons: closure && mayPlan ? asideButtons('closure', closure, words) : [],
  });
  const lines = [
    ...desk.calendar.base.closures
      .filter(({ to }) => to >= today)
      .map(closure => ({
        at: closure.from,
        line: line(daysInWords(closure, speech), closure.name, closures.fixed, null),
      })),
    ...planned
      .filter(({ to }) => to >= today)
      .map(closure => ({
        at: closure.from,
        line: line(
          daysInWords(closure, speech),
          closure.name,
          closure.onCall ? closures.onCall(readableLine(closure.onCall.name, 60)) : closures.withoutOnCall,
          closure,
        ),
      })),
  ].toSorted((a, b) => a.at.localeCompare(b.at));
  return {
    title: closures.title,
    lines: lines.map(({ line }) => line),
    text: closures.none,
    buttons: mayPlan ? asideButtons('closure', { id: 0, nonce: '' }, words) : [],
  };
}
