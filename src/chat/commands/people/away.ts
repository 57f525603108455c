import { goAway } from '../../../desk/away/go-away.ts';
import { allOperators } from '../../../store/people/operators.ts';
import { actorOf, type Operator } from '../../../ticket/words.ts';
import { absenceButtons, drawAbsences } from '../../away/absences-shown.ts';
import { awayFaultInWords, wentAwayInWords } from '../../away/in-words.ts';
import type { CommandAnswer } from '../../card.ts';
import { awayKey, listSpec } from '../../lists/spec.ts';
import type { AwayTypedFault } from '../../when/away-parts.ts';
import { awayTyped } from '../../when/away-typed.ts';
import { awayWords } from '../../words/commands/people/away.ts';
import { wordsIn } from '../../words/words.ts';
import type { Asked, Command } from '../command.ts';
import { saidAnswer } from '../said-answer.ts';
import { asTyped } from '../typed/as-typed.ts';
import { colleaguesMeant, namesOf } from '../typed/colleague-meant.ts';
import { typedCommand } from '../typed-command.ts';

/** Whoever asks is away until an instant, and who stands in for them; managers say it of others. Alone: who is away. */
export const away: Command = {
  spelling: { it: ['assente', 'via', 'assenza', 'assenze'], en: ['away', 'absence', 'absences'] },
  example: '…',
  takes: 'words',
  words: awayWords,
  answer: async asked => (asked.rest === '' ? await whoIsAway(asked) : await sendAway(asked)),
};

async function whoIsAway(asked: Asked): Promise<CommandAnswer> {
  const answer = await drawAbsences(listSpec(awayKey), asked);
  return { ...answer, text: usage(asked) };
}

async function sendAway(asked: Asked): Promise<CommandAnswer> {
  const { desk, speech, operator } = asked;
  const said = awayWords[speech.language];
  const { away: words } = wordsIn(speech.language);
  const typed = awayTyped(asked.rest, { calendar: desk.calendar.now(), now: desk.clock() });
  if (!typed.ok) {
    const why = faultInWords(typed.fault, asked);
    return saidAnswer(said.title, why, usage(asked));
  }
  const operators = await allOperators(desk.db);
  const whose = await one(typed.whose, operators, asked);
  if ('fault' in whose) return saidAnswer(said.title, whose.fault);
  const person = whose.person ?? operator;
  if (person.id !== operator.id && operator.role === 'operator')
    return saidAnswer(said.title, words.faults.managersOnly);
  const standsIn = await one(typed.substitute, operators, asked);
  if ('fault' in standsIn) return saidAnswer(said.title, standsIn.fault);

  const { from, until } = typed;
  const wish = { operator: named(person), from, until };
  const went = await goAway(desk, standsIn.person ? { ...wish, substitute: named(standsIn.person) } : wish, {
    actor: actorOf(operator),
    origin: asked.platform,
  });
  if (!went.ok) return saidAnswer(said.title, awayFaultInWords(went.fault, speech));
  const lines = [
    ...wentAwayInWords(went, operator, asked),
    ...(typed.isLast ? [words.lastCounts] : []),
    ...(typed.isMoved ? [words.moved] : []),
  ];
  return {
    ...saidAnswer(said.title, ...lines),
    buttons: absenceButtons(went.absence, person, operator, speech),
  };
}

function faultInWords(fault: AwayTypedFault, { speech }: Asked): string {
  const { when, away: words } = wordsIn(speech.language);
  switch (fault) {
    case 'past':
    case 'no-end':
    case 'closed-day':
    case 'backwards':
      return words.faults[fault];
    default:
      return when.faults[fault];
  }
}

/** The one colleague who is meant; null where no name was typed. */
async function one(
  name: string,
  operators: Operator[],
  { desk, speech }: Asked,
): Promise<{ person: Operator | null } | { fault: string }> {
  if (name === '') return { person: null };
  const said = awayWords[speech.language];
  const [only, ...more] = await colleaguesMeant(name, operators, desk);
  if (only && more.length === 0) return { person: only };
  const wrong = only ? said.several : said.nobody;
  return { fault: wrong(asTyped(name), namesOf(only ? [only, ...more] : operators)) };
}

function named({ id, name }: Operator) {
  return { id, name };
}

function usage({ platform, speech, operator }: Asked): string {
  const { language } = speech;
  const command = typedCommand(away, platform, language);
  const said = awayWords[language];
  return [said.usage(command), operator.role === 'operator' ? '' : said.usageOfOthers(command)]
    .filter(Boolean)
    .join('\n');
}
