import { DateTime } from 'luxon';
import type { Deadline } from '../../ticket/clock/deadlines.ts';
import { closing, type Fact } from '../../ticket/reports/fact.ts';
import { type FigureKey, kindOf } from '../../ticket/reports/figures.ts';
import type { About, CountedFact, CountedStanding, JudgedPromise } from '../../ticket/reports/why/counted.ts';
import type { CountedTime } from '../../ticket/reports/why/stretch.ts';
import { promisedInWords, stretchesInWords } from '../in-words/deadline-in-words.ts';
import { withoutName } from '../in-words/reading.ts';
import type { Speech } from '../say.ts';
import { exactly, lengthInBoth, lengths } from '../words/clock/lengths.ts';
import { countedWords } from '../words/reports/counted.ts';
import { wordsIn } from '../words/words.ts';

/** Stretches of time, one below the other, and what they come to. */
type StretchTable = {
  rows: { what: string; length: string; isCounted: boolean }[];
  totals: { what: string; length: string }[];
};

/**
 * What is said of one thing that a figure counts.
 *
 * @property lines what was promised, and what else is so of it
 * @property verdict how a promise was kept
 */
export type CountedInWords = {
  title: string;
  lines: string[];
  tables: StretchTable[];
  verdict: { text: string; isKept: boolean } | null;
};

/** @property isNamed whether whoever reads may know whose request it is */
type Telling = { figure: FigureKey; speech: Speech; isNamed: boolean };

/** How something that happened is counted: from when to when, stretch by stretch, and how what was promised was kept. */
export function factInWords(counted: CountedFact, telling: Telling): CountedInWords {
  const { fact, from, time, wall, promise, about } = counted;
  const { speech } = telling;
  const said = countedWords[speech.language];
  const at = new Date(fact.at);
  const isPromised = fact.kind === 'claimed' || fact.kind === 'closed';
  return {
    title: said.happened[fact.kind](to(at, speech)),
    lines: [
      ...(promise ? [promised(promise.deadline, telling)] : []),
      ...(isPromised && time && !promise ? [said.noPromise] : []),
      ...(isPromised && !time ? [said.unmeasured] : []),
      ...detailsOf(fact, about, telling),
    ],
    tables: time && wall !== null ? [measuredTable({ time, wall, from, at }, telling)] : [],
    verdict: promise && verdictOf(promise, speech),
  };
}

/** In working time, with what it was on the wall clock below; where the figure is of that, by itself. */
function measuredTable(
  { time, wall, from, at }: { time: CountedTime; wall: number; from: Date; at: Date },
  { figure, speech }: Telling,
): StretchTable {
  const said = countedWords[speech.language];
  const onTheClock = { what: said.wall, length: onTheWall(wall, speech) };
  if (kindOf(figure).unit === 'wall') {
    const what = said.fromTo(to(from, speech), to(at, speech));
    return { rows: [], totals: [{ what, length: onTheClock.length }] };
  }
  return {
    rows: rowsOf(time, speech),
    totals: [{ what: said.working, length: exactly(time.total) }, onTheClock],
  };
}

function rowsOf({ calendar, steps }: CountedTime, { language }: Speech): StretchTable['rows'] {
  const said = countedWords[language];
  const told = stretchesInWords(
    calendar,
    steps.map(({ step }) => step),
    language,
  );
  return told.map(({ what }, index) => {
    const seconds = steps[index]?.seconds ?? null;
    return {
      what,
      length: seconds === null ? said.notCounted : exactly(seconds),
      isCounted: seconds !== null,
    };
  });
}

function promised(deadline: Deadline, { speech, isNamed }: Telling): string {
  return promisedInWords(isNamed ? deadline : withoutName(deadline), speech.language);
}

function verdictOf(
  { deadline: { due }, extended, judged }: JudgedPromise,
  speech: Speech,
): CountedInWords['verdict'] {
  if (!due) return null;
  const said = countedWords[speech.language];
  const was = to(due, speech);
  if (judged === 'kept') return { text: said.kept(was), isKept: true };
  if (!extended) return { text: said.broken(was), isKept: false };
  const until = to(extended, speech);
  return { text: (judged === 'extended' ? said.extended : said.brokenAlso)(was, until), isKept: false };
}

