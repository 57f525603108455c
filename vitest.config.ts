import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/postgres.ts', 'test/missing-servers.ts'],
    include: ['test/**/*.test.ts'],
    // Real servers start in these suites; on two cores they need room, never sleeps.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 3,
  },
});
