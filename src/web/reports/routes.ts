import { type Request, type Response, Router } from 'express';
import { reportInCsv } from '../../chat/reports/in-csv.ts';
import { dateOf } from '../../chat/say.ts';
import { requestsBehind } from '../../desk/reports/behind.ts';
import { noteShown, noteTaken, type ReportAsked, reportFor } from '../../desk/reports/report.ts';
import { everOperators } from '../../store/people/operators.ts';
import { isFigureKey } from '../../ticket/reports/figures.ts';
import { dimensions, type Report } from '../../ticket/reports/report.ts';
import type { Operator } from '../../ticket/words.ts';
import { setHeaders } from '../frame/headers.ts';
import type { Portal } from '../portal/portal.ts';
import { arrivedIn, untilIn } from './asking/arrived.ts';
import { type Asked, askedIn } from './asking/asked.ts';
import { type Choices, fixedChoices } from './asking/form-shown.ts';
import { type ColleagueVisit, colleaguesOnly } from './colleagues-only.ts';
import { showDefinitions } from './definitions.ts';
import { showOutages } from './outages/outages.ts';
import { showReport } from './page.ts';
import { showCounted } from './why/counted.ts';
import { showList, type Why } from './why/list.ts';

/** So many requests stand on a page. */
const pageLength = 50;

/** The desk's figures, for people of the house: the report, why a figure is so, what figures mean, and all of it as files. */
export function reportRoutes(portal: Portal): Router {
  const router = Router();
  router.get(
    '/reports',
    colleaguesOnly(portal, async (request, response, visit) => {
      const choices = await choicesOf(portal, visit);
      const asked = askedBy(portal, request, visit, choices);
      const report = await reportTo(portal, visit.colleague, wantedOf(asked));
      if (!report) return portal.frame.sorry(request, response, 'notFound', 404);
      await noteShown(portal.desk, report, 'page');
      showReport(portal, request, response, visit, { report, asked, choices });
    }),
  );
  router.get(
    '/reports/why',
    colleaguesOnly(portal, (request, response, visit) => explain(portal, request, response, visit)),
  );
  router.get(
    '/reports/outages',
    colleaguesOnly(portal, async (request, response, visit) => {
      const asked = askedBy(portal, request, visit, await choicesOf(portal, visit));
      if (!(await showOutages(portal, request, response, visit, asked)))
        portal.frame.sorry(request, response, 'notFound', 404);
    }),
  );
  router.get(
    '/reports/definitions',
    colleaguesOnly(portal, (request, response, visit) => showDefinitions(portal, request, response, visit)),
  );
  for (const as of ['csv', 'json'] as const)
    router.get(
      `/reports/figures.${as}`,
      colleaguesOnly(portal, (request, response, visit) => send(portal, request, response, visit, as)),
    );
  return router;
}

/** All of a report as a file, told apart by all by which its reader may have it. */
async function send(
  portal: Portal,
  request: Request,
  response: Response,
  visit: ColleagueVisit,
  as: 'csv' | 'json',
): Promise<void> {
  const choices = await choicesOf(portal, visit);
  const by = dimensions.filter(dimension => choices.of[dimension] !== undefined);
  const wanted = { ...wantedOf(askedBy(portal, request, visit, choices)), by };
  const report = await reportTo(portal, visit.colleague, wanted);
  if (!report) return portal.frame.sorry(request, response, 'notFound', 404);
  await noteTaken(portal.desk, visit.colleague, report);
  setHeaders(response, 'nowhere');
  const { from, to } = report.span;
  response
    .attachment(`sportello-${from}-${to}.${as}`)
    .send(as === 'csv' ? reportInCsv(report, visit.language) : JSON.stringify(report, null, 2));
}

/** The requests behind a figure, or how one of them was counted. */
async function explain(
  portal: Portal,
  request: Request,
  response: Response,
  visit: ColleagueVisit,
): Promise<void> {
  const { desk } = portal;
  const { figure, request: number } = request.query;
  const nothing = () => portal.frame.sorry(request, response, 'notFound', 404);
  if (typeof figure !== 'string' || !isFigureKey(figure)) return nothing();
  const choices = await choicesOf(portal, visit);
  const asked = askedBy(portal, request, visit, choices);
  const { arrived, faults } = arrivedIn(request, figure);
  const cut = untilIn(request, desk.clock());
  asked.faults.push(...faults, ...cut.faults);
  const why: Why = { figure, asked, names: choices.names, arrived, until: cut.until };
  if (number !== undefined) {
    if (!(await showCounted(portal, request, response, visit, { why, number: Number(number) }))) nothing();
    return;
  }
  const offset = Math.min(Math.max(0, Math.trunc(Number(request.query.after)) || 0), 1_000_000);
  const { span, filter } = asked;
  const found = await requestsBehind(
    desk,
    { kind: 'operator', ...visit.colleague },
    { figure, span, filter, asOf: cut.until, arrived },
    { offset, limit: pageLength },
  );
  if (!found) return nothing();
  const older = offset + found.behind.length < found.total ? offset + found.behind.length : null;
  await showList(portal, request, response, visit, { why, found, older });
}

/** @returns null where they may not see it */
async function reportTo({ desk }: Portal, operator: Operator, wanted: ReportAsked): Promise<Report | null> {
  const made = await reportFor(desk, { kind: 'operator', ...operator }, wanted);
  return made.ok ? made.report : null;
}

function wantedOf({ span, step, filter, by }: Asked): ReportAsked {
  return { span, step, filter, by: [by] };
}

function askedBy({ desk }: Portal, request: Request, { speech }: ColleagueVisit, { of }: Choices): Asked {
  return askedIn(request, dateOf(speech, desk.clock()), of);
}

/** What can be chosen: figures of people only where desk.yaml says so, and operators their own alone (service rules, 23). */
async function choicesOf({ desk }: Portal, { colleague }: ColleagueVisit): Promise<Choices> {
  const { categories, priorities } = desk.policy.catalogue;
  const companies = desk.companies.now().all;
  // Of what nobody has managers may ask, too; and of who has left: what they did stays in the figures.
  const isAllPeople = colleague.role !== 'operator';
  const people = !desk.reports.perOperator ? [] : isAllPeople ? await everOperators(desk.db) : [colleague];
  return {
    of: {
      category: categories.map(({ key }) => key),
      priority: priorities.map(({ number }) => String(number)),
      ...(companies.length > 0 ? { company: companies.map(({ key }) => key) } : {}),
      ...(desk.ownAddresses.length > 1 ? { mailbox: desk.ownAddresses } : {}),
      ...fixedChoices,
      ...(people.length > 0
        ? { operator: [...(isAllPeople ? [''] : []), ...people.map(({ id }) => String(id))] }
        : {}),
    },
    names: {
      company: Object.fromEntries(companies.map(({ key, name }) => [key, name])),
      operator: Object.fromEntries(people.map(({ id, name }) => [String(id), name])),
    },
  };
}
