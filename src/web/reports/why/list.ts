import type { Request, Response } from 'express';
import { countInWords, valueInWords, wholeInWords } from '../../../chat/reports/figure-in-words.ts';
import { spanInWords } from '../../../chat/reports/span-in-words.ts';
import { instantInWords } from '../../../chat/say.ts';
import { figureWords } from '../../../chat/words/reports/figures.ts';
import type { FoundBehind, Hour } from '../../../desk/reports/behind.ts';
import { ticketsNumbered } from '../../../store/tickets/tickets.ts';
import type { FigureKey } from '../../../ticket/reports/figures.ts';
import { templateAt } from '../../frame/template.ts';
import { type Portal, showPage } from '../../portal/portal.ts';
import { hourWritten } from '../asking/arrived.ts';
import { type Asked, linkTo } from '../asking/asked.ts';
import { faultsInWords } from '../asking/faults-in-words.ts';
import type { Choices } from '../asking/form-shown.ts';
import type { ColleagueVisit } from '../colleagues-only.ts';
import { whoseShown } from '../shown.ts';
import { hourInWords } from '../weekdays.ts';
import { reportPageWords } from '../words.ts';
import { lineOf } from './lines.ts';
import { readsSubject, seenBy } from './seen-by.ts';
import { whyWords } from './words.ts';

const listPage = templateAt('list.mustache', import.meta.url);

/** Of what it is asked why. @property until where not all of the span is counted */
export type Why = {
  figure: FigureKey;
  asked: Asked;
  names: Choices['names'];
  arrived: Hour | null;
  until: Date | null;
};

/** What an address says besides what is asked for. */
export function alsoOf({ figure, arrived, until }: Why): Record<string, string> {
  return {
    figure,
    ...(arrived ? { hour: hourWritten(arrived) } : {}),
    ...(until ? { until: until.toISOString() } : {}),
  };
}

/** Why a figure is so: the requests of which it is made. What few may see stands there without its words. */
export async function showList(
  portal: Portal,
  request: Request,
  response: Response,
  visit: ColleagueVisit,
  { why, found, older }: { why: Why; found: FoundBehind; older: number | null },
): Promise<void> {
  const { figure, asked, names, arrived, until } = why;
  const { language } = visit;
  const said = whyWords[language];
  const pageSaid = reportPageWords[language];
  const speech = { ...visit.speech, day: portal.desk.calendar.now().workingDaySeconds };
  const { name, is } = figureWords[language].figures[figure];
  const { behind, total, counted, measured } = found;
  const span = spanInWords(asked.span, language);
  const tickets = await ticketsNumbered(
    portal.desk.db,
    behind.map(({ ticket }) => ticket),
  );
  const shown = [countInWords(behind.length, language), countInWords(total, language)] as const;
  showPage(portal, request, response, visit, {
    title: `${name}, ${span}`,
    template: listPage,
    view: {
      said,
      page: pageSaid,
      name,
      is,
      faults: faultsInWords(asked, language),
      isFaulty: asked.faults.length > 0,
      value: valueInWords(figure, measured, speech),
      of: wholeInWords(measured, language) || false,
      facts: [
        until ? said.until(span, instantInWords(speech, until)) : span,
        ...(arrived ? [said.arrived(hourInWords(arrived, language))] : []),
        whoseShown({ filter: asked.filter, names, speech }),
        ...(found.hidesCompanies ? [pageSaid.hidesCompanies] : []),
      ].join(' · '),
      back: linkTo('/reports', asked),
      definitions: `/reports/definitions#${figure}`,
      none: total === 0 && said.none,
      count:
        counted > total ? said.countTwice(...shown, countInWords(counted, language)) : said.count(...shown),
      requests: behind.map(each => {
        const ticket = seenBy(portal, visit.colleague, tickets.get(each.ticket));
        const reads = readsSubject(portal, visit.colleague, ticket);
        return {
          href: linkTo('/reports/why', asked, { ...alsoOf(why), request: String(each.ticket) }),
          ...lineOf(each, ticket, figure, { ...speech, reads }),
        };
      }),
      older: older !== null && linkTo('/reports/why', asked, { ...alsoOf(why), after: String(older) }),
    },
  });
}
