import { parseArgs } from 'node:util';
import { DateTime } from 'luxon';
import type { Config } from '../../config/config.ts';
import { type AvailabilityOf, availabilityIn } from '../../desk/availability/availability-in.ts';
import type { Desk } from '../../desk/desk.ts';
import { availabilityPromised } from '../../desk/reports/terms-in-force.ts';
import { languageIn } from '../saying/language.ts';
import { inCsv, inText } from './in-words.ts';

/**
 * `availability --month 2026-11`: how available services and the ways in were, minute by minute, against what is promised; with
 * every outage. `--json`, `--csv`.
 */
export async function availability(
  desk: Desk,
  { policy }: Pick<Config, 'policy'>,
  args: string[],
): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      ...{ month: { type: 'string' }, json: { type: 'boolean' }, csv: { type: 'boolean' } },
      language: { type: 'string' },
    },
  });
  const language = languageIn(values.language, values.csv ? policy.desk.language : 'en');
  const { zone } = desk.calendar.now();
  const from = /^\d{4}-\d{2}$/.test(values.month ?? '')
    ? DateTime.fromISO(values.month ?? '', { zone })
    : null;
  if (!from?.isValid) throw new Error('Say which month: --month 2026-11');
  const to = from.plus({ months: 1 });
  const all = await availabilityIn(desk, { from: from.toJSDate(), to: to.toJSDate() });
  const promised = await availabilityPromised(desk, to.toMillis());
  if (values.json) console.log(JSON.stringify({ month: values.month, zone, promised, services: plain(all) }));
  else if (values.csv) console.log(inCsv(all, language));
  else console.log(inText(all, { promised, zone }, { language, services: desk.services }));
  return 0;
}

/** With every outage, of which nothing stands in the data until it is asked for. */
function plain(all: AvailabilityOf[]) {
  return all.map(({ outages, ...each }) => ({ ...each, outages: outages() }));
}
