import { describe, expect, test } from 'vitest';
import { MINUTE } from '../../src/kernel/clock.ts';
import { contentOf, glossaryDesk } from './glossary-desk.ts';

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
