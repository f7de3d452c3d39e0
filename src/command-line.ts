import { Refusal } from './kernel/refusal.ts';

/** What each command takes: a word behind it, whether it has a dry run, and an option with a value. */
const shapes = {
  serve: { usage: 'npm start' },
  import: { usage: 'npm start -- import FILE [--dry-run]', word: true, dryRun: true },
  terms: {
    usage: 'npm start -- terms FILE [--dry-run] [--only SOURCE]',
    word: true,
    dryRun: true,
    only: true,
  },
  backup: { usage: 'npm start -- backup FILE', word: true },
  verify: { usage: 'npm start -- verify [HEADS]', word: true },
  doctor: { usage: 'npm start -- doctor' },
  manifest: { usage: 'npm start -- manifest [ADDRESS]', word: true },
} satisfies Record<string, Shape>;

interface Shape {
  usage: string;
  word?: true;
  dryRun?: true;
  only?: true;
}

export type CommandName = keyof typeof shapes;

export interface CommandLine {
  command: CommandName;
  /** The file or address behind it. */
  word: string | undefined;
  dryRun: boolean;
  /** Of which sources only; empty: of all. */
  only: readonly string[];
}

const DRY_RUN = '--dry-run';
const ONLY = '--only';

/**
 * Reads what stands behind `npm start --`. A word that it doesn't know is refused: a mistyped dry run would write.
 *
 * @throws Refusal `bad-setting`
 */
export function readCommandLine(words: readonly string[], env: NodeJS.ProcessEnv): CommandLine {
  const [named = 'serve', ...behind] = words;
  const command = (Object.keys(shapes) as CommandName[]).find(one => one === named);
  if (!command) throw no(`There is no command ${named}. There are: ${Object.keys(shapes).join(', ')}.`);
  const shape: Shape = shapes[command];
  const only: string[] = [];
  const rest = behind.filter((word, n) => {
    if (!shape.only || (word !== ONLY && behind[n - 1] !== ONLY)) return true;
    if (word !== ONLY) only.push(word);
    return false;
  });
  if (behind.some((word, n) => shape.only && word === ONLY && !/^[^-]/.test(behind[n + 1] ?? '')))
    throw no(`What only? Write: ${shape.usage}`);
  const left = rest.filter(word => !(shape.dryRun && word === DRY_RUN));
  const dryRun = left.length < rest.length;
  const unknown = left.find((word, n) => word.startsWith('-') || !shape.word || n > 0);
  if (unknown) throw no(`“${unknown}” is not understood, so nothing was done. Write: ${shape.usage}`);
  // Without the `--` npm keeps the option for itself, and the file would be written.
  if (shape.dryRun && !dryRun && env['npm_config_dry_run'] === 'true')
    throw no(`npm took ${DRY_RUN} for itself, so nothing was done. Write: ${shape.usage}`);
  return { command, word: left[0], dryRun, only };
}

const no = (sentence: string) => new Refusal('bad-setting', sentence);
