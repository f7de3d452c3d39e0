import { describe, expect, test } from 'vitest';
import { DAY, MINUTE } from '../../src/kernel/clock.ts';
import {
  keepersOf,
  mayDecide,
  mayEdit,
  sideToSayYes,
  whyNotDecide,
  whyNotSuggest,
  withWatchOut,
  withYes,
  type Keepers,
} from '../../src/glossary/stewarding.ts';
import type { Person } from '../../src/people/person.ts';
import { somebody } from '../incidents/an-incident.ts';
import { aConcept } from './finding/samples.ts';
import { contentOf, glossaryDesk } from './glossary-desk.ts';

const of = (id: string, but: Partial<Person> = {}): Person => somebody({ id, name: id, roles: [], ...but });

const marta = of('marta', { side: 'ot', roles: ['steward'] });
const denise = of('denise', { side: 'ot', siteId: 'bayou', roles: ['lead'] });
const jonas = of('jonas', { side: 'ot', roles: ['lead'] });
const lena = of('lena', { side: 'it', roles: ['steward'] });
const priya = of('priya', { side: 'it', roles: ['lead'] });
const anna = of('anna', { side: 'bridge', roles: ['steward'] });
const ines = of('ines', { side: 'ot' });

const both: Keepers = { stewards: [lena, marta], leads: [denise, jonas, priya] };
const idsOf = (people: readonly Person[]) => people.map(({ id }) => id);

describe('who decides for a side', () => {
  test.each<[string, Keepers, it: string[], ot: string[]]>([
    ['its stewards', both, ['lena'], ['marta']],
    ['a steward of both sides for each', { ...both, stewards: [anna] }, ['anna'], ['anna']],
    ['beside the stewards of one', { ...both, stewards: [anna, marta] }, ['anna'], ['anna', 'marta']],
    [
      'its leads of all sites where it has no steward',
      { ...both, stewards: [lena] },
      ['lena'],
      ['denise', 'jonas'],
    ],
    ['nobody where it has neither', { stewards: [marta], leads: [jonas] }, [], ['marta']],
    [
      'no guest and no shared account',
      {
        stewards: [
          { ...marta, guest: true },
          { ...lena, shared: true },
        ],
        leads: [priya],
      },
      ['priya'],
      [],
    ],
    ['nobody who left', { stewards: [{ ...marta, left: true }], leads: [jonas] }, [], ['jonas']],
  ])('%s', (_, keepers, it, ot) => {
    expect([idsOf(keepersOf('it', keepers)), idsOf(keepersOf('ot', keepers))]).toEqual([it, ot]);
  });
});

describe('one steward’s word is enough', () => {
  test.each([
    [marta, 'ot', true],
    [marta, 'it', false],
    [marta, 'both', true],
    [lena, 'it', true],
    [lena, 'ot', false],
    [lena, 'both', true],
    [jonas, 'ot', false],
    [ines, 'ot', false],
  ] as const)('of $id on a meaning of %s: %s', (by, domain, may) => {
    expect(mayDecide(by, domain, both)).toBe(may);
  });

  test.each([
    ['it', 'Only a steward of IT decides on this. Suggest a change instead.'],
    ['ot', 'Only a steward of OT decides on this. Suggest a change instead.'],
    ['both', 'Only a steward of IT or OT decides on this. Suggest a change instead.'],
  ] as const)('and whoever is none of %s is told so', (domain, sentence) => {
    expect(whyNotDecide(ines, domain, both)?.message).toBe(sentence);
    expect(whyNotDecide(domain === 'it' ? lena : marta, domain, both)).toBeUndefined();
  });
});

