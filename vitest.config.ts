import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Half of the long tests wait for a deadline of Slack's: on two cores there is room for a third.
    maxWorkers: 3,
    // Loading Bolt and ourselves anew for each file took as long as half of the tests. Nothing of ours lives outside
    // what a test opens and closes; `--isolate` runs them apart.
    isolate: false,
  },
});
