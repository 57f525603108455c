import type { Request, Response } from 'express';
import { countInWords } from '../../chat/reports/figure-in-words.ts';
import { spanInWords } from '../../chat/reports/span-in-words.ts';
import { dateOf, instantInWords } from '../../chat/say.ts';
import type { Report } from '../../ticket/reports/report.ts';
import { templateAt } from '../frame/template.ts';
import { type Portal, showPage, type Visit } from '../portal/portal.ts';
import { type Asked, linkTo } from './asking/asked.ts';
import { faultsInWords } from './asking/faults-in-words.ts';
import { type Choices, formShown } from './asking/form-shown.ts';
import { chartsShown } from './charts-shown.ts';
import {
  apartShown,
  availabilityShown,
  correctedShown,
  groupsShown,
  promisesShown,
  type Showing,
  tilesShown,
  whoseShown,
} from './shown.ts';
import { withCompanyShown } from './with-company-shown.ts';
import { reportPageWords } from './words.ts';

const reportPage = templateAt('reports.mustache', import.meta.url);

/** A report, as a page. */
export function showReport(
  portal: Portal,
  request: Request,
  response: Response,
  visit: Visit,
  { report, asked, choices }: { report: Report; asked: Asked; choices: Choices },
): void {
  const { desk } = portal;
  const { speech, language } = visit;
  const said = reportPageWords[language];
  const showing: Showing = {
    report,
    asked,
    speech: { ...speech, day: desk.calendar.now().workingDaySeconds },
  };
  const instant = (at: Date) => instantInWords(speech, at);
  const span = spanInWords(report.span, language);
  const today = dateOf(speech, desk.clock());
  const faults = faultsShown(showing);
  showPage(portal, request, response, visit, {
    title: `${said.title}, ${span}`,
    template: reportPage,
    view: {
      said,
      span,
      whose: whoseShown({ ...report, speech: showing.speech }),
      asOf: [
        today <= report.span.to ? said.notOver(instant(report.asOf)) : said.asOf(instant(report.asOf)),
        ...(report.hidesCompanies ? [said.hidesCompanies] : []),
      ].join(' '),
      faults,
      isFaulty: faults.length > 0,
      definitions: '/reports/definitions',
      ...formShown(asked, choices, speech, today),
      corrected: correctedShown(showing, instant),
      tiles: tilesShown(showing),
      ...promisesShown(showing),
      charts: chartsShown(showing),
      withCompany: withCompanyShown(showing),
      by: apartShown(showing),
      availability: availabilityShown(showing),
      groups: groupsShown(showing),
      csv: linkTo('/reports/figures.csv', asked),
      json: linkTo('/reports/figures.json', asked),
    },
  });
}

function faultsShown({ report, asked, speech }: Showing): string[] {
  const said = reportPageWords[speech.language];
  return [
    ...faultsInWords(asked, speech.language),
    ...(report.uncounted > 0 ? [said.uncounted(countInWords(report.uncounted, speech.language))] : []),
  ];
}
