import { plainly } from './typed-parts.ts';
import { daysAfter, monthNames, weekdayNames } from './vocabulary.ts';
import { plus, weekdayOf } from './working-days.ts';

const months = Object.keys(monthNames).join('|');
const days = Object.keys(weekdayNames)
  .flatMap(name => (name.endsWith('di') ? [name, `${name.slice(0, -1)}ì`] : [name]))
  .join('|');
/** "10-12 dicembre": two days of one month. */
const ofOneMonth = new RegExp(`(^|\\s)(\\d{1,2})\\s?[-–]\\s?(\\d{1,2}) (?=(${months})\\b)`, 'gi');
/** "3/12-5/12", "3-5/12". */
const ofDates =
  /(^|\s)(\d{1,2}(?:\/\d{1,2}(?:\/\d{4})?)?)\s?[-–]\s?(\d{1,2}\/\d{1,2}(?:\/\d{4})?)(?=[\s,;]|$)/g;
/** "lunedì-venerdì", "mon - fri", "mon to fri". */
const ofWeekdays = new RegExp(
  `(?<!\\b(?:from|da|dal))(^|\\s)(${days})(?:\\s?[-–]\\s?| (?:to|through|a) )(${days})(?=[\\s,;]|$)`,
  'gi',
);
/** "lunedì e martedì", "today and tomorrow": one after the other. */
const oneAfterTheOther = new RegExp(
  `(^|\\s)(${days}|oggi|today|domani|tomorrow) (?:e|and) (${days}|domani|tomorrow|dopodomani)(?=[\\s,;]|$)`,
  'gi',
);
/** "venerdì 27", "fri 27": a weekday beside what may be its day. */
const besideItsDay = new RegExp(
  `(^|\\s)(${days}) (\\d{1,2})(?=[\\s,;]|$)(?! (?:(?:di|of) )?(?:${months})\\b| ?[ap]m\\b)`,
  'gi',
);

/**
 * The words as they stand, but a day of the month with what says that it is one: "al 3", "the 3rd", "venerdì 27" are no hours; and
 * "10-12 dicembre" is from one to the other. Pure.
 *
 * @param today `YYYY-MM-DD`
 */
export function spoken(typed: string, today: string): string[] {
  const words = typed
    .trim()
    .replace(/\s+/g, ' ')
    .replace(ofOneMonth, '$1dal $2 $4 al $3 ')
    .replace(
      ofDates,
      (_, before: string, from: string, to: string) =>
        `${before}dal ${from.includes('/') ? from : `${from}${to.slice(to.indexOf('/'))}`} al ${to}`,
    )
    .replace(ofWeekdays, '$1dal $2 al $3')
    .replace(oneAfterTheOther, (said: string, before: string, first: string, second: string) =>
      isNextDay(first, second) ? `${before}da ${first} a ${second}` : said,
    )
    .replace(besideItsDay, (said: string, before: string, weekday: string, day: string) =>
      isThatDay(weekday, Number(day), today) ? `${before}il ${day}` : said,
    )
    .replace(/\b(dal|al)l['’](?=\d)/gi, '$1 ')
    .split(' ')
    .filter(Boolean);
  return words.flatMap((word, index) => {
    const next = (words[index + 1] ?? '').toLowerCase();
    const isOfMonth = next in monthNames || ['di', 'of'].includes(next) || /^[ap]m$/.test(next);
    const before = (words[index - 1] ?? '').toLowerCase();
    const day = /^(\d{1,2})(st|nd|rd|th)?[,;:]*$/i.exec(word);
    if (!day || isOfMonth || plainly(before) in monthNames) return [word];
    return day[2] || ['al', 'dal', 'il', 'the'].includes(before) ? [`il ${day[1]}`] : [word];
  });
}

/** Whether the next day that is called so, or the last one, falls on that weekday: "giovedì 9" is at nine on any other. */
function isThatDay(weekday: string, day: number, today: string): boolean {
  const around = Array.from({ length: 93 }, (_, index) => plus(today, index - 31));
  return around.some(
    date => Number(date.slice(8)) === day && weekdayOf(date) === weekdayNames[plainly(weekday)],
  );
}

/** "lunedì" and "martedì", "domani" and "dopodomani". */
function isNextDay(first: string, second: string): boolean {
  const [one, other] = [plainly(first), plainly(second)];
  const [here, there] = [weekdayNames[one], weekdayNames[other]];
  if (here !== undefined && there !== undefined) return there === (here % 7) + 1;
  return (daysAfter[other] ?? 0) === (daysAfter[one] ?? 9) + 1;
}
