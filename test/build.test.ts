import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

test('a build leaves nothing behind of an earlier one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'common-ground-build-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of ['package.json', 'tsconfig.json', 'node_modules', 'src'])
    symlinkSync(resolve(name), join(folder, name));
  const app = join(folder, 'dist', 'app');
  mkdirSync(app, { recursive: true });
  writeFileSync(join(app, 'main.js'), 'an earlier version');
  writeFileSync(join(app, 'chunk-EARLIER.js'), 'of an earlier version');
  execFileSync('npm', ['run', '-s', 'build'], { cwd: folder });
  expect(readdirSync(app)).toContain('main.js');
  expect(readdirSync(app)).not.toContain('chunk-EARLIER.js');
});
