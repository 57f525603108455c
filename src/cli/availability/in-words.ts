import { percentInWords, serviceInWords } from '../../chat/reports/availability-in-words.ts';
import { countInWords } from '../../chat/reports/figure-in-words.ts';
import { eachLanguage } from '../../chat/words/in-both.ts';
import { csvOf } from '../../csv.ts';
import type { AvailabilityOf } from '../../desk/availability/availability-in.ts';
import { isKept, percentOf } from '../../ticket/availability/availability.ts';
import { type Service, serviceOf } from '../../ticket/maintenance/service.ts';
import type { Language } from '../../ticket/words.ts';
import { momentIn } from '../saying/moment.ts';

const said = eachLanguage({
  nothing: {
    it: 'Non è stato misurato niente. Che cosa si controlla: docs/set-up/availability.md',
    en: 'Nothing was measured. What is looked at: docs/set-up/availability.md',
  },
  nobody: { it: 'nessuno l’ha misurato', en: 'nobody measured it' },
  verdict: (share: string, verdict: string, promised: string) => ({
    it: `${share}: ${verdict} (promessa: ${promised})`,
    en: `${share}: ${verdict} (${promised} promised)`,
  }),
  kept: { it: 'rispettata', en: 'kept' },
  broken: { it: 'mancata', en: 'broken' },
  unknown: {
    it: 'non si può dire se sia stata rispettata: è stato misurato troppo poco',
    en: 'whether it was kept cannot be said: too little was measured',
  },
  minutes: (up: string, down: string, unmeasured: string) => ({
    it: `minuti: ${up} con risposta, ${down} senza, ${unmeasured} che nessuno ha misurato`,
    en: `minutes: ${up} up, ${down} down, ${unmeasured} that nobody measured`,
  }),
  atWorst: (share: string) => ({
    it: `nel caso peggiore ${share}, se allora non rispondeva`,
    en: `at worst ${share}, if it was down then`,
  }),
  planned: (minutes: string) => ({
    it: `minuti di manutenzione programmata, non contati: ${minutes}`,
    en: `minutes of planned maintenance, not counted: ${minutes}`,
  }),
  down: (from: string, until: string | null, minutes: string) => ({
    it: `senza risposta ${from} – ${until ?? 'ancora'} (minuti: ${minutes})`,
    en: `down ${from} – ${until ?? 'still'} (minutes: ${minutes})`,
  }),
});

/** A row for each service and way in, by its key. */
export function inCsv(all: AvailabilityOf[], language: Language): string {
  return csvOf(
    [
      ['service', 'percent', 'percent if unknown was down', 'up', 'down', 'unknown', 'planned', 'outages'],
      ...all.map(({ service, availability: { share, atWorst, counted, planned }, outages }) => [
        service,
        share === null ? '' : percentOf(share, 6),
        atWorst === null ? '' : percentOf(atWorst, 6),
        ...[counted.up, counted.down, counted.unknown],
        planned.up + planned.down + planned.unknown,
        outages().length,
      ]),
    ],
    language,
  );
}

/** For a terminal. @param promised percent of a month */
export function inText(
  all: AvailabilityOf[],
  by: { promised: number; zone: string },
  { language, services }: { language: Language; services: readonly Service[] },
): string {
  if (all.length === 0) return said[language].nothing;
  const named = (key: string, isWayIn: boolean) =>
    serviceInWords({ key, name: isWayIn ? null : serviceOf(services, key).name }, language);
  return all
    .map(each =>
      [
        `${named(each.service, each.isWayIn)}  ${verdictOf(each, by.promised, language)}`,
        ...detailsOf(each, by.zone, language).map(line => `  ${line}`),
      ].join('\n'),
    )
    .join('\n\n');
}

function verdictOf({ isWayIn, availability }: AvailabilityOf, promised: number, language: Language): string {
  const words = said[language];
  const { share } = availability;
  if (share === null) return words.nobody;
  const percent = percentInWords(percentOf(share, 3), language);
  if (isWayIn) return percent;
  const verdict = isKept(availability, promised);
  return words.verdict(
    percent,
    verdict === null ? words.unknown : verdict ? words.kept : words.broken,
    percentInWords(promised, language),
  );
}

function detailsOf(
  { availability: { counted, planned, atWorst }, outages }: AvailabilityOf,
  zone: string,
  language: Language,
): string[] {
  const words = said[language];
  const count = (minutes: number) => countInWords(minutes, language);
  const maintained = planned.up + planned.down + planned.unknown;
  return [
    words.minutes(count(counted.up), count(counted.down), count(counted.unknown)),
    ...(counted.unknown > 0 && atWorst !== null
      ? [words.atWorst(percentInWords(percentOf(atWorst, 3), language))]
      : []),
    ...(maintained > 0 ? [words.planned(count(maintained))] : []),
    ...outages().map(({ from, until, minutesDown }) =>
      words.down(momentIn(zone, from), until && momentIn(zone, until), count(minutesDown)),
    ),
  ];
}
