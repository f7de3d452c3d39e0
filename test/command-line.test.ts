import { expect, test } from 'vitest';
import { readCommandLine } from '../src/command-line.ts';

test.each([
  [[], { command: 'serve', word: undefined, dryRun: false, only: [] }],
  [['import', 'a.csv'], { command: 'import', word: 'a.csv', dryRun: false, only: [] }],
  [['import', '--dry-run', 'a.csv'], { command: 'import', word: 'a.csv', dryRun: true, only: [] }],
  [['verify'], { command: 'verify', word: undefined, dryRun: false, only: [] }],
  [
    ['manifest', 'https://ground.example'],
    { command: 'manifest', word: 'https://ground.example', dryRun: false, only: [] },
  ],
  [
    ['terms', 'a.json', '--only', 'SP 800-82', '--dry-run', '--only', 'CNSSI'],
    { command: 'terms', word: 'a.json', dryRun: true, only: ['SP 800-82', 'CNSSI'] },
  ],
])('%j is understood', (words, line) => expect(readCommandLine(words, {})).toEqual(line));

test.each([
  [['serve', 'now'], '“now” is not understood'],
  [['doctor', '--fix'], '“--fix” is not understood'],
  [['backup', 'a', 'b'], '“b” is not understood'],
  [['backup', 'a', '--dry-run'], '“--dry-run” is not understood'],
  [['import', 'a.csv', '--Dry-run'], '“--Dry-run” is not understood'],
  [['terms', 'a.json', '--only'], 'What only?'],
  [['terms', 'a.json', '--only', '--dry-run'], 'What only?'],
  [['import', 'a.csv', '--only', 'x'], '“--only” is not understood'],
  [['toString'], 'There is no command toString.'],
])('%j is refused', (words, says) => expect(() => readCommandLine(words, {})).toThrow(says));

test('an option that npm kept for itself is missed', () => {
  const env = { npm_config_dry_run: 'true' };
  expect(() => readCommandLine(['import', 'a.csv'], env)).toThrow('npm took --dry-run for itself');
  expect(readCommandLine(['import', 'a.csv', '--dry-run'], env).dryRun).toBe(true);
  expect(readCommandLine([], env).command).toBe('serve');
});
