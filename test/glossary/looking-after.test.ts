import { describe, expect, test } from 'vitest';
import { DAY } from '../../src/kernel/clock.ts';
import { glossaryDesk } from './glossary-desk.ts';

describe('a meaning of somebody’s own', () => {
  test('waits for them alone, and for all of the side once they are no steward of it any more', async () => {
    const { adds, gives, glossary, person, later, clock } = glossaryDesk();
    await gives('Jonas', { roles: ['steward'] });
    const { ot: id } = await adds('Marta', 'trip', { ot: 'A stop.' });
    await later(181 * DAY);
    const stale = async (who: string) => (await glossary.waiting(await person(who))).stale.map(one => one.id);
    expect([await stale('Marta'), await stale('Jonas')]).toEqual([[id], []]);
    for (const but of [{ side: 'it' }, { roles: [] }, { guest: true }, { left: true }] as const) {
      await gives('Marta', { side: 'ot', roles: ['steward'], guest: false, left: false });
      await gives('Marta', but);
      expect([but, await stale('Jonas')]).toEqual([but, [id]]);
    }
    expect(clock.now()).toBeGreaterThan(180 * DAY);
  });

  test('is handed over to another steward of its side, and to nobody else', async () => {
    const { adds, gives, glossary, person, request, concept } = glossaryDesk();
    await gives('Jonas', { roles: ['steward'] });
    const { ot: id } = await adds('Marta', 'trip', { ot: 'A stop.' });
    const byMarta = await person('Marta');
    for (const to of ['U0LENA', 'U0INES', 'U0NOBODY'])
      await expect(glossary.handOver(id, to, byMarta, request())).rejects.toThrow(
        'Choose a steward of the side whose meaning it is.',
      );
    await expect(glossary.handOver(id, 'U0JONAS', await person('Lena'), request())).rejects.toThrow(
      'Only a steward of OT decides on this.',
    );
    await glossary.handOver(id, 'U0JONAS', byMarta, request());
    expect(await concept(id)).toMatchObject({ stewardId: 'U0JONAS' });
  });

  test('is handed over among the leads where the side has no steward', async () => {
    const { adds, gives, glossary, person, request, concept } = glossaryDesk();
    await gives('Marta', { left: true });
    const { ot: id } = await adds('Jonas', 'trip', { ot: 'A stop.' });
    await glossary.handOver(id, 'U0DENISE', await person('Jonas'), request());
    expect(await concept(id)).toMatchObject({ stewardId: 'U0DENISE' });
  });
});

test('who calls it wrong tells its steward; all of the side where it has none', async () => {
  const { adds, gives, glossary, person, request, told, drawn } = glossaryDesk();
  await gives('Jonas', { roles: ['steward'] });
  const own = await adds('Marta', 'trip', { ot: 'A stop.' });
  await glossary.callWrong(own.ot, 'It is *automatic*', await person('Omar'), request());
  expect(await drawn('called-wrong')).toEqual([
    'Marta: Omar Haddad says that trip (OT) is wrong or out of date:\n>It is automatic\nIt says: A stop.\n[Open]',
  ]);
  const draft = await adds('Ines', 'tag', { ot: 'A point.' });
  await glossary.callWrong(draft.ot, 'No', await person('Omar'), request());
  expect(await told()).toEqual(['called-wrong Jonas', 'called-wrong Marta', 'called-wrong Marta']);
});
