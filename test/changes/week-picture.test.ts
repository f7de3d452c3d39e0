import { execFile } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { describe, expect, onTestFinished, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { pictureFrom, pngOf } from '../../src/pictures/png.ts';
import { weekFiles } from '../../src/changes/week-files.ts';
import { layOut } from '../../src/changes/week-layout.ts';
import { svgOf, weekPicture } from '../../src/changes/week-picture.ts';
import { aWeek, aWeekChange, manyChanges, NOW } from './a-week.ts';
import { worst } from '../limits/longest-texts.ts';

/** Width and height, of a picture that is a PNG. */
function sizeOf(png: Buffer): [width: number, height: number] {
  expect(png.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  expect(png.subarray(12, 16).toString()).toBe('IHDR');
  expect(png.subarray(-8, -4).toString()).toBe('IEND');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe('the picture of a week', () => {
  test.each([0, 3, 60])('with %i changes is a PNG as large as its layout', async count => {
    const week = aWeek(manyChanges(count));
    const { width, height } = layOut(week);
    expect(sizeOf(await weekPicture(week))).toEqual([width, height]);
  });

  test('is the same for the same week, and another one where anything of a change is another', async () => {
    const draw = (more: Parameters<typeof aWeekChange>[0] = {}) => weekPicture(aWeek([aWeekChange(more)]));
    const usual = await draw();
    expect(await draw()).toEqual(usual);
    const others = await Promise.all([
      draw({ name: 'CHG-8' }),
      draw({ what: 'Patch the archive' }),
      draw({ place: 'HIS-2' }),
      draw({ state: 'assess' }),
      draw({ end: NOW + 9 * HOUR }),
      weekPicture(aWeek([aWeekChange()], { windows: [{ start: NOW, end: NOW + HOUR }] })),
      weekPicture(aWeek([aWeekChange()], { blackouts: [{ start: NOW, end: NOW + HOUR }] })),
      weekPicture(aWeek([aWeekChange()], { now: NOW + HOUR })),
    ]);
    const all = [usual, ...others].map(png => png.toString('base64'));
    expect(new Set(all).size).toBe(all.length);
  });

  test('takes what people typed as words, whatever it is', async () => {
    const texts = [
      '</text><image href="file:///etc/passwd" width="900" height="900"/><text>',
      '"><script>alert(1)</script>',
      '&lt; &#x41; &amp; &unknown; ]]> <!-- <?xml?> <!DOCTYPE x [<!ENTITY y "z">]> &y;',
      '\u0000\u0001\u000b\ud800 \udfff\ufffe\uffff',
      '漢字 🚀 שלום مرحبا',
      worst(3000),
    ];
    for (const text of texts) {
      const week = aWeek([aWeekChange({ name: text, what: text, place: text })], { site: text });
      const svg = svgOf(layOut(week));
      expect(svg).not.toMatch(/<(image|script|!|\?)/);
      expect([...svg.matchAll(/<text /g)]).toHaveLength(layOut(week).labels.length);
      sizeOf(await weekPicture(week));
    }
  });
});

test('what can’t be drawn fails, and the next one is drawn', async () => {
  await expect(pngOf('<svg')).rejects.toThrow('SVG');
  expect(sizeOf(await pngOf('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="7"/>'))).toEqual([
    9, 7,
  ]);
});

describe('a thread', () => {
  const running = (program: string) => new Worker(program, { eval: true, execArgv: [], env: {} });

  test.each(['undefined', 'null', '"<svg>"', '7', '{}'])('that posts %s has drawn nothing', async posted => {
    const thread = running(`require('node:worker_threads').parentPort.postMessage(${posted})`);
    await expect(pictureFrom(thread, MINUTE)).rejects.toThrow('not drawn');
  });

  test('that takes too long is ended', async () => {
    const thread = running('for (;;);');
    await expect(pictureFrom(thread, 1)).rejects.toThrow('not drawn in time');
    expect(thread.threadId).toBe(-1);
  });
});

test('of many pictures at once nine are drawn, and those who ask for more are told to ask again', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="7"/>';
  const all = await Promise.allSettled(Array.from({ length: 12 }, () => pngOf(svg)));
  const refusals = all.flatMap(one => (one.status === 'rejected' ? [one.reason] : []));
  expect(refusals).toHaveLength(3);
  for (const refusal of refusals)
    expect(refusal).toMatchObject({ code: 'too-busy', message: expect.stringContaining('again') });
  expect(sizeOf(await pngOf(svg))).toEqual([9, 7]);
});

test('a week is sent as a picture, with what it shows in words, and as a calendar file of the same changes', async () => {
  const later = aWeekChange({ name: 'CHG-8', start: NOW + 200 * HOUR, end: NOW + 201 * HOUR });
  const [picture, calendar] = await weekFiles(aWeek([aWeekChange(), later]), 'plant.slack.com');
  expect(picture).toMatchObject({
    name: 'changes-2026-W48.png',
    title: 'Rhine Works, week 48',
    alt: expect.stringMatching(/^1 change at Rhine Works/),
  });
  sizeOf(picture?.bytes ?? Buffer.alloc(0));
  expect(calendar).toMatchObject({
    name: 'changes-2026-W48.ics',
    title: 'Rhine Works, week 48, for a calendar',
  });
  expect(calendar).not.toHaveProperty('alt');
  const text = String(calendar?.bytes);
  expect([text.includes('CHG-7'), text.includes('CHG-8')]).toEqual([true, false]);
});

test('it is drawn by what is built for operators, wherever that is started', async () => {
  const folder = resolve('dist', `drawn-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const run = promisify(execFile);
  await run('npm', ['run', '-s', 'build', '--', 'test/changes/draws-a-week.ts', `--outdir=${folder}`]);
  const program = join(folder, 'test', 'changes', 'draws-a-week.js');
  const { stdout } = await run(process.execPath, [program], { cwd: tmpdir(), encoding: 'buffer' });
  expect(stdout).toEqual(await weekPicture(aWeek([aWeekChange()])));
});
