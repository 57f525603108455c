import { type Request, type Response, Router } from 'express';
import { dateOf } from '../../chat/say.ts';
import { askReport, askWhy, type Wanted } from '../../desk/reports/ask.ts';
import { allOperators } from '../../store/people/operators.ts';
import { isFigureKey } from '../../ticket/reports/figures.ts';
import type { Portal } from '../portal/portal.ts';
import { type Asked, askedIn } from './asked.ts';
import { type ColleagueVisit, colleaguesOnly } from './colleagues-only.ts';
import { showDefinitions } from './definitions.ts';
import { type Choices, fixedChoices } from './form-shown.ts';
import { showReport } from './page.ts';
import { showSegments, showWhy } from './why.ts';

/** The desk's figures, for people of the house: the report, why a figure is so, what figures mean, and all of it as files. */
export function reportRoutes(portal: Portal): Router {
  const router = Router();
  router.get(
    '/reports',
    colleaguesOnly(portal, async (request, response, visit) => {
      const choices = await choicesOf(portal, visit);
      const asked = askedBy(portal, request, visit, choices);
      const report = await askReport(portal.desk, visit.colleague, wantedOf(asked), 'page');
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
  return router;
}

/** The requests behind a figure, or how one of them was counted. */
async function explain(
  portal: Portal,
  request: Request,
  response: Response,
  visit: ColleagueVisit,
): Promise<void> {
  const { figure, request: number, after } = request.query;
  const nothing = () => portal.frame.sorry(request, response, 'notFound', 404);
  if (typeof figure !== 'string' || !isFigureKey(figure)) return nothing();
  const asked = askedBy(portal, request, visit, await choicesOf(portal, visit));
  if (number !== undefined) {
    const wanted = { figure, asked, number: Number(number) };
    if (!(await showSegments(portal, request, response, visit, wanted))) nothing();
    return;
  }
  const wanted = wantedOf(asked);
  const report = await askReport(portal.desk, visit.colleague, { ...wanted, by: [] }, 'page');
  const behind = await askWhy(portal.desk, visit.colleague, { ...wanted, figure }, Number(after) || 0);
  await showWhy(portal, request, response, visit, { figure, asked, report, ...behind });
}

function wantedOf({ span, step, filter, by }: Asked): Wanted {
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