describe('who writes', () => {
  test.each([
    ['a steward of its side over anything', marta, { domain: 'ot', status: 'approved' }, true],
    ['no steward of the other side', lena, { domain: 'ot', status: 'approved' }, false],
    ['who suggested it, while nobody has said yes', ines, { domain: 'ot', status: 'draft' }, true],
    ['not any more once somebody has', ines, { domain: 'ot', status: 'approved' }, false],
    ['nobody else over a draft', jonas, { domain: 'ot', status: 'draft' }, false],
  ] as const)('%s', (_, by, but, may) => {
    expect(mayEdit(by, aConcept(['trip'], { suggestedBy: 'ines', ...but }), both)).toBe(may);
  });

  test.each([
    ['a guest', { guest: true }, 'You are a guest here: tell the person who invited you what is missing.'],
    ['a shared account', { shared: true }, 'Several people share this account. Suggest it from your own.'],
    ['anybody else', {}, undefined],
  ])('%s', (_, but, sentence) => {
    expect(whyNotSuggest({ ...ines, ...but })?.message).toBe(sentence);
  });
});

describe('a false friend', () => {
  const open = { yesIt: null, yesOt: null };
  test.each([
    ['a steward of IT', lena, open, 'it'],
    ['a steward of OT', marta, open, 'ot'],
    ['nobody else', ines, open, undefined],
    ['not twice', marta, { yesIt: null, yesOt: 'marta' }, undefined],
    ['not another of the same side', { ...marta, id: 'piet' }, { yesIt: null, yesOt: 'marta' }, undefined],
    ['one of both sides for the first', anna, open, 'it'],
    ['one of both sides for what is missing', anna, { yesIt: 'lena', yesOt: null }, 'ot'],
    ['one of both sides never for both', anna, { yesIt: 'anna', yesOt: null }, undefined],
  ] as const)('waits for %s', (_, by, friend, side) => {
    const keepers = { ...both, stewards: [lena, marta, anna, { ...marta, id: 'piet' }] };
    expect(sideToSayYes(by, friend, keepers)).toBe(side);
  });

  const tie = {
    id: 'f',
    word: 'trip',
    itId: 'i',
    otId: 'o',
    watchOut: 'Ask which.',
    dangerous: false,
    ...open,
    status: 'draft',
    version: 1,
    auditHead: '',
  } as const;

  test('counts with the second yes, not with the first', () => {
    const once = withYes(tie, 'ot', 'marta');
    expect([once.status, once.yesOt]).toEqual(['draft', 'marta']);
    expect(withYes(once, 'it', 'lena')).toMatchObject({ status: 'approved', yesIt: 'lena', yesOt: 'marta' });
  });

  test('warned otherwise has the yes of who wrote that, and waits for the other side anew', () => {
    const agreed = withYes(withYes(tie, 'ot', 'marta'), 'it', 'lena');
    expect(withWatchOut(agreed, { watchOut: 'Say it.', dangerous: true }, 'lena', 'it')).toEqual({
      ...tie,
      watchOut: 'Say it.',
      dangerous: true,
      yesIt: 'lena',
    });
  });
});

describe('what one side’s steward does', () => {
  test('is approved at once on their side, and stays a draft on the other', async () => {
    const { adds, concept, friend } = glossaryDesk();
    const trip = await adds('Marta', 'trip', { it: 'A journey.', ot: 'A protective stop.' });
    expect(await concept(trip.ot)).toMatchObject({ status: 'approved', stewardId: 'U0MARTA' });
    expect(await concept(trip.it)).toMatchObject({ status: 'draft', stewardId: null, reviewedAt: null });
    expect(await friend(trip.friend)).toMatchObject({
      yesOt: 'U0MARTA',
      yesIt: null,
      status: 'draft',
      watchOut: 'The two sides mean different things: ask which one is meant.',
    });
  });

  test('does not carry a meaning over to the other side: that one’s steward reads it first', async () => {
    const { adds, edits, concept, later, drawn } = glossaryDesk();
    const { ot: id } = await adds('Marta', 'trip', { ot: 'A protective stop.' });
    await edits('Marta', id, { domain: 'it', definition: 'A journey.' });
    expect(await concept(id)).toMatchObject({ domain: 'it', status: 'draft', stewardId: null });
    await later(15 * MINUTE);
    expect(await drawn('waiting')).toEqual([
      'Lena: 1 thing waits for you in the glossary.\n•  Suggested: trip (IT)\n[Review]',
    ]);
  });

  test('nor by accepting a suggestion, nor by bringing a version back', async () => {
    const { adds, edits, glossary, person, request, proposal, approves, concept } = glossaryDesk();
    const { ot: id } = await adds('Marta', 'trip', { ot: 'A protective stop.' });
    await edits('Ines', id, { domain: 'it' });
    const accept = glossary.acceptProposal(await proposal(), await person('Marta'), request());
    await expect(accept).rejects.toThrow('Only a steward of IT decides on this.');
    await edits('Marta', id, { domain: 'it' });
    await approves('Lena', id);
    await expect(glossary.rollBack(id, 1, await person('Lena'), request())).rejects.toThrow(
      'Only a steward of OT decides on this.',
    );
    expect(await concept(id)).toMatchObject({ domain: 'it', status: 'approved' });
  });
});

