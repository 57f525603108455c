import { configDefaults, defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

export default defineConfig({
  test: {
    globalSetup: ['test/postgres.ts', 'test/missing-servers.ts'],
    // As src/start.js does, once, before anything that speaks to the database.
    execArgv: ['--import', new URL('src/store/mend-postgres.ts', import.meta.url).href],
    include: ['test/**/*.test.ts'],
    // A whole day, a whole year, which take minutes: `npm run test:long`.
    exclude: [
      ...configDefaults.exclude,
      'test/journeys/a-busy-monday.test.ts',
      'test/desk/reports/a-year.test.ts',
      'test/faults/takeover.test.ts',
    ],
    // Real servers start in these suites, four beside each other, on machines that may be four times as slow as others: this
    // ends what hangs, and says nothing of how long a thing may take.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    maxWorkers: 4,
    // A worker keeps what it has imported for its next file: each would spend two seconds on Bolt and botbuilder alone.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // On a loaded machine a condition may take its time; what matters is that it comes true.
    expect: { poll: { timeout: 60_000 } },
  },
});
