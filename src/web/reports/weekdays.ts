import { DateTime } from 'luxon';
import { wordsIn } from '../../chat/words/words.ts';
import type { Hour } from '../../desk/reports/behind.ts';
import type { Language } from '../../ticket/words.ts';

/** Monday first. */
export function weekdays(language: Language): { short: string[]; long: string[] } {
  const { locale } = wordsIn(language);
  const day = (index: number) => DateTime.fromISO(`2026-11-${23 + index}`, { zone: 'utc' }).setLocale(locale);
  const each = (format: string) => Array.from({ length: 7 }, (_, index) => day(index).toFormat(format));
  return { short: each('ccc'), long: each('cccc') };
}

/** "Monday 9:00–10:00" */
export function hourInWords({ weekday, hour }: Hour, language: Language): string {
  return `${weekdays(language).long[weekday] ?? ''} ${hour}:00–${hour + 1}:00`;
}