function detailsOf(fact: Fact, about: About, { speech, isNamed }: Telling): string[] {
  const said = countedWords[speech.language];
  const has = (bit: number) => (fact.amount & bit) !== 0;
  switch (fact.kind) {
    case 'answered':
      return [...(fact.wall === null ? [said.notFirst] : []), fact.amount === 1 ? said.saved : said.ownWords];
    case 'rated':
      return [fact.amount === 1 ? said.up : said.down];
    case 'closed':
      return [
        has(closing.byOperator) ? said.byOperator : said.byOthers,
        ...(has(closing.byOperator) ? [has(closing.oneTouch) ? said.oneTouch : said.moreTouches] : []),
        has(closing.ratable) ? (has(closing.rated) ? said.rated : said.notRated) : said.notRatable,
      ];
    default:
      return aboutInWords(about, speech, isNamed);
  }
}

function aboutInWords(about: About, speech: Speech, isNamed: boolean): string[] {
  const { language } = speech;
  const said = countedWords[language];
  const minutes = (count: number) => lengths.short(count * 60)[language];
  switch (about.kind) {
    case 'merged':
      return [said.mergedInto(`#${about.into}`)];
    case 'extended':
      return [said.extendedBy[about.promise](lengthInBoth(about.by)[language])];
    case 'called':
      return [
        // That something of it has to be reported is a word of the request.
        ...(about.why === 'duty' && !isNamed ? [] : [said.calledFor[about.why]]),
        about.isOutside ? said.outside : said.inside,
      ];
    case 'worked':
      return [
        about.noted === about.now
          ? said.worked(minutes(about.now))
          : said.corrected(minutes(about.noted), minutes(about.now)),
      ];
    case 'quote': {
      const version = String(about.version);
      return [about.minutes > 0 ? said.quoted(version, minutes(about.minutes)) : said.quote(version)];
    }
    case 'entered':
      return [about.until ? said.left(to(about.until, speech)) : said.stillInside];
    case 'nothing':
      return [said.counts];
    default:
      return about satisfies never;
  }
}

/** How a request is counted that was open at the end of a span: since when, what it waited for, and which promises were broken. */
export function standingInWords(counted: CountedStanding, telling: Telling): CountedInWords[] {
  const { stood, end, isReopened, wall, late, waitingSince } = counted;
  const { speech, figure } = telling;
  const said = countedWords[speech.language];
  const { group } = kindOf(figure);
  const other = group === 'claim' ? 'resolve' : group === 'resolution' ? 'claim' : null;
  const since = to(new Date(stood.since), speech);
  const open: CountedInWords = {
    title: said.stood.title(to(end, speech)),
    lines: [
      `${(isReopened ? said.stood.reopened : said.stood.opened)(since)}.`,
      ...(stood.unanswered ? [said.stood.unanswered] : []),
      ...(waitingSince ? [said.stood.waiting(to(waitingSince, speech))] : []),
    ],
    tables: [
      { rows: [], totals: [{ what: said.fromTo(since, to(end, speech)), length: onTheWall(wall, speech) }] },
    ],
    verdict: null,
  };
  return [
    open,
    ...late.flatMap(({ deadline, time }): CountedInWords[] => {
      if (deadline.promise === other) return [];
      const text = said.stood.brokenSince(deadline.due ? to(deadline.due, speech) : '–');
      const totals = [{ what: said.working, length: exactly(time.total) }];
      return [
        {
          title: said.stood.late[deadline.promise],
          lines: [promised(deadline, telling)],
          tables: [{ rows: rowsOf(time, speech), totals }],
          verdict: { text, isKept: false },
        },
      ];
    }),
  ];
}

const dayLong = 86_400;

/** Time on the wall clock, to the second. */
function onTheWall(seconds: number, { language }: Speech): string {
  const days = Math.floor(seconds / dayLong);
  const rest = exactly(seconds % dayLong);
  return days === 0 ? rest : countedWords[language].daysAnd(days, rest);
}

/** An instant to the second, as far as there are any: what is counted to the second is told so. */
function to(at: Date, { language, zone, clock }: Speech): string {
  const { locale, instant, instantOfYear } = wordsIn(language);
  const said = DateTime.fromJSDate(at, { zone }).setLocale(locale);
  const isThisYear = said.year === DateTime.fromJSDate(clock(), { zone }).year;
  return said.toFormat(`${isThisYear ? instant : instantOfYear}${said.second === 0 ? '' : ':ss'}`);
}
