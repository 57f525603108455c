import {
  availabilityInWords,
  percentInWords,
  serviceInWords,
} from '../../chat/reports/availability-in-words.ts';
import { dimensionValueInWords } from '../../chat/reports/dimension-in-words.ts';
import {
  changeInWords,
  type FigureSpeech,
  valueInWords,
  wholeInWords,
} from '../../chat/reports/figure-in-words.ts';
import { beforeInWords, spanInWords } from '../../chat/reports/span-in-words.ts';
import type { Speech } from '../../chat/say.ts';
import { availabilityFigures, availabilityWords } from '../../chat/words/reports/availability.ts';
import { figureWords } from '../../chat/words/reports/figures.ts';
import { type FigureKey, figuresOf, groups } from '../../ticket/reports/figures.ts';
import { dimensions, type Report } from '../../ticket/reports/report.ts';
import { type Asked, linkTo } from './asking/asked.ts';
import { bar, type Filling, shares, spark, swatch } from './charts/shares.ts';
import { reportPageWords } from './words.ts';

/** All with which a report's page is drawn. */
export type Showing = { report: Report; asked: Asked; speech: Speech & FigureSpeech };

/** "The whole desk", or of what it was narrowed down to. */
export function whoseShown({
  filter,
  names,
  speech,
}: Pick<Report, 'filter' | 'names'> & Pick<Showing, 'speech'>): string {
  const { whose } = reportPageWords[speech.language];
  const parts = dimensions.flatMap(dimension => {
    const value = filter[dimension];
    return value === undefined ? [] : [dimensionValueInWords(dimension, value, names, speech)];
  });
  return parts.length === 0 ? whose.desk : whose.only(parts.join(' · '));
}

/** What is told first. */
const headline: FigureKey[] = [
  ...(['claimShare', 'resolveShare', 'backlog', 'backlogAgeMedian'] as const),
  ...(['opened', 'closed', 'responseMedian', 'ratedUpShare'] as const),
];

/** The figures that one reads first, each with how it went, and how it was before. */
export function tilesShown(showing: Showing) {
  const { report, speech } = showing;
  const { figures } = figureWords[speech.language];
  return headline.map(figure => ({
    ...figureShown(showing, figure),
    is: figures[figure].is,
    spark: report.steps.length > 2 ? spark(report.steps.map(step => step.figures[figure].value)).markup : '',
  }));
}

/** A figure in words, with what it was before, and the way to why it is so. */
function figureShown(showing: Showing, figure: FigureKey) {
  const { report, asked, speech } = showing;
  const words = reportPageWords[speech.language];
  const [now, before] = [report.whole[figure], report.before.figures[figure]];
  const change = changeInWords(figure, { now, before }, speech);
  const span = beforeInWords(report.before, speech.language);
  const compared = change?.arrow === '=' ? words.asBefore(span) : words.ofBefore(span);
  return {
    name: figureWords[speech.language].figures[figure].name,
    value: valueInWords(figure, now, speech),
    of: wholeInWords(now, speech.language) || false,
    before: valueInWords(figure, before, speech),
    arrow: change?.arrow ?? false,
    change: change ? `${change.text} ${compared}` : words.noneBefore(span),
    shortChange: change?.text ?? '–',
    tone: change?.tone ?? 'none',
    why: linkTo('/reports/why', asked, { figure }),
    whyBefore: linkTo(
      '/reports/why',
      { ...asked, span: report.before.span },
      // Of a span that is not over it is compared with as much of the one before.
      { figure, ...(report.before.isCut ? { until: report.before.asOf.toISOString() } : {}) },
    ),
    definition: `/reports/definitions#${figure}`,
  };
}

const kinds = ['Kept', 'Broken', 'OpenBroken'] as const;
const fillings: Record<(typeof kinds)[number] | 'Paused', Filling> = {
  Kept: 'solid',
  Broken: 'striped',
  OpenBroken: 'dotted',
  Paused: 'empty',
};

