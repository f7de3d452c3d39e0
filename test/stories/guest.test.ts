import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { allSteps } from '../../src/incidents/incident.ts';
import { stepAction } from '../../src/incidents/views.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import { somebody } from '../incidents/an-incident.ts';
import { files } from '../support/filing.ts';
import { startStory } from '../support/story.ts';

const GUEST = 'You are a guest here: tell the person who invited you, or write in its thread.';
const SHARED = 'This account is shared, so nobody could tell who did it. Use your own.';

/** A vendor's technician, known as a guest of OT, and the account of OT's control room. */
async function plant() {
  const story = await startStory();
  const { slack, store } = story;
  const { people, auditEntries, incidents } = store.tables;
  await store.queries
    .insert(people)
    .values(somebody({ id: 'U0VICTOR', name: 'Victor Olsen', side: 'ot', guest: true }));
  await store.queries.update(people).set({ shared: true }).where(eq(people.id, 'U0MARTA'));
  return {
    ...story,
    victor: slack.person('Victor', { in: 'rhine-ot' }),
    marta: slack.person('Marta', { in: 'rhine-ot' }),
    ines: slack.person('Ines', { in: 'rhine-ot' }),
    omar: slack.person('Omar', { in: 'rhine-it' }),
    written: async () => (await store.queries.select().from(auditEntries)).length,
    restrict: async (...to: string[]) =>
      store.queries.update(incidents).set({ visibility: { kind: 'restricted', to } }),
  };
}

const text = (person: { modal: { texts: string[] } | undefined }) => person.modal?.texts.join('\n') ?? '';

describe('a guest', () => {
  test('reports, and follows what they reported and nothing else', async () => {
    const { victor, ines, omar } = await plant();
    await files(ines, 'HIS-1', 'Slower', 'Nothing for guests');
    await files(victor, 'SW-34', 'Slower', 'The port is dark');

    for (const list of ['', ' all', ' open', ' site', ' mine', ' dark', ' INC-2']) {
      await victor.types(`/incident list${list}`);
      expect(text(victor)).toContain('INC-2 · SW-34');
      expect(text(victor)).not.toContain('INC-1');
    }
    await victor.types('/incident list nothing');
    expect(text(victor)).toContain('Nothing here with “nothing”');
    await victor.closes();

    await victor.types('/incident 2');
    expect(text(victor)).toContain('The port is dark');
    await victor.closes();
    await victor.types('/incident 1');
    expect(victor.told.at(-1)).toContain('I can’t find that incident.');
    await victor.clicks('More', { on: 'INC-1' });
    expect(victor.told.at(-1)).toContain('I can’t find that incident.');
    expect(victor.modal).toBeUndefined();

    // What asks something of OT: theirs alone.
    for (const name of ['INC-1', 'INC-2']) {
      await omar.clicks('Acknowledge', { on: name });
      await omar.clicks('Resolve', { on: name });
      await omar.submits();
    }
    await victor.opensHome();
    expect(victor.home.join('\n')).toContain('INC-2');
    expect(victor.home.join('\n')).not.toContain('INC-1');
  });

  test('takes no step: the card’s buttons say why, and their own page has none', async () => {
    const { victor, omar, written } = await plant();
    await files(victor, 'SW-34', 'Slower');
    await omar.clicks('Acknowledge', { on: 'INC-1' });
    await omar.clicks('Resolve', { on: 'INC-1' });
    await omar.submits();
    const before = await written();

    for (const label of ['Confirm fixed', 'Not fixed']) {
      await victor.clicks(label, { on: 'INC-1' });
      expect(victor.told.at(-1)).toBe(GUEST);
    }
    expect(victor.modal).toBeUndefined();
    await victor.types('/incident 1');
    expect(text(victor)).not.toContain('[Confirm fixed]');
    // They are told that it is fixed, without buttons that are not for them.
    expect(victor.dm.join('\n')).toContain('Look at it, and write in its thread whether it is.');
    expect(victor.buttons({ in: 'dm' })).toEqual(['More']);
    expect(await written()).toBe(before);
  });

  test.each(allSteps)('takes no step with a button that they made themselves: %s', async step => {
    const { victor, ines, slack, store, written } = await plant();
    await files(ines, 'HIS-1', 'Slower');
    const [incident] = await store.queries.select().from(store.tables.incidents);
    await victor.types('/incident list');
    const [view] = slack.workspace.state.stacks[victor.id] ?? [];
    const forged = { type: 'button', text: { type: 'plain_text', text: 'Forged' } };
    const elements = [{ ...forged, action_id: stepAction(step), value: incident!.id }];
    view!.content.blocks = [{ type: 'actions', block_id: 'forged', elements }];
    const before = await written();
    await victor.presses('Forged');
    expect(text(victor)).toBe(GUEST);
    expect(await written()).toBe(before);
  });

  test('is offered their own words where others are offered the register', async () => {
    const { victor, ines, slack } = await plant();
    const offered = async (person: Person, query: string) => {
      await person.types('/incident');
      const [view] = slack.workspace.state.stacks[person.id] ?? [];
      const where = { block: 'where', action: 'where', query };
      const { options = [] } = await slack.client.do({
        as: person.id,
        do: 'suggest',
        view: view!.id,
        ...where,
      });
      await person.closes();
      return options.map(option => (option['text'] as { text: string }).text);
    };
    expect(await offered(ines, 'HIS-1')).toContain('HIS-1 historian · Server room B · Rhine Works');
    for (const words of ['HIS-1', 'HIS', 'historian'])
      expect(await offered(victor, words)).toEqual([
        `“${words}” at Rhine Works`,
        `“${words}” at Bayou Works`,
      ]);
    expect(await offered(victor, '')).toEqual([]);
  });

  test('makes an incident of a message', async () => {
    const { victor, omar } = await plant();
    await omar.types('The port is dark', { in: 'canteen' });
    await victor.uses('Make this an incident', { on: 'The port is dark', in: 'canteen' });
    await victor.fills({ 'Where and what': 'SW-34', 'How bad': 'Slower' });
    expect(victor.modal?.title).toBe('INC-1');
  });

  test('loses sight even of their own where only others may see it', async () => {
    const { victor, restrict } = await plant();
    await files(victor, 'SW-34', 'Slower');
    await restrict('U0INES');
    await victor.types('/incident list all');
    expect(text(victor)).not.toContain('INC-1');
    await victor.closes();
    await victor.types('/incident 1');
    expect(victor.told.at(-1)).toContain('I can’t find that incident.');
  });
});

