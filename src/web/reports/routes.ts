import { type Request, type Response, Router } from 'express';
import { reportInCsv } from '../../chat/reports/in-csv.ts';
import { dateOf } from '../../chat/say.ts';
import { requestsBehind } from '../../desk/reports/behind.ts';
import { noteShown, noteTold, type ReportAsked, reportFor } from '../../desk/reports/report.ts';
import { allOperators } from '../../store/people/operators.ts';
import { isFigureKey } from '../../ticket/reports/figures.ts';
import { dimensions, type Report } from '../../ticket/reports/report.ts';
import type { Operator } from '../../ticket/words.ts';
import { setHeaders } from '../frame/headers.ts';
import type { Portal } from '../portal/portal.ts';
import { type Asked, askedIn } from './asked.ts';
import { type ColleagueVisit, colleaguesOnly } from './colleagues-only.ts';
import { showDefinitions } from './definitions.ts';
import { type Choices, fixedChoices } from './form-shown.ts';
import { showReport } from './page.ts';
import { showSegments, showWhy } from './why.ts';

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

/** All of a report as a file, told apart by all by which its reader may have it. What leaves the house so was told: the next report says what has changed since. */
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
  await noteTold(portal.desk, report, 'file');
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
  const { figure, request: number } = request.query;
  const nothing = () => portal.frame.sorry(request, response, 'notFound', 404);
  if (typeof figure !== 'string' || !isFigureKey(figure)) return nothing();
  const asked = askedBy(portal, request, visit, await choicesOf(portal, visit));
  if (number !== undefined) {
    const wanted = { figure, asked, number: Number(number) };
    if (!(await showSegments(portal, request, response, visit, wanted))) nothing();
    return;
  }
  const report = await reportTo(portal, visit.colleague, { ...wantedOf(asked), by: [] });
  const offset = Math.max(0, Math.trunc(Number(request.query.after)) || 0);
  const { id, role } = visit.colleague;
  const { span, filter } = asked;
  const found =
    report &&
    (await requestsBehind(
      portal.desk,
      { kind: 'operator', id, role },
      { figure, span, filter, asOf: report.asOf },
      { offset: Math.min(offset, 1_000_000), limit: pageLength },
    ));
  if (!report || !found) return nothing();
  const older = offset + found.behind.length < found.total ? offset + found.behind.length : null;
  await showWhy(portal, request, response, visit, { figure, asked, report, ...found, older });
}

/** @returns null where they may not see it */
async function reportTo(
  { desk }: Portal,
  { id, role }: Operator,
  wanted: ReportAsked,
): Promise<Report | null> {
  const made = await reportFor(desk, { kind: 'operator', id, role }, wanted);
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
  const people = !desk.reports.perOperator
    ? []
    : colleague.role === 'operator'
      ? [colleague]
      : await allOperators(desk.db);
  return {
    of: {
      category: categories.map(({ key }) => key),
      priority: priorities.map(({ number }) => String(number)),
      ...(companies.length > 0 ? { company: companies.map(({ key }) => key) } : {}),
      ...(desk.ownAddresses.length > 1 ? { mailbox: desk.ownAddresses } : {}),
      ...fixedChoices,
      ...(people.length > 0 ? { operator: people.map(({ id }) => String(id)) } : {}),
    },
    names: {
      company: Object.fromEntries(companies.map(({ key, name }) => [key, name])),
      operator: Object.fromEntries(people.map(({ id, name }) => [String(id), name])),
    },
  };
}
