import { plainly } from './typed-parts.ts';
import { weekdayNames } from './vocabulary.ts';
import { weekdayOf } from './working-days.ts';

const reasons =
  'ferie|malattia|malat[oa]|permesso|vacanz[ae]|congedo|sick leave|sick|annual leave|leave|holidays?|vacation|pto|ooo|out of (?:the )?office|day off|off|out';
/** Why somebody is away is theirs: it is neither asked for nor kept. */
const reason = whole(`(?:(?:in|on|di|per|for) )?(?:${reasons})`);
const opening = /^(?:sono|sar[oò]|i['’]?m|i am|i['’]ll be|i will be) /i;
const back = whole('(?:sono di ritorno|di ritorno|back|returning|torn[oa]|rientr[oa])(?: (?:on|il))?');
const untilSaid = whole('until|till?|fino|sino', 'i');

const restOfDay =
  'tutto il giorno|tutta la giornata|(?:il )?resto della giornata|(?:a )?fine (?:della )?giornata|all day|(?:the )?whole day|(?:the )?rest of the day|(?:the )?end of (?:the )?day|eod';
const allDay = whole(`(?:(?:per|for|until|till|fino a|a|at) )?(?:${restOfDay})`);
const dayNamed = whole(
  `(?:${Object.keys(weekdayNames).join('|')}|oggi|domani|dopodomani|today|tomorrow|settimana|week)|\\S*\\d\\S*`,
  'i',
);

const ofNextWeek = /\b(?:tutta la|all of|all) (?=(?:settimana prossima|prossima settimana|next week)\b)/gi;
const thisWeek = whole(
  '(?:(?:per|for) )?(?:tutta (?:la|questa) settimana|questa settimana|la settimana|(?:il )?resto della settimana|all (?:this )?week|(?:the |this )?whole week|this week|(?:the )?rest of (?:the|this) week)(?! (?:prossima|dopo|after))',
);

/**
 * What somebody typed of their absence, in the words that dates are read in: "ferie domani" is "domani", "back Thursday" is "until
 * Thursday", "tutta la settimana" is until Monday. Pure.
 *
 * @param today `YYYY-MM-DD`: at a weekend nobody knows which week is meant
 * @returns '' where only a reason was typed
 */
export function awaySaid(typed: string, today: string): string {
  const said = tidy(typed).replace(opening, '').replace(reason, '$1');
  const returning = untilSaid.test(said) ? said : said.replace(back, '$1until');
  const weeks = returning.replace(ofNextWeek, '');
  const inWeek = weekdayOf(today) > 5 ? weeks : weeks.replace(thisWeek, '$1until monday');
  const others = tidy(inWeek.replace(allDay, '$1'));
  const isOfAnotherDay = dayNamed.test(plainly(others));
  return tidy(inWeek.replace(allDay, isOfAnotherDay ? '$1' : '$1oggi'));
}

function tidy(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[,;:.–-]+\s*/, '');
}

/** These words, where they stand alone: letters with accents are no word's end. */
function whole(words: string, flags = 'gi'): RegExp {
  return new RegExp(`(^|\\s)(?:${words})(?=[\\s,;:.!]|$)`, flags);
}
