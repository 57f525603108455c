import type { Desk } from '../../desk/desk.ts';
import { seenLog } from '../../desk/relations/unseen-others.ts';
import { eventsAfter } from '../../store/tickets/events.ts';
import { hasDuties } from '../../ticket/duties/standing.ts';
import { hasWords, seen } from '../../ticket/sight/seen.ts';
import { eyesOf } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Operator } from '../../ticket/words.ts';
import { momentOf } from '../in-words/moment.ts';
import type { Speech } from '../say.ts';
import { type DutyReport, dutyReport, type Reporter } from './report.ts';

/**
 * What has to be reported of a request, as somebody may see it. Whoever hands it out has it recorded as a reading first.
 *
 * @returns why there is none: they may not read it, or there is nothing to report
 */
export async function drawnUp(
  desk: Desk,
  ticket: Ticket,
  operator: Operator,
  reporter: Reporter,
  speech: Speech,
): Promise<{ ok: true; report: DutyReport } | { ok: false; why: 'unseen' | 'nothing' }> {
  const eyes = eyesOf(desk, { kind: 'operator', operator }, 'export');
  const shown = seen(ticket, eyes);
  if (!hasWords(shown)) return { ok: false, why: 'unseen' };
  if (!hasDuties(shown.reporting)) return { ok: false, why: 'nothing' };
  const log = await seenLog(desk.db, ticket, await eventsAfter(desk.db, ticket.number, 0), eyes);
  const product = desk.companies.now().byKey.get(shown.company ?? '')?.product ?? '';
  const report = dutyReport(shown, log, { ...reporter, product }, momentOf(desk, speech));
  return { ok: true, report };
}
