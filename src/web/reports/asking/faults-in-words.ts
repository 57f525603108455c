import { readableLine } from '../../../chat/readable.ts';
import { spanInWords } from '../../../chat/reports/span-in-words.ts';
import { figureWords } from '../../../chat/words/reports/figures.ts';
import { type Dimension, dimensions } from '../../../ticket/reports/report.ts';
import type { Language } from '../../../ticket/words.ts';
import type { Asked, Fault, Part } from './asked.ts';
import { askingWords } from './words.ts';

/** What in an address could not be followed, and what is shown in its place. */
export function faultsInWords(
  { faults, ...shown }: Pick<Asked, 'faults' | 'span' | 'step' | 'by'>,
  language: Language,
): string[] {
  return faults.map(fault => faultInWords(fault, shown, language));
}

function faultInWords(fault: Fault, shown: Pick<Asked, 'span' | 'step' | 'by'>, language: Language): string {
  const said = askingWords[language];
  const { dimensions: names } = figureWords[language];
  const span = spanInWords(shown.span, language);
  switch (fault.kind) {
    case 'notUnderstood':
      return said.notUnderstood(
        nameOf(fault.part, language),
        readableLine(fault.value, 60),
        insteadOf(fault.part, shown, language),
      );
    case 'unlisted':
      return said.unlisted(names[fault.part], readableLine(fault.value, 60));
    case 'tooManySteps':
      return said.tooManySteps(said.steps[fault.step], said.steps[shown.step]);
    default:
      return said[fault.kind](span);
  }
}

function nameOf(part: Part, language: Language): string {
  const said = askingWords[language];
  return isDimension(part) ? figureWords[language].dimensions[part] : said.parts[part];
}

/** What is shown in the place of what was not understood. */
function insteadOf(part: Part, { span, step, by }: Pick<Asked, 'span' | 'step' | 'by'>, language: Language) {
  const said = askingWords[language];
  if (isDimension(part)) return said.instead.all;
  switch (part) {
    case 'month':
    case 'from':
    case 'to':
    case 'until':
      return spanInWords(span, language);
    case 'step':
      return said.steps[step];
    case 'by':
      return figureWords[language].dimensions[by];
    case 'hour':
      return said.instead.allHours;
    default:
      return part satisfies never;
  }
}

function isDimension(part: Part): part is Dimension {
  return dimensions.some(dimension => dimension === part);
}
