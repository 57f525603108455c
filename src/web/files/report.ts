import { drawnUp } from '../../chat/duty-report/drawn-up.ts';
import { dutyForm } from '../../chat/duty-report/form.ts';
import { asJson, type Reporter } from '../../chat/duty-report/report.ts';
import type { Speech } from '../../chat/say.ts';
import type { Desk } from '../../desk/desk.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Operator } from '../../ticket/words.ts';

/** What has to be reported of a request: as a form to print, or as a program reads it. */
export type ReportShown = { html: string } | { name: string; json: string };

/**
 * @param jsonUrl where the form says that the same is to be had as JSON; null: that is what is asked for
 * @returns why there is none
 */
export async function reportShown(
  desk: Desk,
  ticket: Ticket,
  operator: Operator,
  reporter: Reporter,
  speech: Speech,
  jsonUrl: string | null,
): Promise<ReportShown | 'unseen' | 'nothing'> {
  const drawn = await drawnUp(desk, ticket, operator, reporter, speech);
  if (!drawn.ok) return drawn.why;
  return jsonUrl === null
    ? { name: `duties-${ticket.number}.json`, json: asJson(drawn.report) }
    : { html: dutyForm(drawn.report, speech, jsonUrl) };
}
