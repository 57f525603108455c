import { expect } from 'vitest';
import { drawList } from '../../src/chat/lists/draw-list.ts';
import { closedToday } from '../../src/chat/lists/kinds/closed-today.ts';
import { late } from '../../src/chat/lists/kinds/late.ts';
import { mine } from '../../src/chat/lists/kinds/mine.ts';
import { news } from '../../src/chat/lists/kinds/news.ts';
import { queue } from '../../src/chat/lists/kinds/queue.ts';
import { snoozed } from '../../src/chat/lists/kinds/snoozed.ts';
import { waiting } from '../../src/chat/lists/kinds/waiting.ts';
import { watched } from '../../src/chat/lists/kinds/watched.ts';
import { readSpec } from '../../src/chat/lists/spec.ts';
import { beginAndEndAbsences, comeBack } from '../../src/desk/away/come-back.ts';
import { goAway } from '../../src/desk/away/go-away.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { takeIn } from '../../src/desk/intake/intake.ts';
import { allotDue } from '../../src/desk/turns/allot-due.ts';
import { withdrawFromTheUnseeing } from '../../src/desk/turns/withdraw-from-unseeing.ts';
import { nextOpening } from '../../src/sla/working-time.ts';
import { lookAtPages, noteLooked, pagesDrawnSince, takeDuePages } from '../../src/store/chats/home-pages.ts';
import { restrictedToldAlone } from '../../src/store/chats/words-shown.ts';
import { allOperators } from '../../src/store/people/operators.ts';
import { findTicket } from '../../src/store/tickets/tickets.ts';
import { actorOf, type Operator } from '../../src/ticket/words.ts';
import { speechIn } from '../chat/a-moment.ts';
import { typingIn } from '../chat/asking.ts';
import { anEmail } from '../desk/a-desk.ts';

const day = 86_400_000;
const minute = 60_000;

/** The desk shares out what comes; whoever has a turn goes away, it goes to another; they come back. */
export async function turns(desk: Desk & { now: Date }, giulia: Operator): Promise<void> {
  const at = new Date(nextOpening(desk.calendar.now(), new Date()).getTime() + minute);
  const clock = { clock: () => at };
  const by = { actor: actorOf(giulia), origin: 'teams' as const };
  const [first, second] = await allOperators(desk.db);
  if (!first || !second) throw new Error('there is nobody');
  for (const assignment of ['round-robin', 'least-loaded'] as const) {
    const sharing = { ...desk, ...clock, assignment };
    const { arrived } = anEmail();
    const mail = {
      arrived: { ...arrived, arrivedAt: at },
      from: { name: '', address: `${assignment}@turni.example` },
    };
    const outcome = await takeIn(sharing, anEmail(mail));
    const number = 'ticket' in outcome ? outcome.ticket : null;
    await allotDue(sharing);
    const turn = (await findTicket(desk.db, number ?? 0))?.turn;
    if (!turn) throw new Error(`nobody had a turn: ${outcome.outcome}`);
    const substitute = turn.id === first.id ? second : first;
    const wish = { operator: turn, from: null, until: new Date(at.getTime() + day), substitute };
    expect(await goAway(sharing, wish, by)).toMatchObject({ ok: true });
    await allotDue(sharing);
    await beginAndEndAbsences(sharing);
    expect(await comeBack(sharing, turn.id, by)).not.toBeNull();
  }
}

/** A page of somebody's own is noted, looked at, and found again when something on it is restricted. */
export async function ownPages(desk: Desk, giulia: Operator): Promise<void> {
  const now = new Date();
  const page = { platform: 'slack', userId: 'UGIULIA' } as const;
  const shown = { list: 'home', mark: '', chat: '', message: '', drawnAt: now, dueAt: now };
  await noteLooked(desk.db, page, giulia.id, shown);
  expect(await takeDuePages(desk.db, now, now, 20)).toHaveLength(1);
  expect(await pagesDrawnSince(desk.db, new Date(now.getTime() - day))).toEqual([page]);
  await lookAtPages(desk.db, { operators: [giulia.id] }, now);
  await restrictedToldAlone(desk.db, [giulia.id]);
  await withdrawFromTheUnseeing(desk);
}

/** Each list of one customer’s house, and what narrows it down further, as the lists’ own choices bear it. */
export async function listsOfACompany(desk: Desk, giulia: Operator): Promise<void> {
  for (const list of [queue, mine, late, waiting, snoozed, watched, closedToday, news])
    for (const besides of ['', '&priority=1&category=bug', '&language=it&assignee=2']) {
      const spec = readSpec(`${list.key}?company=house-7${besides}`);
      if (!spec) throw new Error(`no list bears ${besides}`);
      await drawList(list, spec, typingIn(desk, speechIn('it'), giulia));
    }
}
