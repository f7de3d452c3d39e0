import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/changes/change.ts';
import { DAY, MINUTE } from '../../src/kernel/clock.ts';
import { allAnswers, allSaidYes, aVoice, cast, NOW, START, yesOf } from './a-change.ts';
import { changeDesk, type ChangeDesk, type Setting } from './change-desk.ts';

const lost: Partial<Change> = {
  kind: 'configuration',
  effects: ['view'],
  answers: { ...allAnswers, backOutBy: 'Fri 27 Nov 2026 22:30' },
};

describe('an edit of the plan', () => {
  const edits = async (desk: ChangeDesk) => {
    const plan = { ...(await desk.is()), what: 'Another' };
    await desk.changes.take({ step: 'edit', plan }, 'c-7', await desk.person('U0INES'), 'press:edit');
    return (await desk.told()).filter(line => line.startsWith('voided'));
  };
  test('tells the shift lead that their go counts no more', async () => {
    const go = { by: cast['shift lead'].id, at: START - 10 * MINUTE };
    const desk = await changeDesk(
      { ...lost, state: 'scheduled', decisions: allSaidYes, go },
      { now: START - 5 * MINUTE },
    );
    expect(await edits(desk)).toEqual(['voided Anna', 'voided Aydin', 'voided Selma', 'voided Sofia']);
  });
  test('tells who heard a yes by voice, to this plan', async () => {
    const heardBy = cast['colleague of OT'].id;
    const voices = [aVoice('ot', { heardBy }), aVoice('safety', { heardBy: 'U0SOFIA', plan: 0 })];
    const desk = await changeDesk({ ...lost, type: 'emergency', state: 'scheduled', voices });
    expect(await edits(desk)).toEqual(['voided Omar']);
  });
});

describe('who decides for somebody who is away', () => {
  const away = (id: string) => ({ [cast['approver of IT'].id]: { id, until: NOW + 9 * DAY } });
  const roles = { [cast['approver of both'].id]: [] };
  const asked = async (but: Partial<Change>, setting: Setting) => {
    const desk = await changeDesk({ kind: 'network', ...but }, { roles, ...setting });
    await desk.at((await desk.timer('decide'))!.due);
    return desk.told();
  };
  test('is asked in their place', async () => {
    expect(await asked({}, { delegates: away(cast['colleague of IT'].id) })).toEqual([
      'your-yes Aydin',
      'your-yes Ida',
    ]);
  });
  test.each([
    ['asks for it', { requesterId: cast['lead of IT'].id }, cast['lead of IT'].id],
    ['does it', {}, cast.implementer.id],
    ['is of the other side', {}, cast['colleague of OT'].id],
    ['is a guest', {}, cast.guest.id],
  ])(
    'is not where they may not, because who %s can’t: whoever is away is asked after all',
    async (_, but, id) => {
      expect((await asked(but, { delegates: away(id) })).filter(line => line.startsWith('your-yes'))).toEqual(
        ['your-yes Anna', 'your-yes Aydin'],
      );
    },
  );
});

test('where nobody of one side may say yes, its leads hear at once, and the other’s not yet', async () => {
  const roles = { [cast['approver of both'].id]: [], [cast['approver of IT'].id]: [] };
  const asker = { requesterId: cast['lead of IT'].id };
  const desk = await changeDesk({ kind: 'network', ...asker }, { roles });
  await desk.at((await desk.timer('decide'))!.due);
  expect(await desk.told()).toEqual(['still-waiting Lena', 'your-yes Aydin']);
  const decided = await changeDesk({
    kind: 'network',
    ...asker,
    decisions: [yesOf('it', cast['colleague of IT'])],
  });
  await decided.at((await decided.timer('decide'))!.due);
  expect(await decided.told()).toEqual(['your-yes Aydin', 'your-yes Bruno']);
});
