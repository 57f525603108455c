import type { FigureKey } from '../../ticket/reports/figures.ts';
import type { Figures, Measured, Report } from '../../ticket/reports/report.ts';
import { cardLineWords } from '../words/reports/card-lines.ts';
import {
  changeInWords,
  countInWords,
  type FigureSpeech,
  shareInWords,
  valueInWords,
} from './figure-in-words.ts';
import type { ReportView } from './views.ts';

type Lines = ReportView['lines'];

/** How long first responses and resolutions took, and what customers thought of it; nothing of what was not measured. */
export function timeLines({ whole, before }: Report, speech: FigureSpeech): Lines {
  const words = cardLineWords[speech.language];
  const change = (figure: 'responseMedian' | 'resolveMedian' | 'ratedUpShare') => {
    const found = changeInWords(figure, { now: whole[figure], before: before.figures[figure] }, speech);
    return found ? `${found.arrow} ${found.text}` : '';
  };
  const said = (figure: 'responseMedian' | 'responseNinth' | 'resolveMedian') =>
    valueInWords(figure, whole[figure], speech);
  const line = (isMeasured: boolean, label: string, text: () => string, changed: string): Lines =>
    isMeasured ? [{ label, text: text(), change: changed }] : [];
  return [
    ...line(
      whole.responseMedian.value !== null,
      words.response,
      () => words.within(said('responseMedian'), said('responseNinth')),
      change('responseMedian'),
    ),
    ...line(
      whole.resolveMedian.value !== null,
      words.resolved,
      () => words.half(said('resolveMedian')),
      change('resolveMedian'),
    ),
    ...line(
      whole.ratedUpShare.value !== null,
      words.satisfaction,
      () => ratedInWords(whole, speech),
      change('ratedUpShare'),
    ),
  ];
}

/** Deadlines that managers moved, and what was in time because of that alone: promises are judged by what was promised first. */
export function extensionLines(report: Report, speech: FigureSpeech): Lines {
  const { words, many } = countedOf(report, speech);
  return lineOf(words.extensions, [
    many('extensions', words.extended),
    many('keptByExtension', (_, said) => words.keptSo(said)),
  ]);
}

/** What fell to people besides: requests that went from one to another, and how often the clock called somebody. */
export function loadLines(report: Report, speech: FigureSpeech): Lines {
  const { words, many } = countedOf(report, speech);
  const outside = many('callsOutsideHours', (_, said) => words.outside(said));
  return lineOf(words.load, [many('handOvers', words.handOvers), many('calls', words.calls), outside]);
}

/** What was worked, and offered as work. */
export function workLines(report: Report, speech: FigureSpeech): Lines {
  const { words, many } = countedOf(report, speech);
  const { workMinutes } = report.whole;
  return lineOf(words.work, [
    many('workMinutes', () => words.recorded(valueInWords('workMinutes', workMinutes, speech))),
    many('quotesOffered', words.offered),
    many('quotesAccepted', (_, said) => words.accepted(said)),
  ]);
}

/** How what is counted is said; '' of what there was none. */
function countedOf({ whole }: Report, { language }: FigureSpeech) {
  const many = (figure: FigureKey, said: (count: number, written: string) => string) => {
    const count = whole[figure].value ?? 0;
    return count > 0 ? said(count, countInWords(count, language)) : '';
  };
  return { words: cardLineWords[language], many };
}

function lineOf(label: string, parts: string[]): Lines {
  const text = parts.filter(Boolean).join(', ');
  return text === '' ? [] : [{ label, text, change: '' }];
}

/** Never without how many answered: three good ratings of three hundred closings say little. */
function ratedInWords({ ratedUpShare, ratingAnswers }: Figures, { language }: FigureSpeech): string {
  const words = cardLineWords[language];
  const told = (how: (share: string, part: string, of: string) => string, { value, part, of }: Measured) =>
    value === null
      ? []
      : [
          how(
            shareInWords(value, language),
            countInWords(part ?? 0, language),
            countInWords(of ?? 0, language),
          ),
        ];
  return [...told(words.good, ratedUpShare), ...told(words.answered, ratingAnswers)].join('; ');
}

/** What its reader did in it themselves, where the house tells figures of people. @param own figures of theirs alone */
export function ownLine(own: Figures, { language }: FigureSpeech): Lines[number] {
  const words = cardLineWords[language];
  const count = (figure: 'claims' | 'closed') => countInWords(own[figure].value ?? 0, language);
  const { value } = own.resolveShare;
  return {
    label: words.own,
    text: words.ownFigures(count('claims'), count('closed')),
    change: value === null ? '' : words.ownKept(shareInWords(value, language)),
  };
}
