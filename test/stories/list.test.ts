import { describe, expect, test } from 'vitest';
import type { Incident } from '../../src/incidents/incident.ts';
import { keeps } from '../incidents/kept.ts';
import { startStory } from '../support/story.ts';

async function plantWith(...many: Partial<Incident>[]) {
  const story = await startStory();
  await keeps(story.store, ...many);
  const { slack } = story;
  return {
    ...story,
    ines: slack.person('Ines', { in: 'rhine-ot' }),
    omar: slack.person('Omar', { in: 'rhine-it' }),
  };
}

const places = (count: number, but: Partial<Incident> = {}) =>
  Array.from({ length: count }, (_, n) => ({ place: `Valve ${n + 1}`, ...but }));

/** The rows of the list that is open, as INC-1. */
const rows = (person: { modal: { texts: string[] } | undefined }) =>
  (person.modal?.texts ?? []).flatMap(text => /^(INC-\d+) ·/.exec(text)?.[1] ?? []);
const numbers = (from: number, to: number) =>
  Array.from({ length: Math.abs(to - from) + 1 }, (_, n) => `INC-${from < to ? from + n : from - n}`);

describe('the list', () => {
  test('opens with what is open at one’s own side, and says of each what, how bad, how far, who has it and since when', async () => {
    const { omar, slack } = await plantWith(
      { place: 'Boiler', severity: 'S1', state: 'closed' },
      { place: 'SW-34', severity: 'S2' },
      { place: 'CAM-9', siteId: 'bayou' },
    );
    await omar.types('/incident list');
    expect(omar.modal?.title).toBe('Incidents');
    expect(rows(omar)).toEqual(['INC-2']);
    expect(omar.modal?.texts.at(-1)).toBe(
      'INC-2 · SW-34 · S2 · New, waits for IT to acknowledge\nNobody yet · since Tue 24 Nov 09:01\n[Open]',
    );
    await omar.chooses('All open');
    expect(rows(omar)).toEqual(['INC-2', 'INC-3']);
    expect(omar.modal?.texts.at(-1)).toContain('Bayou Works');
    expect(slack.calls.filter(call => call.reply?.ok !== true)).toEqual([]);
  });

  test('has ten on a page, and turns in the order that it says', async () => {
    const { omar } = await plantWith(...places(25));
    await omar.types('/incident list all');
    expect(rows(omar)).toEqual(numbers(25, 16));
    expect(omar.modal?.texts).toContain('1–10 of 25');
    expect(omar.modal?.texts.at(-1)).toBe('[Older]');
    await omar.presses('Older');
    expect(rows(omar)).toEqual(numbers(15, 6));
    expect(omar.modal?.texts.slice(-2)).toEqual(['11–20 of 25', '[Newer] [Older]']);
    await omar.presses('Older');
    expect(rows(omar)).toEqual(numbers(5, 1));
    expect(omar.modal?.texts.slice(-2)).toEqual(['21–25 of 25', '[Newer]']);
    await omar.presses('Newer');
    expect(rows(omar)).toEqual(numbers(15, 6));
    // What is open stands by how bad it is, then the oldest first: neither newer nor older.
    await omar.chooses('Open at my side');
    expect(rows(omar)).toEqual(numbers(1, 10));
    await omar.presses('Next');
    expect(rows(omar)).toEqual(numbers(11, 20));
    await omar.presses('Previous');
    expect(rows(omar)).toEqual(numbers(1, 10));
  });

  test('looks for words, at Enter as with its button, and keeps them while it turns and changes', async () => {
    const { omar } = await plantWith(...places(25), { place: 'Pump', what: 'Valve 3 is stuck' });
    await omar.types('/incident list all');
    await omar.enters('Look for', 'VALVE stuck');
    expect(rows(omar)).toEqual(['INC-26']);
    await omar.fills({ 'Look for': 'valve' });
    expect(omar.modal?.texts).toContain('1–10 of 26');
    await omar.presses('Older');
    expect(omar.modal?.texts).toContain('11–20 of 26');
    await omar.chooses('Mine');
    expect(omar.modal?.texts.join()).toContain(
      'Nothing here with “valve”. Try fewer words, or choose All above.',
    );
    await omar.chooses('All');
    expect(omar.modal?.texts).toContain('1–10 of 26');
    await omar.enters('Look for', '');
    expect(omar.modal?.texts).toContain('1–10 of 26');
    await omar.enters('Look for', 'no such thing');
    expect(omar.modal?.texts.join()).toContain('Try fewer or other words.');
  });

  test('opens with the words behind the command in its field', async () => {
    const { omar } = await plantWith({ place: 'Pump', state: 'closed' }, { place: 'Valve' });
    await omar.types('/incident list “pump”');
    expect(rows(omar)).toEqual(['INC-1']);
    await omar.chooses('All open');
    expect(rows(omar)).toEqual([]);
    expect(omar.modal?.texts.join()).toContain('“pump”');
  });

  test('says what to do where there is nothing', async () => {
    const { omar } = await plantWith();
    await omar.types('/incident list');
    expect(omar.modal?.texts.at(-1)).toBe(
      'Nothing here. Choose another list above, or write /incident in any channel to report something.',
    );
  });

  test('leads from Home to all of them', async () => {
    const { omar } = await plantWith(...places(2, { state: 'closed' }));
    await omar.opensHome();
    await omar.presses('All incidents');
    expect(rows(omar)).toEqual(numbers(2, 1));
  });

  test('opens a page, and a step taken there shows on it and in the list', async () => {
    const { omar, ines, store, slack } = await plantWith();
    await ines.types('/incident');
    await ines.fills({
      'Where and what': 'HIS-1',
      'What happens': 'Trends stand still',
      'How bad': 'Slower',
    });
    await ines.closes();
    await omar.types('/incident list');
    await omar.presses('Open');
    expect(omar.modal?.title).toBe('INC-1');
    await omar.presses('Acknowledge');
    expect(omar.modal?.texts.join('\n')).toContain('Omar Haddad has it.');
    await omar.presses('Resolve');
    await omar.fills({ 'What fixed it': 'Restarted' });
    expect(omar.modal?.title).toBe('INC-1');
    expect(omar.modal?.texts.join('\n')).toContain('Restarted');
    expect(omar.modal?.texts.join('\n')).not.toContain('[Resolve]');
    await omar.closes();
    expect(omar.modal?.title).toBe('Incidents');
    expect(omar.modal?.texts.join('\n')).toContain('Resolved, waits for OT to confirm');
    await omar.closes();
    expect(omar.modal).toBeUndefined();
    const [incident] = await store.queries.select().from(store.tables.incidents);
    expect(incident).toMatchObject({ state: 'resolved', version: 3 });
    expect(slack.calls.filter(call => call.reply?.ok !== true)).toEqual([]);
  });

  test('tells nobody of what only some may see', async () => {
    const restricted: Partial<Incident> = {
      visibility: { kind: 'restricted', to: ['U0INES'] },
      place: 'Badge reader',
      what: 'A secret',
    };
    const { ines, omar } = await plantWith(...places(10), restricted);
    for (const words of ['/incident list open', '/incident list secret', '/incident list 11']) {
      await omar.types(words);
      expect(omar.modal?.texts.join('\n')).not.toMatch(/INC-11|Badge|of 11/);
    }
    await omar.types('/incident 11');
    expect(omar.told.at(-1)).toContain('I can’t find that incident.');
    await ines.types('/incident list open');
    expect(ines.modal?.texts).toContain('1–10 of 11');
    await ines.types('/incident 11');
    expect(ines.modal?.title).toBe('INC-11');
  });

  test('takes the longest and worst that people type', async () => {
    const nasty = '<!channel> &<>'.repeat(200);
    const { omar, slack } = await plantWith(...places(12, { place: nasty.slice(0, 100), what: nasty }));
    await omar.types(`/incident list ${nasty}`);
    await omar.chooses('All');
    await omar.enters('Look for', '');
    await omar.presses('Older');
    await omar.presses('Open');
    await omar.closes();
    expect(slack.calls.filter(call => call.reply?.ok !== true)).toEqual([]);
    // Only in the field, which is plain text, it stands as it was typed.
    expect(JSON.stringify(slack.calls.map(call => call.args))).not.toMatch(/mrkdwn[^}]*<!channel>/);
  });
});