describe('a suggestion', () => {
  test('is approved by one steward, and whoever made it is told once, whoever else says yes at the same moment', async () => {
    const { adds, approves, gives, told, history, concept } = glossaryDesk();
    await gives('Jonas', { roles: ['steward'] });
    const { ot: id } = await adds('Ines', 'trip', { ot: 'A protective stop.' });
    await Promise.all([approves('Marta', id), approves('Jonas', id)]);
    expect(await told()).toEqual(['decided Ines']);
    expect(await history(id)).toEqual(['suggested', 'approved', 'reviewed']);
    expect(await concept(id)).toMatchObject({ status: 'approved', stewardId: 'U0MARTA' });
  });

  test('is declined once; a yes that comes later finds it gone', async () => {
    const { adds, approves, glossary, person, request, told, history, drawn } = glossaryDesk();
    const { ot: id } = await adds('Ines', 'trip', { ot: 'A protective stop.' });
    await glossary.decline(id, await person('Marta'), request());
    const gone = 'This meaning is no longer in the glossary. Look the word up again.';
    await expect(approves('Marta', id)).rejects.toThrow(gone);
    await expect(glossary.decline(id, await person('Marta'), request())).rejects.toThrow(gone);
    expect(await history(id)).toEqual(['suggested', 'declined']);
    expect(await told()).toEqual(['decided Ines']);
    // What is gone can’t be opened.
    expect(await drawn('decided')).toEqual([
      'Ines: Marta Kowalska did not take over what you suggested for trip (OT). Ask them, or suggest it in other words.',
    ]);
  });

  test('that was approved can’t be declined any more', async () => {
    const { adds, approves, glossary, person, request } = glossaryDesk();
    const { ot: id } = await adds('Ines', 'trip', { ot: 'A protective stop.' });
    await approves('Marta', id);
    await expect(glossary.decline(id, await person('Marta'), request())).rejects.toThrow(
      'A steward said yes to it meanwhile. Press *No longer said* instead.',
    );
  });

  test('is not approved in words that the steward has not read', async () => {
    const { adds, edits, glossary, person, request, concept, approves } = glossaryDesk();
    const { ot: id } = await adds('Ines', 'trip', { ot: 'A protective stop.' });
    await edits('Ines', id, { definition: 'Something else.' });
    await expect(glossary.approve(id, await person('Marta'), request(), 1)).rejects.toThrow(
      'It was edited meanwhile. Open it again, and read it first.',
    );
    expect(await concept(id)).toMatchObject({ status: 'draft' });
    await approves('Marta', id);
    expect(await concept(id)).toMatchObject({ status: 'approved', definition: 'Something else.' });
  });

  test.each([
    ['Ines', 'trip', 'A protective stop.'],
    ['Omar', 'trip', 'A protective stop.'],
  ])(
    'of %s is decided by no steward of the other side, and by nobody without the role',
    async (who, word, ot) => {
      const { adds, approves } = glossaryDesk();
      const { ot: id } = await adds(who, word, { ot });
      for (const other of ['Lena', 'Ines', 'Jonas'])
        await expect(approves(other, id)).rejects.toThrow('Only a steward of OT decides on this.');
    },
  );
});

