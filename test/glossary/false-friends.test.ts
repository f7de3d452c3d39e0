import { describe, expect, test } from 'vitest';
import { glossaryDesk } from './glossary-desk.ts';

describe('two stewards about a false friend', () => {
  async function zone() {
    const desk = glossaryDesk();
    const ids = await desk.adds('Marta', 'zone', {
      it: 'Of a firewall.',
      ot: 'Of a plant.',
      watch: 'Which?',
    });
    const { glossary, person, request } = desk;
    return {
      ...desk,
      ids,
      /** As they see it now, or saw it in a version; of a pair that nobody has tied that is 0. */
      async warns(who: string, watchOut: string, pair?: { itId: string; otId: string }, seen?: number) {
        const { version } = await desk.friend(ids.friend);
        const warning = { watchOut, dangerous: false };
        const tied = pair ?? { itId: ids.it, otId: ids.ot };
        await glossary.warn(tied, warning, seen ?? (pair ? 0 : version), await person(who), request());
      },
      agrees: async (who: string, seen?: number) =>
        glossary.agree(ids.friend, await person(who), request(), seen),
    };
  }

  test('settle it: the yes of the first is void once the other warns otherwise', async () => {
    const { ids, friend, warns, agrees } = await zone();
    await warns('Lena', 'Ask for the map.');
    expect(await friend(ids.friend)).toMatchObject({ status: 'draft', yesIt: 'U0LENA', yesOt: null });
    await agrees('Marta');
    expect(await friend(ids.friend)).toMatchObject({
      status: 'approved',
      yesIt: 'U0LENA',
      yesOt: 'U0MARTA',
      watchOut: 'Ask for the map.',
    });
  });

  test('nobody says yes to words that they have not read', async () => {
    const { ids, friend, warns, agrees } = await zone();
    const { version } = await friend(ids.friend);
    await warns('Lena', 'Ask for the map.');
    await expect(agrees('Marta', version)).rejects.toThrow(
      'Somebody warned otherwise meanwhile. Open it again, and read it first.',
    );
    expect(await friend(ids.friend)).toMatchObject({ status: 'draft', yesOt: null });
  });

  test('two who say yes for the two sides at the same moment both count', async () => {
    const { glossary, person, request } = glossaryDesk();
    await glossary.loadStarter(await person('Lena'));
    const { friends } = await glossary.look('DMZ', await person('Ines'));
    const { id, version } = friends[0]!;
    const yes = async (who: string) => glossary.agree(id, await person(who), request(), version);
    await Promise.all([yes('Lena'), yes('Marta')]);
    const [now] = (await glossary.look('DMZ', await person('Ines'))).friends;
    expect(now).toMatchObject({
      status: 'approved',
      yesIt: 'U0LENA',
      yesOt: 'U0MARTA',
      version: version + 2,
    });
  });

  test('who warn of the same pair at the same moment make one false friend of it, of which the second reads', async () => {
    const { adds, warns, glossary, person } = await zone();
    const { it } = await adds('Lena', 'loop', { it: 'Of a network.' });
    const { ot } = await adds('Marta', 'loop', { ot: 'Of a controller.' });
    const pair = { itId: it, otId: ot };
    const outcomes = await Promise.allSettled([
      warns('Lena', 'Which loop?', pair),
      warns('Marta', 'What is looped?', pair),
    ]);
    expect(outcomes).toMatchObject([
      { status: 'fulfilled' },
      {
        reason: {
          message: 'Somebody wrote a warning meanwhile. Close this, open the word again, and read it first.',
          field: 'watch',
        },
      },
    ]);
    const { friends } = await glossary.look('loop', await person('Ines'));
    expect(friends).toMatchObject([{ watchOut: 'Which loop?', yesOt: null, yesIt: 'U0LENA', version: 1 }]);
  });

  test('nobody writes over a warning that they have not read', async () => {
    const { ids, friend, warns } = await zone();
    const { version } = await friend(ids.friend);
    await warns('Lena', 'Ask for the map.');
    await expect(warns('Marta', 'Mine.', undefined, version)).rejects.toThrow(
      'Somebody wrote a warning meanwhile.',
    );
    expect(await friend(ids.friend)).toMatchObject({ watchOut: 'Ask for the map.' });
  });

  test('untie it, whichever side’s they are, and it is warned of anew then', async () => {
    const { ids, friend, warns, glossary, person, request, agrees } = await zone();
    const untie = async (who: string) => glossary.untie(ids.friend, await person(who), request());
    await expect(untie('Ines')).rejects.toThrow('Only a steward decides on this. Ask one.');
    await untie('Lena');
    await untie('Marta');
    expect(await friend(ids.friend)).toMatchObject({
      status: 'declined',
      yesIt: null,
      yesOt: null,
      version: 2,
    });
    expect((await glossary.look('zone', await person('Ines'))).friends).toEqual([]);
    expect((await glossary.list('Z', await person('Ines'))).words).toEqual([
      { word: 'zone', domains: 'IT, OT', isFalse: false },
    ]);
    await warns('Lena', 'Ask anew.', { itId: ids.it, otId: ids.ot });
    await agrees('Marta');
    expect(await friend(ids.friend)).toMatchObject({ status: 'approved', watchOut: 'Ask anew.' });
  });

  test.each([
    ['Ines', 'A steward of each side says yes to it. Ask one.'],
    ['Marta', 'You said yes already. A steward of the other side says theirs.'],
    ['Jonas', 'Your side has said yes already. Nothing more to do.'],
  ])('%s is told: %s', async (who, sentence) => {
    const { agrees, gives } = await zone();
    await gives('Jonas', { roles: ['steward'] });
    await expect(agrees(who)).rejects.toThrow(sentence);
  });

  test('who is no steward warns of nothing, and two meanings of one side are none', async () => {
    const { warns, adds } = await zone();
    await expect(warns('Ines', 'Look out.')).rejects.toThrow(
      'Only a steward says what to watch out for. Ask one.',
    );
    const [one, other] = [
      await adds('Marta', 'tag', { ot: 'A point.' }),
      await adds('Marta', 'tag', { ot: 'A label.' }),
    ];
    await expect(warns('Marta', 'Look out.', { itId: one.ot, otId: other.ot })).rejects.toThrow(
      'A false friend has a meaning of IT and one of OT.',
    );
  });

  test('nothing waits for a yes once one of its meanings was declined', async () => {
    const { ids, glossary, person, request } = await zone();
    const byLena = await person('Lena');
    expect((await glossary.waiting(byLena)).friends).toHaveLength(1);
    await glossary.decline(ids.it, byLena, request());
    expect((await glossary.waiting(byLena)).friends).toEqual([]);
    expect((await glossary.list('Z', byLena)).words).toEqual([
      { word: 'zone', domains: 'OT', isFalse: false },
    ]);
  });
});
