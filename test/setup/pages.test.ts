import { describe, expect, test } from 'vitest';
import type { Person } from '../../src/people/person.ts';
import { problemsInView } from '../../src/sandbox/limits/blocks.ts';
import { helpPage, setupPage } from '../../src/setup/pages.ts';
import { commandsWith } from '../../src/slack/commands.ts';
import { md } from '../../src/slack/markup.ts';
import { rhine } from '../incidents/a-place.ts';
import { somebody } from '../incidents/an-incident.ts';

describe('the help', () => {
  const help = (person: Partial<Person>) => {
    const by = { person: somebody(person), isAdmin: false };
    return helpPage(commandsWith('cg-'), by, rhine).blocks.map(block => JSON.stringify(block));
  };

  test('begins with whom to phone, for everybody who has a place', () => {
    for (const person of [{}, { shared: true }, { guest: true }]) {
      expect(help(person)[0]).toContain('Danger now?');
      expect(help(person)[0]).toContain(rhine.emergencyPhone);
    }
  });

  test('tells of 👀, 📌 and duty only those who can', () => {
    const told = ['👀', '📌', '/cg-ground duty'];
    for (const thing of told) expect(help({}).join()).toContain(thing);
    for (const person of [{ shared: true }, { guest: true }])
      for (const thing of told) expect(help(person).join()).not.toContain(thing);
  });

  test('names no danger line to whom no site is known', () => {
    const page = helpPage(commandsWith(''), { person: undefined, isAdmin: false });
    expect(JSON.stringify(page)).not.toContain('Danger now?');
  });
});

test.each([0, 1, 40, 41, 120])('the page of %i sites is one that Slack shows, and counts the rest', count => {
  const page = setupPage(
    Array.from({ length: count }, (_, n) => ({
      site: { ...rhine, id: `s${n}`, name: `Site ${n}` },
      problems: [md`It has no lead.`],
    })),
  );
  expect(problemsInView(page, 'modal')).toEqual([]);
  const rest = /And (\d+) more sites?\b/.exec(JSON.stringify(page))?.[1];
  expect(rest).toBe(count > 40 ? String(count - 40) : undefined);
});
