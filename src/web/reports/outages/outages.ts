import type { Request, Response } from 'express';
import { availabilityInWords, serviceInWords } from '../../../chat/reports/availability-in-words.ts';
import { countInWords } from '../../../chat/reports/figure-in-words.ts';
import { spanInWords } from '../../../chat/reports/span-in-words.ts';
import { instantInWords } from '../../../chat/say.ts';
import { lengths } from '../../../chat/words/clock/lengths.ts';
import { availabilityFigures, availabilityWords } from '../../../chat/words/reports/availability.ts';
import { outagesOf } from '../../../desk/reports/availability.ts';
import { templateAt } from '../../frame/template.ts';
import { type Portal, showPage } from '../../portal/portal.ts';
import { type Asked, given, linkTo } from '../asking/asked.ts';
import { faultsInWords } from '../asking/faults-in-words.ts';
import type { ColleagueVisit } from '../colleagues-only.ts';
import { reportPageWords } from '../words.ts';
import { outageWords } from './words.ts';

const outagesPage = templateAt('outages.mustache', import.meta.url);
/** One that comes and goes each minute makes thousands. */
const shownAtMost = 200;

/** When a service was down: what stands behind the figures of its availability. @returns false where nobody measures it */
export async function showOutages(
  portal: Portal,
  request: Request,
  response: Response,
  visit: ColleagueVisit,
  asked: Asked,
): Promise<boolean> {
  const found = await outagesOf(portal.desk, asked.span, given(request.query, 'service'));
  if (!found) return false;
  const { speech, language } = visit;
  const said = outageWords[language];
  const words = availabilityWords[language];
  const { service, outages } = found;
  const name = serviceInWords(service, language);
  const shown = outages.slice(0, shownAtMost);
  showPage(portal, request, response, visit, {
    title: `${name}, ${spanInWords(asked.span, language)}`,
    template: outagesPage,
    view: {
      said,
      name,
      span: spanInWords(asked.span, language),
      faults: faultsInWords(asked, language),
      isFaulty: asked.faults.length > 0,
      figures: availabilityFigures.map(figure => ({
        name: words.figures[figure].name,
        is: words.figures[figure].is,
        value: availabilityInWords(service, figure, language),
      })),
      isAny: outages.length > 0,
      none: service.minutes.up + service.minutes.down > 0 ? said.none : words.unmeasured,
      rows: shown.map(({ from, until, minutesDown }) => ({
        from: instantInWords(speech, from),
        to: until ? instantInWords(speech, until) : said.still,
        length: lengths.short(minutesDown * 60)[language],
      })),
      more:
        outages.length > shown.length &&
        said.more(countInWords(shown.length, language), countInWords(outages.length, language)),
      back: linkTo('/reports', asked),
      backSaid: reportPageWords[language].ways.back,
    },
  });
  return true;
}
