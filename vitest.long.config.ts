import { randomInt } from 'node:crypto';
import { configDefaults, defineConfig } from 'vitest/config';
import config from './vitest.config.ts';

/** Other Mondays than that of `npm test`, and others each time; which, the names of the tests say. */
const anySeeds = () => Array.from({ length: 5 }, () => randomInt(2 ** 31)).join();

/** Half of `npm run test:long`: wholly, and one after the other, what `npm test` takes a sample of, or nothing. */
export default defineConfig({
  test: {
    ...config.test,
    include: [
      'test/faults/campaign.test.ts',
      'test/faults/takeover.test.ts',
      'test/journeys/killed-at-any-moment.test.ts',
      'test/journeys/killed-as-time-strikes.test.ts',
      'test/journeys/killed-while-announcing.test.ts',
      'test/journeys/killed-while-writing-to-all.test.ts',
      'test/journeys/a-busy-monday.test.ts',
      'test/web/portal/hostile.test.ts',
      'test/store/records/tampering.test.ts',
      'test/desk/reports/second-way.test.ts',
      'test/mail/reading/fuzz.test.ts',
      'test/sla/minute-by-minute.test.ts',
      'test/desk/reports/a-year.test.ts',
    ],
    exclude: configDefaults.exclude,
    fileParallelism: false,
    env: {
      MONDAY_SEED: process.env.MONDAY_SEED ?? anySeeds(),
      FAULTS: process.env.FAULTS ?? '220',
      TEST_KILLS: process.env.TEST_KILLS ?? '50',
      LONG_HISTORIES: '1',
      HOSTILE: process.env.HOSTILE ?? '10000',
      TAMPERINGS: process.env.TAMPERINGS ?? '1000',
      TAMPERING_SEED: process.env.TAMPERING_SEED ?? String(randomInt(2 ** 31)),
      TEST_MAILS: process.env.TEST_MAILS ?? '300',
      TEST_CASES: process.env.TEST_CASES ?? '100000',
    },
  },
});
