import { describe, expect, test } from 'vitest';
import type { Person } from '../../src/people/person.ts';
import { problemsInView } from '../../src/sandbox/limits/blocks.ts';
import { helpPage, setupPage } from '../../src/setup/pages.ts';
import { DAY } from '../../src/kernel/clock.ts';
import type { Delegation } from '../../src/changes/deciding.ts';
import { TUESDAY } from '../support/clocks.ts';
import { commandsWith } from '../../src/slack/commands.ts';
import { md } from '../../src/slack/markup.ts';
import { rhine } from '../incidents/a-place.ts';
import { somebody } from '../incidents/an-incident.ts';

describe('the help', () => {
  const help = (person: Partial<Person>, decidesFor: readonly Delegation[] = []) => {
    const by = { person: somebody(person), isAdmin: false };
    return helpPage(commandsWith('cg-'), by, { site: rhine, decidesFor, now: TUESDAY }).blocks.map(block =>
      JSON.stringify(block),
    );
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

  test('tells of who decides for whom, and only while they do', () => {
    const delegate = { id: 'U0LENA', until: TUESDAY + DAY };
    const line = '<@U0LENA> decides for you until Wed 25 Nov 09:00, Rhine Works time.';
    expect(help({ roles: ['approver'], delegate }).join()).toContain(line);
    for (const none of [
      { roles: ['approver'] as const, delegate: { ...delegate, until: TUESDAY } },
      { delegate },
    ])
      expect(help(none).join()).not.toContain('<@U0LENA>');

    const approver = somebody({ id: 'U0INES', name: 'Ines <Faria>' });
    const page = help({}, [{ approver, delegateId: 'U0SOME', until: TUESDAY + DAY }]).join();
    expect(page).toContain('You decide for Ines &lt;Faria&gt; until Wed 25 Nov 09:00, Rhine Works time.');
    // Who says yes or no to nothing has nobody do it for them.
    expect(page).not.toContain('/cg-ground away');
    expect(help({ roles: ['safety approver'] }).join()).toContain('/cg-ground away');
    expect(help({ roles: ['shift lead'] }).join()).not.toContain('Yes or no to changes');
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
