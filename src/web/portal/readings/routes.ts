import { Router } from 'express';
import { isNumber } from '../../../desk/portal/doing/act.ts';
import { readingsFor } from '../../../desk/portal/readings.ts';
import type { BehindReading, Reading } from '../../../store/portal/reading.ts';
import { templateAt } from '../../frame/template.ts';
import { type Portal, showPage } from '../portal.ts';
import { signedInOnly } from '../signed-in-only.ts';
import { readingWords } from '../words/readings.ts';
import { readingsInWords } from './in-words.ts';

const readingsPage = templateAt('readings.mustache', import.meta.url);
const pageLength = 50;

/** Who read what somebody wrote, of all their requests. */
export function readingsRoutes(portal: Portal): Router {
  const router = Router();
  router.get(
    '/portal/readings',
    signedInOnly(portal, async (request, response, visit) => {
      const { who, speech, language } = visit;
      if (who.only !== null) return portal.frame.sorry(request, response, 'notFound', 404);
      const behind = behindIn(String(request.query.behind ?? ''));
      const { readings, older } = await readingsFor(portal.desk, who, { behind, limit: pageLength });
      const said = readingWords[language];
      const last = readings.at(-1);
      showPage(portal, request, response, visit, {
        title: said.title,
        template: readingsPage,
        view: {
          said,
          readings: readingsInWords(readings, speech, portal.settings),
          isEmpty: readings.length === 0,
          older: older && last ? `/portal/readings?behind=${placeOf(last)}` : false,
          newest: behind !== null && '/portal/readings',
        },
      });
    }),
  );
  return router;
}

/** Where a page ends, as it stands in a link. */
function placeOf({ at, ticket, sequence }: Reading): string {
  return `${at.getTime()}.${ticket}.${sequence}`;
}

function behindIn(place: string): BehindReading | null {
  const [, at, ticket, sequence] = /^(\d{1,14})\.(\d{1,10})\.(\d{1,10})$/.exec(place) ?? [];
  const found = { at: new Date(Number(at)), ticket: Number(ticket), sequence: Number(sequence) };
  return isNumber(found.ticket) && isNumber(found.sequence) ? found : null;
}
