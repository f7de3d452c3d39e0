import { expect, test } from 'vitest';
import { startStory } from '../support/story.ts';

const WHOM = 'Reports to';

async function desk() {
  const { slack, store } = await startStory();
  const anna = slack.person('Anna', { in: 'rhine-ot' });
  return {
    slack,
    anna,
    opens: async (name: string) => {
      await anna.types('/ground people');
      await anna.fills({ Who: name });
    },
    said: async () =>
      (await store.queries.select().from(store.tables.managers)).map(
        ({ personId, managerId, saidBy }) => `${personId} ${managerId} ${saidBy}`,
      ),
    roleOf: async (id: string) =>
      (await store.queries.select().from(store.tables.people)).find(person => person.id === id)?.roles,
  };
}

test('an admin says to whom somebody reports, finds it in the form, and takes it back', async () => {
  const { anna, opens, said } = await desk();
  await opens('Ines');
  await anna.fills({ [WHOM]: 'Priya' });
  expect(anna.modal?.texts.join()).toContain('Ines Faria belongs to OT at Rhine Works now.');
  await anna.closes();
  expect(await said()).toEqual(['U0INES U0PRIYA U0ANNA']);

  await opens('Ines');
  await anna.fills({ Roles: ['lead'] });
  await anna.closes();
  expect(await said()).toEqual(['U0INES U0PRIYA U0ANNA']);

  await opens('Ines');
  await anna.fills({ [WHOM]: null });
  expect(await said()).toEqual([]);
});

test('somebody new is given a place and a manager at once', async () => {
  const { anna, opens, said } = await desk();
  await opens('Victor');
  await anna.fills({ Side: 'OT', Site: 'Rhine', [WHOM]: 'Marta' });
  expect(await said()).toEqual(['U0VICTOR U0MARTA U0ANNA']);
});

test.each([
  ['Ines', 'Nobody is their own manager.'],
  ['Control room', 'Nobody can report to Control room Rhine, who left, is a guest, or shares an account.'],
  ['Jonas', 'Two people can’t report to each other, and Jonas Weber reports to Ines Faria.'],
])(
  '%s can’t be Ines’s manager, which is said at the field, and nothing else is saved',
  async (name, says) => {
    const { anna, opens, said, roleOf } = await desk();
    await opens('Jonas');
    await anna.fills({ [WHOM]: 'Ines' });
    await anna.closes();
    const before = await roleOf('U0INES');
    await opens('Ines');
    await anna.fills({ Roles: ['lead', 'steward'], [WHOM]: name });
    expect(anna.modal?.errors.join()).toContain(says);
    expect(await said()).toEqual(['U0JONAS U0INES U0ANNA']);
    expect(await roleOf('U0INES')).toEqual(before);
  },
);

test('a form that was opened before another admin said it undoes nothing', async () => {
  const { slack, anna, opens, said, roleOf } = await desk();
  await opens('Anna');
  await anna.fills({ [WHOM]: 'Priya' });
  await anna.closes();
  await opens('Anna');
  const open = slack.workspace.state.stacks[anna.id]?.at(-1);
  if (!open) throw new Error('no form is open');
  // As it was drawn before.
  open.content.private_metadata = String(open.content.private_metadata).replace('U0PRIYA', '');
  await anna.fills({ Roles: ['lead', 'admin'], [WHOM]: 'Marta' });
  expect(anna.modal?.texts.join()).toContain('Somebody else said to whom they report since you opened this.');
  expect(await said()).toEqual(['U0ANNA U0PRIYA U0ANNA']);
  expect(await roleOf('U0ANNA')).not.toContain('lead');
});
