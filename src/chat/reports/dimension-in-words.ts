import { channels, type Dimension, type DimensionValue, type Report } from '../../ticket/reports/report.ts';
import { isCategoryKey, isPriority, languages } from '../../ticket/words.ts';
import { categoryInWords, priorityInWords } from '../in-words/classification-in-words.ts';
import { readableLine } from '../readable.ts';
import type { Speech } from '../say.ts';
import { figureWords } from '../words/reports/figures.ts';
import { tellingWords } from '../words/reports/telling.ts';

/**
 * What the value of a dimension is called: "Bug or malfunction", "Rossi S.p.A."; what requests without one are.
 *
 * @param names as the report brings them; what it does not name goes by its key
 */
export function dimensionValueInWords(
  dimension: Dimension,
  value: DimensionValue,
  names: Report['names'],
  speech: Pick<Speech, 'language' | 'catalogue'>,
): string {
  const words = tellingWords[speech.language];
  if (value === '') return words.without[dimension];
  switch (dimension) {
    case 'category':
      return isCategoryKey(value) ? categoryInWords(speech, value) : readableLine(value, 60);
    case 'priority': {
      const number = Number(value);
      return isPriority(number) ? priorityInWords(speech, number) : readableLine(value, 60);
    }
    case 'company':
    case 'operator':
      return readableLine(nameOf(names[dimension], value), 60);
    case 'channel': {
      const channel = channels.find(each => each === value);
      return channel ? figureWords[speech.language].channels[channel] : readableLine(value, 60);
    }
    case 'language': {
      const language = languages.find(each => each === value);
      return language ? words.languages[language] : readableLine(value, 60);
    }
    case 'mailbox':
      return readableLine(value, 60);
    default:
      return dimension satisfies never;
  }
}

/** The name behind a key, or the key where it has none. Two may bear one name: then each with its key, so that no two rows are one. */
export function nameOf(names: Record<string, string>, key: string): string {
  const name = names[key];
  if (name === undefined) return key;
  const isTwice = Object.entries(names).some(([other, theirs]) => other !== key && theirs === name);
  return isTwice ? `${name} (${key})` : name;
}
