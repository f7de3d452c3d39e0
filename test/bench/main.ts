import { flow } from './flow.ts';
import { mirror } from './mirror.ts';

/*
 * `npm run bench` runs every group, `npm run bench -- NAME` one. A line of JSON for each figure: the baseline is
 * measured in the same run, because machines differ and are noisy; the ratio is what counts.
 */

export interface Figure {
  name: string;
  value: number;
  unit: string;
  baseline: number;
  ratio: number;
  target: string;
  met: boolean;
}

const groups: Record<string, () => Promise<Figure[]>> = { flow, mirror };
const asked = process.argv[2];
if (asked !== undefined && !(asked in groups)) {
  process.stderr.write(`There is no group ${asked}. There are: ${Object.keys(groups).join(', ')}.\n`);
  process.exit(1);
}
for (const [name, run] of Object.entries(groups)) {
  if (asked !== undefined && asked !== name) continue;
  for (const figure of await run()) process.stdout.write(`${JSON.stringify(figure)}\n`);
}
process.exit(0);
