import type { Request, Response } from 'express';
import { countedInWords } from '../../chat/in-words/reading.ts';
import { countInWords, valueInWords, wholeInWords } from '../../chat/reports/figure-in-words.ts';
import { spanInWords } from '../../chat/reports/span-in-words.ts';
import { figureWords } from '../../chat/words/reports/figures.ts';
import { termsJudging } from '../../desk/reports/terms-in-force.ts';
import type { Behind } from '../../store/reports/behind.ts';
import { ticketsNumbered } from '../../store/tickets/tickets.ts';
import type { FigureKey } from '../../ticket/reports/figures.ts';
import type { Report } from '../../ticket/reports/report.ts';
import { hasWords, type Seen, seen } from '../../ticket/sight/seen.ts';
import { eyesOf } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Operator } from '../../ticket/words.ts';
import { templateAt } from '../frame/template.ts';
import { type Portal, showPage } from '../portal/portal.ts';
import { type Asked, linkTo } from './asked.ts';
import type { ColleagueVisit } from './colleagues-only.ts';
import { whoseShown } from './shown.ts';
import { factsOf, lineOf, subjectOf } from './why-shown.ts';
import { reportPageWords } from './words.ts';

const whyPage = templateAt('why.mustache', import.meta.url);
const segmentsPage = templateAt('segments.mustache', import.meta.url);

/** A figure, with what stands behind it. */
export type Explained = {
  figure: FigureKey;
  asked: Asked;
  report: Report;
  behind: Behind[];
  total: number;
  older: number | null;
};

/** Why a figure is so: the requests of which it is made. What few may see stands there without its words. */
export async function showWhy(
  portal: Portal,
  request: Request,
  response: Response,
  visit: ColleagueVisit,
  { figure, asked, report, behind, total, older }: Explained,
): Promise<void> {
  const { language } = visit;
  const said = reportPageWords[language];
  const speech = { ...visit.speech, day: portal.desk.calendar.now().workingDaySeconds };
  const { name, is } = figureWords[language].figures[figure];
  const measured = report.whole[figure];
  const tickets = await ticketsNumbered(
    portal.desk.db,
    behind.map(({ ticket }) => ticket),
  );
  showPage(portal, request, response, visit, {
    title: `${name}, ${spanInWords(report.span, language)}`,
    template: whyPage,
    view: {
      said,
      name,
      is,
      value: valueInWords(figure, measured, speech),
      of: wholeInWords(measured, language) || false,
      span: spanInWords(report.span, language),
      whose: whoseShown({ report, asked, speech }),
      back: linkTo('/reports', asked),
      definitions: `/reports/definitions#${figure}`,
      none: total === 0 && said.behind.none,
      count: said.behind.count(countInWords(behind.length, language), countInWords(total, language)),
      requests: behind.map(each => ({
        href: linkTo('/reports/why', asked, { figure, request: String(each.ticket) }),
        ...lineOf(each, seenBy(portal, visit.colleague, tickets.get(each.ticket)), figure, speech),
      })),
      older: older !== null && linkTo('/reports/why', asked, { figure, after: String(older) }),
    },
  });
}

/** How one request was counted: its promises, stretch by stretch. @returns false where there is no such request */
export async function showSegments(
  portal: Portal,
  request: Request,
  response: Response,
  visit: ColleagueVisit,
  { figure, asked, number }: { figure: FigureKey; asked: Asked; number: number },
): Promise<boolean> {
  const { desk } = portal;
  const { speech, language } = visit;
  const ticket = seenBy(portal, visit.colleague, (await ticketsNumbered(desk.db, [number])).get(number));
  if (!ticket) return false;
  const said = reportPageWords[language];
  // By what was promised, whatever was added to it: so it is judged.
  const terms = await termsJudging(desk, ticket);
  const paragraphs = countedInWords({ ...ticket, extensions: [] }, terms, speech, desk.clock());
  showPage(portal, request, response, visit, {
    title: `#${number}, ${said.behind.segments}`,
    template: segmentsPage,
    view: {
      said,
      name: figureWords[language].figures[figure].name,
      back: linkTo('/reports/why', asked, { figure }),
      token: `#${number}`,
      subject: subjectOf(ticket, speech),
      facts: factsOf(ticket, speech).join(' · '),
      parts: [
        { id: 'counted', title: said.behind.segments, paragraphs: [...paragraphs, said.behind.inForce] },
      ],
      link: hasWords(ticket) && desk.addresses.of(number),
    },
  });
  return true;
}

function seenBy({ desk }: Portal, operator: Operator, ticket: Ticket | undefined): Seen<Ticket> | null {
  return ticket ? seen(ticket, eyesOf(desk, { kind: 'operator', operator }, 'report')) : null;
}
