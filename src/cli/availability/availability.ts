import { parseArgs } from 'node:util';
import { DateTime } from 'luxon';
import { csvOf } from '../../csv.ts';
import { type AvailabilityOf, availabilityIn } from '../../desk/availability/availability-in.ts';
import type { Desk } from '../../desk/desk.ts';
import { isKept, percentOf } from '../../ticket/availability/availability.ts';

/**
 * `availability --month 2026-11`: how available services and the ways in were, minute by minute, against what is promised; with
 * every outage. `--json`, `--csv`.
 */
export async function availability(desk: Desk, args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { month: { type: 'string' }, json: { type: 'boolean' }, csv: { type: 'boolean' } },
  });
  const { zone } = desk.calendar.now();
  const from = /^\d{4}-\d{2}$/.test(values.month ?? '')
    ? DateTime.fromISO(values.month ?? '', { zone })
    : null;
  if (!from?.isValid) throw new Error('Say which month: --month 2026-11');
  const all = await availabilityIn(desk, { from: from.toJSDate(), to: from.plus({ months: 1 }).toJSDate() });
  const { promised } = desk.availability;
  if (values.json) console.log(JSON.stringify({ month: values.month, zone, promised, services: all }));
  else if (values.csv) console.log(inCsv(all));
  else console.log(inText(all, promised, zone));
  return 0;
}

function inCsv(all: AvailabilityOf[]): string {
  return csvOf([
    ['service', 'percent', 'percent if unknown was down', 'up', 'down', 'unknown', 'planned', 'outages'],
    ...all.map(({ service, availability: { share, atWorst, counted, planned }, outages }) => [
      service,
      share === null ? '' : percentOf(share, 6),
      atWorst === null ? '' : percentOf(atWorst, 6),
      ...[counted.up, counted.down, counted.unknown],
      planned.up + planned.down + planned.unknown,
      outages.length,
    ]),
  ]);
}

const verdicts = {
  true: 'kept',
  false: 'broken',
  null: 'whether it was kept cannot be said: too little was measured',
};

function inText(all: AvailabilityOf[], promised: number, zone: string): string {
  if (all.length === 0) return 'Nothing was measured. What is looked at: docs/set-up/availability.md';
  const at = (instant: Date) => DateTime.fromJSDate(instant, { zone }).toFormat('yyyy-MM-dd HH:mm');
  return all
    .map(({ service, isWayIn, availability: measured, outages }) => {
      const { share, atWorst, counted, planned } = measured;
      const percent = (value: number) => `${percentOf(value, 3).toFixed(3)} %`;
      const verdict =
        share === null
          ? 'nobody measured it'
          : isWayIn
            ? percent(share)
            : `${percent(share)}: ${verdicts[String(isKept(measured, promised)) as 'true' | 'false' | 'null']} (${promised} % promised)`;
      const maintained = planned.up + planned.down + planned.unknown;
      return [
        `${service}  ${verdict}`,
        `  ${counted.up} minutes up, ${counted.down} down, ${counted.unknown} that nobody measured`,
        ...(counted.unknown > 0 && atWorst !== null
          ? [`  at worst ${percent(atWorst)}, if it was down then`]
          : []),
        ...(maintained > 0 ? [`  ${maintained} minutes of planned maintenance, not counted`] : []),
        ...outages().map(
          ({ from, until, minutesDown }) =>
            `  down ${at(from)} – ${until ? at(until) : 'still'} (${minutesDown} minutes)`,
        ),
      ].join('\n');
    })
    .join('\n\n');
}
