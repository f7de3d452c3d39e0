import { preparedFile, runSchedule, type Outcome } from './schedule.ts';

/* Runs the schedules of the seeds from the first argument up to, not including, the second, and sends each outcome. */

const [from = 0, to = 0] = process.argv.slice(2).map(Number);
const { file, remove } = await preparedFile();
for (let seed = from; seed < to; seed++) {
  const outcome: Outcome = await runSchedule(file, seed);
  process.send?.(outcome);
}
remove();
process.disconnect?.();
process.exit(0);
