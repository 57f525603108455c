import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * What takes longest, the longest first (npm test on two idle cores): begun last, one of them keeps the whole run waiting, with
 * all other workers idle. Those that work and those that mostly wait take turns: side by side the former would only slow each
 * other down. A fresh clone knows no durations, and the size of a file says little of them.
 */
const longest = [
  'test/start/ends-in-order.test.ts',
  'test/web/portal/read-by-all.test.ts',
  'test/start/start.test.ts',
  'test/start/places.test.ts',
  'test/chat/couriers/cards-that-err.test.ts',
  'test/scale/no-scans.test.ts',
  'test/cli/check.test.ts',
  'test/journeys/killed-at-any-moment.test.ts',
  'test/journeys/kept-to-few-everywhere.test.ts',
  'test/journeys/portal-does.test.ts',
  'test/journeys/killed-as-time-strikes.test.ts',
  'test/chat/voice/every-answer.test.ts',
  'test/journeys/friday-evening.test.ts',
  'test/journeys/duties-over-christmas.test.ts',
  'test/journeys/sandbox-page.test.ts',
  'test/store/embedded/embedded-postgres.test.ts',
  'test/faults/campaign.test.ts',
  'test/faults/takeover.test.ts',
  'test/faults/several-desks.test.ts',
  'test/store/wires/takeover.test.ts',
  'test/journeys/sample-day.test.ts',
  'test/web/portal/roles.test.ts',
  'test/store/copy.test.ts',
  'test/journeys/a-busy-monday.test.ts',
  'test/journeys/killed-while-writing-to-all.test.ts',
  'test/journeys/sandbox-by-keyboard.test.ts',
  'test/journeys/killed-while-announcing.test.ts',
  'test/desk/incidents/telling.test.ts',
  'test/mail/letters/letter-courier.test.ts',
  'test/journeys/teams-playground.test.ts',
  'test/store/database-dies.test.ts',
  'test/chat/press/odd-values.test.ts',
  'test/chat/teams/leaving-forms.test.ts',
  'test/mail/reading/bounds.test.ts',
  'test/mail/reading/fuzz.test.ts',
  'test/journeys/a-quote.test.ts',
  'test/chat/press/sent-after-a-colleague.test.ts',
  'test/journeys/portal-credentials.test.ts',
  'test/sla/minute-by-minute.test.ts',
  'test/chat/press/forged.test.ts',
  'test/store/words/update.test.ts',
  'test/web/status/status.test.ts',
  'test/journeys/kept-to-few-apart.test.ts',
  'test/journeys/a-request-from-mail-to-closing.test.ts',
  'test/journeys/sandbox-page-in-view.test.ts',
  'test/chat/slack/in-time.test.ts',
  'test/outbox/closed-for-good.test.ts',
  'test/outbox/patience.test.ts',
  'test/outbox/run-outbox.test.ts',
  'test/outbox/heartbeat.test.ts',
];

/** Starts the longest files first, the others as vitest does. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const at = longest.findIndex(file => moduleId.endsWith(`/${file}`));
  return at === -1 ? longest.length : at;
}
