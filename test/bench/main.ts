import { changes } from './changes.ts';
import { crash } from './crash.ts';
import { flow } from './flow/flow.ts';
import { glossary } from './glossary.ts';
import { hostile } from './hostile.ts';
import { lists } from './lists.ts';
import { mirror } from './mirror.ts';
import { pairing } from './pairing.ts';
import { shadowing } from './shadowing.ts';

/*
 * `npm run bench` runs every group, `npm run bench -- NAME` one. A line of JSON for each figure: the baseline is
 * measured in the same run, because machines differ and are noisy; the ratio is what counts.
 */

export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** Null where any machine must come to the same. */
  baseline: number | null;
  ratio: number | null;
  target: string;
  met: boolean;
  /** It says what is right and not how fast: the run ends with 1 where it isn't met. */
  must?: boolean;
}

const groups: Record<string, (more: string | undefined) => Promise<Figure[]>> = {
  flow,
  lists,
  changes,
  hostile,
  mirror,
  crash,
  glossary,
  pairing,
  shadowing,
};
const [asked, more] = process.argv.slice(2);
if (asked !== undefined && !Object.hasOwn(groups, asked)) {
  process.stderr.write(`There is no group ${asked}. There are: ${Object.keys(groups).join(', ')}.\n`);
  process.exit(1);
}
let missed = 0;
for (const [name, run] of Object.entries(groups)) {
  if (asked !== undefined && asked !== name) continue;
  for (const figure of await run(more)) {
    process.stdout.write(`${JSON.stringify(figure)}\n`);
    if (figure.must && !figure.met) missed++;
  }
}
process.exit(missed > 0 ? 1 : 0);
