import { configDefaults, defineConfig } from 'vitest/config';
import config from './vitest.config.ts';

/** Half of `npm run test:long`: wholly, and one after the other, what `npm test` takes a sample of, or nothing. */
export default defineConfig({
  test: {
    ...config.test,
    include: [
      'test/faults/campaign.test.ts',
      'test/journeys/killed-at-any-moment.test.ts',
      'test/journeys/a-busy-monday.test.ts',
    ],
    exclude: configDefaults.exclude,
    fileParallelism: false,
    env: {
      FAULTS: process.env.FAULTS ?? '220',
      TEST_KILLS: process.env.TEST_KILLS ?? '50',
      TEST_MAILS: process.env.TEST_MAILS ?? '300',
    },
  },
});
