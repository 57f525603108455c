import { z } from 'zod';
import { changeDuty, removeDuty } from '../../../desk/clock/duty.ts';
import { rosterAt } from '../../../desk/clock/roster.ts';
import { plannedDuty } from '../../../store/clock/duty.ts';
import { findOperatorByEmail } from '../../../store/people/operators.ts';
import { asAddress } from '../../../ticket/people/as-address.ts';
import { actorOf, type Operator } from '../../../ticket/words.ts';
import type { CommandAnswer } from '../../card.ts';
import { daysInWords } from '../../in-words/days-in-words.ts';
import { readableLine } from '../../readable.ts';
import { dateOf } from '../../say.ts';
import { dutyWords } from '../../words/commands/promises/duty.ts';
import { wordsIn } from '../../words/words.ts';
import type { Asked, Command } from '../command.ts';
import { saidAnswer } from '../said-answer.ts';
import { typedCommand } from '../typed-command.ts';

/** Who is on duty, and whose turn was planned. A manager puts somebody there for some days, or takes that back. */
export const duty: Command = {
  spelling: { it: ['turno'], en: ['duty'] },
  example: '',
  takes: 'words',
  words: dutyWords,
  answer: async asked => {
    if (asked.rest === '') return await plan(asked);
    const said = dutyWords[asked.speech.language];
    const { closures } = wordsIn(asked.speech.language).clock;
    if (!mayChange(asked)) return saidAnswer(said.title, closures.managersOnly);
    const wish = wishIn(asked);
    return wish.ok ? await change(asked, wish) : saidAnswer(said.title, wish.fault, usage(asked));
  },
};

/** Before the address: the turn is taken back. */
const removing = [dutyWords.it.remove, dutyWords.en.remove];

type Wish = { ok: true; isRemoval: boolean; email: string; from: string; to: string };
const day = z.iso.date();

/** `anna@example.com 2026-12-24 2027-01-06`, or the same after a word that takes it back; else what is wrong. */
function wishIn({ desk, speech, rest }: Asked): Wish | { ok: false; fault: string } {
  const said = dutyWords[speech.language];
  const { closures } = wordsIn(speech.language).clock;
  const faulty = (fault: string) => ({ ok: false, fault }) as const;
  const words = rest.toLowerCase().split(' ');
  const isRemoval = removing.includes(words[0] ?? '');
  const [typed = '', from = '', to = '', ...more] = isRemoval ? words.slice(1) : words;
  const whose = asAddress(typed);
  if (whose === null) return faulty(said.whose);
  if (!day.safeParse(from).success || !day.safeParse(to).success || more.length > 0)
    return faulty(said.wrongDates);
  if (to < from) return faulty(closures.backwards);
  if (to < dateOf(speech, desk.clock())) return faulty(closures.inThePast);
  return { ok: true, isRemoval, email: whose, from, to };
}

/** Who is on duty now, and the turns to come; to who may change them, how that is typed. */
async function plan(asked: Asked): Promise<CommandAnswer> {
  const { desk, speech } = asked;
  const said = dutyWords[speech.language];
  const { onDuty } = await rosterAt(desk, desk.db, desk.clock());
  const planned = await plannedDuty(desk.db, dateOf(speech, desk.clock()));
  const lines = [
    onDuty.length > 0 ? said.now(onDuty.map(nameOf).join(', ')) : said.nobody,
    ...planned.map(turn => said.planned(nameOf(turn.operator), daysInWords(turn, speech))),
  ];
  if (!mayChange(asked)) return saidAnswer(said.title, ...lines);
  const removals = planned
    .slice(0, 1)
    .map(({ operator, from, to }) =>
      said.removeUsage(`${command(asked)} ${said.remove} ${operator.email} ${from} ${to}`),
    );
  return saidAnswer(said.title, ...lines, usage(asked), ...removals);
}

async function change(asked: Asked, { isRemoval, email, from, to }: Wish): Promise<CommandAnswer> {
  const { desk, speech } = asked;
  const said = dutyWords[speech.language];
  const person = await findOperatorByEmail(desk.db, email);
  if (!person) return saidAnswer(said.title, said.unknown(email));
  const turn = { from, to, operator: person };
  const days = daysInWords(turn, speech);
  const by = { actor: actorOf(asked.operator), origin: asked.platform };
  if (isRemoval) {
    const isRemoved = await removeDuty(desk, turn, by);
    return saidAnswer(said.title, isRemoved ? said.removed(nameOf(person), days) : said.notPlanned);
  }
  const others = (await plannedDuty(desk.db, dateOf(speech, desk.clock()))).filter(
    other => other.operator.id !== person.id && other.from <= to && other.to >= from,
  );
  await changeDuty(desk, turn, by);
  return saidAnswer(
    said.title,
    said.saved(nameOf(person), days),
    ...others.map(other => said.instead(nameOf(other.operator), daysInWords(other, speech))),
  );
}

function mayChange({ operator }: Asked): boolean {
  return operator.role !== 'operator';
}

function command({ platform, speech }: Asked): string {
  return typedCommand(duty, platform, speech.language);
}

function usage(asked: Asked): string {
  return dutyWords[asked.speech.language].usage(command(asked));
}

function nameOf({ name }: Pick<Operator, 'name'>): string {
  return readableLine(name, 60);
}
