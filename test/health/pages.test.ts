import { expect, test } from 'vitest';
import { healthPage } from '../../src/health/pages.ts';
import type { Problem, Problems } from '../../src/health/problems.ts';
import { problemsInView } from '../../src/sandbox/limits/blocks.ts';
import { rhine } from '../incidents/a-place.ts';

const health = {
  ok: true,
  oldestOverdueMessageSeconds: 0,
  oldestOverdueTimerSeconds: 0,
  lastTickSeconds: 0,
  storeWritable: true,
};
const noLead: Problem = { side: 'it', lacks: 'lead' };

/** So many sites, the last ones with a problem. */
const sitesOf = (count: number, troubled: number): Problems => ({
  sites: Array.from({ length: count }, (_, n) => ({
    site: { ...rhine, id: `s${n}`, name: `Site ${n}` },
    problems: n >= count - troubled ? [noLead] : [],
  })),
  undelivered: 0,
});
const page = (problems: Problems) => JSON.stringify(healthPage(problems, health, '/cg-ground').blocks);

test.each([0, 1, 90, 91, 120])('the page of %i sites is one that Slack shows', count => {
  for (const troubled of [0, count])
    expect(problemsInView(healthPage(sitesOf(count, troubled), health, '/ground'), 'modal')).toEqual([]);
});

test('sites with problems come first, each in one section, and the rest are counted', () => {
  const text = page(sitesOf(102, 2));
  expect(text.indexOf('Site 101')).toBeLessThan(text.indexOf('Site 0*'));
  expect(text).toContain('And 12 more sites without problems.');
  expect(page(sitesOf(102, 102))).toContain('And 12 more sites, 12 of them with problems.');
});

test('what to type is named as it is called here', () => {
  expect(page(sitesOf(1, 1))).toContain('Give somebody there the role lead: /cg-ground people.');
  expect(page(sitesOf(0, 0))).toContain('/cg-ground setup');
});