describe('a suggested change', () => {
  async function suggested() {
    const desk = glossaryDesk();
    const { ot: id } = await desk.adds('Marta', 'trip', { ot: 'A protective stop.' });
    expect(await desk.edits('Ines', id, { definition: 'An automatic protective stop.' })).toBe('proposed');
    const { glossary, person, request } = desk;
    const proposal = await desk.proposal();
    return {
      ...desk,
      id,
      accepts: async (who: string) => glossary.acceptProposal(proposal, await person(who), request()),
      declines: async (who: string) => glossary.declineProposal(proposal, await person(who), request()),
    };
  }

  test('changes nothing until a steward accepts it', async () => {
    const { id, concept, accepts, history, drawn } = await suggested();
    expect(await concept(id)).toMatchObject({ definition: 'A protective stop.', version: 1 });
    await accepts('Marta');
    expect(await concept(id)).toMatchObject({ definition: 'An automatic protective stop.', version: 2 });
    expect(await history(id)).toEqual(['suggested', 'accepted']);
    expect(await drawn('decided')).toEqual([
      'Ines: Marta Kowalska said yes to what you suggested for trip (OT). It is in the glossary now.\n[Open]',
    ]);
  });

  test('is declined without a trace in the meaning', async () => {
    const { id, concept, declines, history, drawn } = await suggested();
    await declines('Marta');
    expect(await concept(id)).toMatchObject({ definition: 'A protective stop.', version: 1 });
    expect(await history(id)).toEqual(['suggested']);
    expect(await drawn('decided')).toEqual([
      'Ines: A steward did not take over what you suggested for trip (OT). Ask them, or suggest it in other words.\n[Open]',
    ]);
  });

  test('is not accepted over an edit that its author did not see', async () => {
    const { id, edits, concept, accepts, declines } = await suggested();
    await edits('Marta', id, { definition: 'A stop by a protection.' });
    await expect(accepts('Marta')).rejects.toThrow(
      'It was edited since this was suggested. Decline it, then add what is missing with *Edit*.',
    );
    expect(await concept(id)).toMatchObject({ definition: 'A stop by a protection.' });
    await declines('Marta');
  });

  test.each<[string, (desk: Awaited<ReturnType<typeof suggested>>) => Promise<unknown>]>([
    ['that it is still right', async ({ approves, id }) => approves('Marta', id)],
    [
      'that it is wrong',
      async ({ glossary, person, request, id }) =>
        glossary.callWrong(id, 'It is automatic', await person('Omar'), request()),
    ],
  ])('is accepted although somebody said %s', async (_, between) => {
    const desk = await suggested();
    await between(desk);
    await desk.accepts('Marta');
    expect(await desk.concept(desk.id)).toMatchObject({ definition: 'An automatic protective stop.' });
  });

  test.each([
    ['accepts', 'accepts', 'It was accepted already. Nothing more to do.'],
    ['declines', 'declines', 'It was declined already. Nothing more to do.'],
    ['accepts', 'declines', 'already. Nothing more to do.'],
  ] as const)(
    'is decided on once where one %s and one %s it at the same moment',
    async (one, other, sentence) => {
      const desk = await suggested();
      await desk.gives('Jonas', { roles: ['steward'] });
      const outcomes = await Promise.allSettled([desk[one]('Marta'), desk[other]('Jonas')]);
      const refused = outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason] : []));
      expect(refused).toMatchObject([{ code: 'already-done', message: expect.stringContaining(sentence) }]);
      expect(await desk.told()).toEqual(['decided Ines']);
    },
  );

  test('is decided on by nobody but a steward of its side', async () => {
    const { accepts, declines } = await suggested();
    for (const who of ['Lena', 'Ines', 'Jonas']) {
      await expect(accepts(who)).rejects.toThrow('Only a steward of OT decides on this.');
      await expect(declines(who)).rejects.toThrow('Only a steward of OT decides on this.');
    }
  });
});

