import type { Request, Response } from 'express';
import { type CountedInWords, factInWords, standingInWords } from '../../../chat/reports/counted-in-words.ts';
import { countInWords } from '../../../chat/reports/figure-in-words.ts';
import { spanInWords } from '../../../chat/reports/span-in-words.ts';
import { countedWords } from '../../../chat/words/reports/counted.ts';
import { figureWords } from '../../../chat/words/reports/figures.ts';
import { countedIn } from '../../../desk/reports/counted.ts';
import { isInteger } from '../../../store/integer.ts';
import { ticketsNumbered } from '../../../store/tickets/tickets.ts';
import { hasWords } from '../../../ticket/sight/seen.ts';
import { templateAt } from '../../frame/template.ts';
import { type Portal, showPage } from '../../portal/portal.ts';
import { linkTo } from '../asking/asked.ts';
import { faultsInWords } from '../asking/faults-in-words.ts';
import type { ColleagueVisit } from '../colleagues-only.ts';
import { factsOf, subjectOf } from './lines.ts';
import { alsoOf, type Why } from './list.ts';
import { readsSubject, seenBy } from './seen-by.ts';
import { whyWords } from './words.ts';

const countedPage = templateAt('counted.mustache', import.meta.url);

/**
 * How one request was counted in a figure: each thing of it that counts, stretch by stretch.
 *
 * @returns false where there is no such request, or whoever asks may not know
 */
export async function showCounted(
  portal: Portal,
  request: Request,
  response: Response,
  visit: ColleagueVisit,
  { why, number }: { why: Why; number: number },
): Promise<boolean> {
  const { desk } = portal;
  const { speech, language, colleague } = visit;
  const { figure, asked, until } = why;
  if (!isInteger(number)) return false;
  const ticket = seenBy(portal, colleague, (await ticketsNumbered(desk.db, [number])).get(number));
  const { span, filter } = asked;
  const asker = { kind: 'operator', ...colleague } as const;
  const counted = ticket && (await countedIn(desk, asker, { figure, span, filter, asOf: until }, number));
  if (!counted) return false;
  const said = whyWords[language];
  const telling = { figure, speech, isNamed: hasWords(ticket) };
  const told = [
    ...counted.facts.map(fact => factInWords(fact, telling)),
    ...counted.standings.flatMap(stood => standingInWords(stood, telling)),
  ];
  const times = counted.facts.length + counted.standings.length;
  const { name } = figureWords[language].figures[figure];
  const inFigure = { name, span: spanInWords(span, language) };
  showPage(portal, request, response, visit, {
    title: `#${number}, ${said.segments}`,
    template: countedPage,
    view: {
      said,
      head: countedWords[language],
      faults: faultsInWords(asked, language),
      isFaulty: asked.faults.length > 0,
      token: `#${number}`,
      subject: subjectOf(ticket, { ...speech, reads: readsSubject(portal, colleague, ticket) }),
      facts: factsOf(ticket, speech).join(' · '),
      figure: inFigure,
      times:
        times === 0 ? said.notBehind : times === 1 ? said.once : said.times(countInWords(times, language)),
      parts: told.map(partShown),
      inForce: told.some(({ tables, verdict }) => tables.length > 0 || verdict) && said.inForce,
      back: linkTo('/reports/why', asked, alsoOf(why)),
      link: hasWords(ticket) && desk.addresses.of(number),
    },
  });
  return true;
}

function partShown({ title, lines, tables, verdict }: CountedInWords, index: number) {
  return {
    id: `counted-${index + 1}`,
    title,
    lines,
    tables,
    verdict: verdict && { text: verdict.text, tone: verdict.isKept ? 'better' : 'worse' },
  };
}