describe('what a button carries', () => {
  const forged = async (value: string) => {
    const { omar, slack, log } = await plantWith(...places(25));
    await omar.types('/incident list all');
    const [view] = slack.workspace.state.stacks[omar.id] ?? [];
    const blocks = view!.content.blocks as { elements?: { value?: string }[] }[];
    blocks.at(-1)!.elements![0]!.value = value;
    view!.content.private_metadata = value;
    await omar.presses('Older');
    const shown = rows(omar);
    await omar.enters('Look for', 'valve');
    expect(omar.modal?.title).toBe('Incidents');
    expect(log.join()).not.toContain('"level":50');
    return shown;
  };

  test.each(['', 'nonsense', 'all x y', 'everyone 0', '{"a":1}', 'x'.repeat(2000)])(
    'leads to the first list where it was tampered with: %j',
    async value => {
      expect(await forged(value)).toEqual(numbers(1, 10));
    },
  );

  test('leads to the last page where it asks for one beyond the end', async () => {
    expect(await forged('all 999999')).toEqual(numbers(5, 1));
  });
});

describe('behind the command', () => {
  test.each(['2', 'INC-2', 'inc-2'])('%s opens that incident with the steps it allows', async name => {
    const { omar } = await plantWith({}, { what: 'No heartbeat since 08:40' });
    await omar.types(`/incident ${name}`);
    expect(omar.modal?.title).toBe('INC-2');
    expect(omar.modal?.texts.join('\n')).toContain('No heartbeat since 08:40');
    expect(omar.modal?.texts.at(-1)).toBe('[Acknowledge] [What changed?]');
  });

  test('the number of none is answered privately', async () => {
    const { omar } = await plantWith({});
    await omar.types('/incident 2');
    expect(omar.modal).toBeUndefined();
    expect(omar.told.at(-1)).toContain('I can’t find that incident.');
  });

  test('help says in private what there is', async () => {
    const { omar } = await plantWith();
    await omar.types('/incident help');
    expect(omar.modal).toBeUndefined();
    expect(omar.told.at(-1)).toMatch(/\/incident 42 opens INC-42.*\/incident list/s);
  });

  test('other words stand in the form, with mentions as people read them', async () => {
    const { ines, slack } = await plantWith();
    await ines.types('/incident “Trends” stand still, @Omar Haddad saw it in #rhine-ot & said <5');
    expect(ines.modal?.title).toBe('Report an incident');
    await ines.fills({ 'Where and what': 'HIS-1', 'How bad': 'Slower' });
    await ines.closes();
    expect(ines.sees().join('\n')).toContain(
      '“Trends” stand still, @Omar Haddad saw it in #rhine-ot & said <5',
    );
    expect(JSON.stringify(slack.calls)).not.toContain('<@U0OMAR>');
  });

  test('as many words as the field takes stand in the form', async () => {
    const { ines, slack } = await plantWith();
    await ines.types(`/incident ${'x'.repeat(4000)}`);
    await ines.fills({ 'Where and what': 'HIS-1', 'How bad': 'Slower' });
    expect(ines.modal?.title).toBe('INC-1');
    expect(slack.calls.filter(call => call.reply?.ok !== true)).toEqual([]);
  });
});