describe('a shared account', () => {
  test('reports and sees what its side sees', async () => {
    const { marta, ines } = await plant();
    await files(ines, 'HIS-1', 'Slower', 'Trends stand still');
    await files(marta, 'SW-34', 'Slower');
    await marta.types('/incident list open');
    expect(text(marta)).toContain('INC-1');
    expect(text(marta)).toContain('INC-2');
    await marta.clicks('More', { on: 'INC-1' });
    expect(text(marta)).toContain('Trends stand still');
  });

  test('takes no step', async () => {
    const { marta, omar, written } = await plant();
    await files(marta, 'SW-34', 'Slower');
    await omar.clicks('Acknowledge', { on: 'INC-1' });
    await omar.clicks('Resolve', { on: 'INC-1' });
    await omar.submits();
    const before = await written();
    for (const label of ['Confirm fixed', 'Not fixed']) {
      await marta.clicks(label, { on: 'INC-1' });
      expect(marta.told.at(-1)).toBe(SHARED);
    }
    await marta.types('/incident 1');
    expect(text(marta)).not.toContain('[Confirm fixed]');
    expect(marta.buttons({ in: 'dm' })).toEqual(['More']);
    expect(await written()).toBe(before);
  });

  test('never sees what only some may, though it is named: anybody may sit there', async () => {
    const { marta, ines, restrict } = await plant();
    await files(ines, 'HIS-1', 'Slower');
    await restrict('U0MARTA', 'U0INES');
    await marta.types('/incident list all');
    expect(text(marta)).not.toContain('INC-1');
    await ines.types('/incident list all');
    expect(text(ines)).toContain('INC-1');
  });
});