describe('an edit', () => {
  test('is refused where somebody else edited meanwhile, and loses nothing', async () => {
    const { adds, edits, concept } = glossaryDesk();
    const { ot: id } = await adds('Marta', 'trip', { ot: 'A protective stop.' });
    await edits('Marta', id, { definition: 'First.' }, 1);
    await expect(edits('Marta', id, { definition: 'Second.' }, 1)).rejects.toThrow(
      'Somebody edited it while you wrote. Copy what you wrote, look the word up again, and edit that.',
    );
    expect(await concept(id)).toMatchObject({ definition: 'First.', version: 2 });
  });

  test('is taken where somebody only called it wrong meanwhile', async () => {
    const { adds, edits, concept, glossary, person, request } = glossaryDesk();
    const { ot: id } = await adds('Marta', 'trip', { ot: 'A protective stop.' });
    await glossary.callWrong(id, 'It is automatic', await person('Omar'), request());
    await edits('Marta', id, { definition: 'An automatic stop.' }, 1);
    expect(await concept(id)).toMatchObject({ definition: 'An automatic stop.', version: 3 });
  });

  test('of two at the same moment one is written', async () => {
    const { adds, edits, gives, concept, history } = glossaryDesk();
    await gives('Jonas', { roles: ['steward'] });
    const { ot: id } = await adds('Marta', 'trip', { ot: 'A protective stop.' });
    const outcomes = await Promise.allSettled([
      edits('Marta', id, { definition: 'Marta’s.' }, 1),
      edits('Jonas', id, { definition: 'Jonas’s.' }, 1),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(await concept(id)).toMatchObject({ definition: 'Marta’s.', version: 2 });
    expect(await history(id)).toEqual(['suggested', 'edited']);
  });

  test('by who suggested a draft leaves it one', async () => {
    const { adds, edits, concept } = glossaryDesk();
    const { ot: id } = await adds('Ines', 'trip', { ot: 'A stop.' });
    expect(await edits('Ines', id, { definition: 'A protective stop.' })).toBe('written');
    expect(await concept(id)).toMatchObject({ status: 'draft', definition: 'A protective stop.' });
  });
});

describe('a request that comes twice', () => {
  test('counts once, whatever it asked for', async () => {
    const { adds, glossary, person, history, concept, told } = glossaryDesk();
    const byMarta = await person('Marta');
    const byInes = await person('Ines');
    const suggest = async () =>
      glossary.suggest({ contents: [contentOf('trip', 'ot', 'A stop.')], watchOut: '' }, byInes, 'suggest');
    const id = await suggest();
    expect(await suggest()).toBe(id);
    const twice = async (act: () => Promise<unknown>) => {
      await act();
      await act();
    };
    await twice(() => glossary.approve(id, byMarta, 'approve'));
    await twice(() => glossary.edit(id, contentOf('trip', 'ot', 'A protective stop.'), 2, byMarta, 'edit'));
    await twice(() => glossary.deprecate(id, byMarta, 'deprecate'));
    await twice(() => glossary.sayAgain(id, byMarta, 'again'));
    await twice(() => glossary.rollBack(id, 1, byMarta, 'back'));
    await twice(() => glossary.callWrong(id, 'Not so', byInes, 'wrong'));
    await twice(() => glossary.edit(id, contentOf('trip', 'ot', 'Mine.'), 7, byInes, 'propose'));
    expect(await history(id)).toEqual([
      'suggested',
      'approved',
      'edited',
      'deprecated',
      'said again',
      'rolled back: version 1',
      'called wrong: Not so',
    ]);
    expect(await concept(id)).toMatchObject({ version: 7, definition: 'A stop.' });
    expect(await told()).toEqual(['called-wrong Marta', 'decided Ines']);
    const zone = await adds('Marta', 'zone', { it: 'Of a firewall.', ot: 'Of a plant.' });
    const byLena = await person('Lena');
    await twice(() => glossary.agree(zone.friend, byLena, 'agree'));
  });

  test('the same said twice changes nothing: no longer said stays so', async () => {
    const { adds, glossary, person, request, history, concept, gives } = glossaryDesk();
    await gives('Jonas', { roles: ['steward'] });
    const { ot: id } = await adds('Marta', 'trip', { ot: 'A stop.' });
    const people = [await person('Marta'), await person('Jonas')];
    await Promise.all(people.map(by => glossary.deprecate(id, by, request())));
    expect(await concept(id)).toMatchObject({ status: 'deprecated', version: 2 });
    await Promise.all(people.map(by => glossary.sayAgain(id, by, request())));
    expect(await concept(id)).toMatchObject({ status: 'approved', version: 3 });
    expect(await history(id)).toEqual(['suggested', 'deprecated', 'said again']);
  });
});

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
