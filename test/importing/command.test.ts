import { execFile } from 'node:child_process';
import { existsSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSlack } from '../../src/sandbox/server.ts';
import { plantFiles, world } from '../../src/sandbox/world.ts';
import { built } from '../support/built.ts';
import { testEnvironment } from '../support/config.ts';
import { freshFolder } from '../store/fresh-store.ts';

/** The command as an operator runs it, in a folder of its own, beside the demo's workspace. */
async function operator() {
  const folder = freshFolder();
  const main = await built('src/main.ts');
  const slack = await startSlack({ manifest: 'manifest.yml', world });
  onTestFinished(() => slack.stop());
  const env = { PATH: process.env['PATH'], ...testEnvironment(slack, join(folder, 'desk.sqlite')) };
  return {
    slack,
    at: (name: string) => join(folder, name),
    writes(name: string, content: string): string {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
    runs: (...words: string[]) =>
      new Promise<{ code: number; out: string; err: string }>(done => {
        execFile(process.execPath, [main, 'import', ...words], { env, timeout: 60_000 }, (error, out, err) =>
          done({ code: Number(error?.code ?? 0), out, err }),
        );
      }),
  };
}

test('npm start -- import tells each row, and exits with 1 where one is refused', async () => {
  const { at, writes, runs } = await operator();
  const sites = writes('sites.csv', plantFiles.sites);

  const dry = await runs(sites, '--dry-run');
  expect([dry.code, dry.err]).toEqual([0, '']);
  expect(dry.out).toBe(
    'line 2, Rhine Works: new\nline 3, Bayou Works: new\nsites: 2 new, 0 changed, 0 unchanged, 0 refused.\nNothing was written: this was a dry run.\n',
  );
  expect(existsSync(at('desk.sqlite'))).toBe(false);
  expect((await runs(sites)).out).toContain('Written: 2 of 2 rows.');

  const wrong = writes('people.csv', 'member,name,side,site\nU0TOM,,IT,bayou\nU0OMAR,,IT,Rhein\n');
  const refused = await runs('--dry-run', wrong);
  expect(refused.code).toBe(1);
  expect(refused.out.split('\n').slice(0, 2)).toEqual([
    'line 2, Tom Reyes: new',
    'line 3, Omar Haddad: refused: there is no site “Rhein”. There are: Bayou Works, Rhine Works.',
  ]);
  expect((await runs(wrong)).code).toBe(1);
  expect((await runs(writes('people.csv', plantFiles.people))).out).toContain('Written: 13 of 13 rows.\n');
});

test('a mistyped dry run, a word too many, and a file too large write nothing', async () => {
  const { at, writes, runs } = await operator();
  const sites = writes('sites.csv', plantFiles.sites);
  for (const words of [
    [sites, '--dryrun'],
    [sites, '-n'],
    [sites, 'people.csv'],
  ])
    expect(await runs(...words)).toMatchObject({
      code: 1,
      err: `“${words[1]}” is not understood, so nothing was done. Write: npm start -- import FILE [--dry-run]\n`,
    });
  truncateSync(writes('large.csv', 'x'), 3 * 1024 ** 3);
  expect((await runs(at('large.csv'))).err).toContain('is larger than 20 MB. Split it');
  expect(existsSync(at('desk.sqlite'))).toBe(false);
});

test('npm start -- import of what is no table says what to do', async () => {
  const { slack, at, writes, runs } = await operator();
  const letter = await runs(writes('letter.txt', 'Dear all,\nthe historian is slow.\n'));
  expect([letter.code, letter.out]).toEqual([1, '']);
  expect(letter.err).toContain(
    'The first line names the columns, separated by commas, semicolons or tabs, and these fit no file that can be imported.',
  );
  await slack.stop();
  const unreachable = await runs(writes('people.csv', plantFiles.people));
  expect([unreachable.code, unreachable.out]).toEqual([1, '']);
  expect(unreachable.err).toContain('Slack did not say who is in the workspace');
  expect((await runs(at('tpyo.csv'))).err).toBe(`There is no ${at('tpyo.csv')}. Check the name.\n`);
});
