import { z } from 'zod';
import { changeDuty, removeDuty } from '../../desk/clock/closures.ts';
import { rosterAt } from '../../desk/clock/roster.ts';
import type { Desk } from '../../desk/desk.ts';
import { plannedDuty } from '../../store/clock/duty.ts';
import { findOperatorByEmail } from '../../store/people/operators.ts';
import { actorOf, type ChatPlatform, type Operator } from '../../ticket/words.ts';
import type { CommandAnswer } from '../card.ts';
import { daysInWords } from '../cards/days-in-words.ts';
import { typedCommand } from '../commands/typed-command.ts';
import { readableLine } from '../readable.ts';
import { dateOf, type Speech } from '../say.ts';
import { wordsIn } from '../words/words.ts';

const day = z.iso.date();

/** Before the address: the turn is taken back. */
const removing = ['togli', 'remove'];

/**
 * `/ticket duty`: who is on duty, and whose turn was planned. A manager puts somebody there for some days, or takes
 * that back.
 */
export async function dutyAnswer(
  desk: Desk,
  speech: Speech,
  operator: Operator,
  platform: ChatPlatform,
  words: string[],
): Promise<CommandAnswer> {
  const { duty: said, closures } = wordsIn(speech.language).clock;
  const command = typedCommand('duty', platform, speech.language);
  const today = dateOf(speech, desk.clock());
  const mayChange = operator.role !== 'operator';
  const nameOf = ({ name }: { name: string }) => readableLine(name, 60);
  const answer = (...text: string[]): CommandAnswer => ({
    title: said.title,
    lines: [],
    text: text.join('\n'),
    buttons: [],
  });
  if (words.length > 0 && !mayChange) return answer(closures.managersOnly);
  if (words.length > 0) return await change();
  const { onDuty } = await rosterAt(desk, desk.db, desk.clock());
  const planned = await plannedDuty(desk.db, today);
  return answer(
    onDuty.length > 0 ? said.now(onDuty.map(nameOf).join(', ')) : said.nobody,
    ...planned.map(turn => said.planned(nameOf(turn.operator), daysInWords(turn, speech))),
    ...(mayChange ? [said.usage(command)] : []),
    ...(mayChange ? planned.slice(0, 1) : []).map(({ operator: { email }, from, to }) =>
      said.removeUsage(`${command} ${said.remove} ${email} ${from} ${to}`),
    ),
  );

  async function change(): Promise<CommandAnswer> {
    const isRemoval = removing.includes(words[0] ?? '');
    const usage = said.usage(command);
    const [email = '', from = '', to = '', ...rest] = isRemoval ? words.slice(1) : words;
    if (!z.email().safeParse(email).success) return answer(said.whose, usage);
    if (!day.safeParse(from).success || !day.safeParse(to).success || rest.length > 0)
      return answer(said.wrongDates, usage);
    if (to < from) return answer(closures.backwards, usage);
    if (to < today) return answer(closures.inThePast, usage);
    const person = await findOperatorByEmail(desk.db, email);
    if (!person) return answer(said.unknown(email));
    const turn = { from, to, operator: person };
    const by = {
      actor: actorOf(operator),
      origin: platform,
    };
    const days = daysInWords(turn, speech);
    if (isRemoval)
      return answer(
        (await removeDuty(desk, turn, by)) ? said.removed(nameOf(person), days) : said.notPlanned,
      );
    const others = (await plannedDuty(desk.db, today)).filter(
      other => other.operator.id !== person.id && other.from <= to && other.to >= from,
    );
    await changeDuty(desk, turn, by);
    return answer(
      said.saved(nameOf(person), days),
      ...others.map(other => said.instead(nameOf(other.operator), daysInWords(other, speech))),
    );
  }
}
