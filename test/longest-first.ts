import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * What takes longest, the longest first (npm test on two idle cores): begun last, one of them keeps the whole run waiting, with
 * all other workers idle. A fresh clone knows no durations, and the size of a file says little of them.
 */
const longest = [
  'test/scale/no-scans.test.ts',
  'test/journeys/a-busy-monday.test.ts',
  'test/store/database-dies.test.ts',
  'test/start/places.test.ts',
  'test/outbox/heartbeat.test.ts',
  'test/start/start.test.ts',
  'test/chat/couriers/cards-that-err.test.ts',
  'test/journeys/killed-at-any-moment.test.ts',
  'test/faults/campaign.test.ts',
  'test/outbox/run-outbox.test.ts',
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
