import { noteTold, reportFor } from '../../desk/reports/report.ts';
import { weekUntil } from '../../desk/reports/week.ts';
import { ticketsDueBetween } from '../../store/tickets/lists.ts';
import type { ListCard } from '../card.ts';
import { plainList } from '../cards/plain-list.ts';
import { reportPage } from '../reports/report-page.ts';
import { reportView } from '../reports/report-view.ts';
import { spanInWords } from '../reports/span-in-words.ts';
import { tellingWords } from '../words/reports/telling.ts';
import { endangeredItems } from './endangered-items.ts';
import { readersOf, type Telling } from './telling.ts';

/** More than these nobody looks at on a Friday evening: the page has all. */
const worstAtMost = 3;

/** The week, for the managers: what was kept and broken, what is behind, what is worst. @param at when it is told */
export async function weekReport(telling: Telling, at: Date): Promise<ListCard> {
  const {
    desk,
    moment: { speech, now },
  } = telling;
  const { card } = tellingWords[speech.language];
  const span = weekUntil(desk, at);
  const wanted = { span, step: 'day' as const, filter: {}, by: [] };
  // It is drawn for each chat, and what is drawn first is told already.
  const made = await reportFor(desk, { kind: 'machine' }, wanted, { toldBy: at });
  if (!made.ok) throw new Error(`the week is told of nobody by name: ${made.refusal.reason}`);
  const { report } = made;
  await noteTold(desk, report, 'card', at);
  const worst = await ticketsDueBetween(desk.db, new Date(0), now, worstAtMost);
  const day = desk.calendar.now().workingDaySeconds;
  const view = reportView(report, reportPage(desk, span), { language: speech.language, day });
  return {
    ...plainList(card.week(spanInWords(span, speech.language))),
    report: { ...view, below: worst.length > 0 ? card.worst : '' },
    items: await endangeredItems(telling, worst, 'forecast', readersOf(telling, 'bulletin')),
  };
}
