import { execFile } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

/** Two levels below the project like `src/store`, so that what is found from there is found from here. */
const FOLDER = join('dist', 'test');
const known = new Map<string, Promise<string>>();

/** Built as for operators, with what they stand on; any other program is made of our own files only, in few. */
const whole = ['src/main.ts', 'test/bench/flow/bare-app-whole.ts'];

/**
 * A program as JavaScript: it starts in a third of the time.
 *
 * @param source its TypeScript file, from the project's folder
 * @returns where the JavaScript lies
 */
export function built(source: string): Promise<string> {
  const there = known.get(source) ?? (whole.includes(source) ? builtWhole(source) : bundled(source));
  known.set(source, there);
  return there;
}

/** Made apart and put in place, since another worker may be starting it: what the program loads is there before it. */
async function builtWhole(source: string): Promise<string> {
  const apart = mkdtempSync(join(tmpdir(), 'built-'));
  await promisify(execFile)('npm', ['run', '-s', 'bundle', '--', source, `--outdir=${apart}`]);
  mkdirSync(FOLDER, { recursive: true });
  const main = `${basename(source, '.ts')}.js`;
  const loaded = readdirSync(apart).filter(name => name !== main);
  for (const name of [...loaded, main]) {
    const beside = join(FOLDER, `${name}.${process.pid}`);
    copyFileSync(join(apart, name), beside);
    renameSync(beside, join(FOLDER, name));
  }
  rmSync(apart, { recursive: true });
  return join(FOLDER, main);
}

async function bundled(source: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [source],
    bundle: true,
    splitting: true,
    outdir: FOLDER,
    chunkNames: '[name]-[hash]',
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    write: false,
    logLevel: 'warning',
  });
  mkdirSync(FOLDER, { recursive: true });
  // What the program loads is there before it. Another worker may be starting it: it finds the whole of one or the other.
  for (const { path, contents } of outputFiles.toReversed()) {
    const beside = `${path}.${process.pid}`;
    writeFileSync(beside, contents);
    renameSync(beside, path);
  }
  return join(FOLDER, basename(source, '.ts') + '.js');
}
