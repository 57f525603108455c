import { defineConfig } from 'vitest/config';
import config from './vitest.config.ts';

/** `npm run test:faults`: the whole campaign, of which `npm test` strikes one of each kind. */
export default defineConfig({
  test: {
    ...config.test,
    include: ['test/faults/campaign.test.ts'],
    env: { FAULTS: process.env.FAULTS ?? '220' },
  },
});