/** The two promises, each as a bar of what was kept and broken, with all of its numbers. */
export function promisesShown({ report, asked, speech }: Showing) {
  const { language } = speech;
  const said = reportPageWords[language].promises;
  const count = (figure: FigureKey) => report.whole[figure].value ?? 0;
  const cell = (figure: FigureKey) => ({
    value: valueInWords(figure, report.whole[figure], speech),
    name: figureWords[language].figures[figure].name,
    why: linkTo('/reports/why', asked, { figure }),
  });
  const row = (promise: 'claim' | 'resolve') => ({
    name: said[promise],
    bar: shares(promise, [
      ...kinds.map(kind => ({ filling: fillings[kind], value: count(`${promise}${kind}`) })),
      { filling: fillings.Paused, value: promise === 'resolve' ? count('resolvePaused') : 0 },
    ]).markup,
    cells: [
      cell(`${promise}Share`),
      ...kinds.map(kind => cell(`${promise}${kind}`)),
      promise === 'resolve' ? cell('resolvePaused') : { value: '–', name: '', why: false },
    ],
  });
  return {
    legend: [
      { swatch: swatch(fillings.Kept).markup, label: said.kept },
      { swatch: swatch(fillings.Broken).markup, label: said.broken },
      { swatch: swatch(fillings.OpenBroken).markup, label: said.openBroken },
      { swatch: swatch(fillings.Paused).markup, label: said.paused },
    ],
    keptHead: [said.share, said.kept, said.broken, said.openBroken, said.paused],
    kept: [row('claim'), row('resolve')],
  };
}

/** The same figures for each value of what they are told apart by; each leads to its own page. */
export function apartShown({ report, asked, speech }: Showing) {
  const { language } = speech;
  const words = reportPageWords[language];
  const dimension = figureWords[language].dimensions[asked.by];
  const rows = report.by[asked.by] ?? [];
  const most = Math.max(1, ...rows.map(({ figures }) => figures.opened.value ?? 0));
  const shown: FigureKey[] = ['opened', 'closed', 'backlog', 'claimShare', 'resolveShare'];
  const only = (value: string): Asked => ({ ...asked, filter: { ...asked.filter, [asked.by]: value } });
  return {
    title: words.by.title(dimension.toLowerCase()),
    dimension,
    head: shown.map(figure => figureWords[language].figures[figure].name),
    rows: rows.map(({ value, figures }) => ({
      name: dimensionValueInWords(asked.by, value, report.names, speech),
      href: linkTo('/reports', only(value)),
      bar: bar((figures.opened.value ?? 0) / most).markup,
      cells: shown.map(figure => ({
        value: valueInWords(figure, figures[figure], speech),
        why: linkTo('/reports/why', only(value), { figure }),
      })),
    })),
  };
}

/** Every figure there is, group by group. */
export function groupsShown(showing: Showing) {
  const { language } = showing.speech;
  return groups.map(group => ({
    name: figureWords[language].groups[group],
    figures: figuresOf(group).map(figure => {
      const shown = figureShown(showing, figure);
      return { ...shown, change: shown.shortChange };
    }),
  }));
}

/** What was told, and is another figure now. */
export function correctedShown({ report, speech }: Showing, instant: (at: Date) => string) {
  const said = reportPageWords[speech.language].corrected;
  const { where } = said;
  if (report.corrected.length === 0) return false;
  return {
    lines: report.corrected.map(({ told, span, figure, was, is }) => ({
      text: said.line(
        figureWords[speech.language].figures[figure].name,
        spanInWords(span, speech.language),
        valueInWords(figure, was, speech),
        valueInWords(figure, is, speech),
      ),
      told: said.told(placeInWords(told.where, where), instant(told.at)),
    })),
  };
}

/** How available services and the desk's own ways in were; nothing where nobody measures it. */
export function availabilityShown({ report: { availability }, speech: { language } }: Showing) {
  if (!availability) return false;
  const words = availabilityWords[language];
  const part = (isWayIn: boolean, heading: string | false) => ({
    heading,
    rows: availability.services
      .filter(each => each.isWayIn === isWayIn)
      .map(service => ({
        name: serviceInWords(service, language),
        kept: service.isKept !== null && words[service.isKept ? 'kept' : 'broken'],
        cells: availabilityFigures.map(figure => availabilityInWords(service, figure, language)),
      })),
  });
  const parts = [part(false, false), part(true, words.waysIn)];
  return {
    title: words.title,
    service: words.service,
    promised: words.promised(percentInWords(availability.promised, language)),
    head: availabilityFigures.map(figure => words.figures[figure].name),
    parts: parts.filter(({ rows }) => rows.length > 0),
  };
}

function placeInWords(place: string, said: Record<string, string>): string {
  return (Object.hasOwn(said, place) && said[place]) || (said.elsewhere ?? '');
}
