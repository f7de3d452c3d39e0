import { expect, test } from 'vitest';
import type { Member } from '../../src/people/members.ts';
import { peopleUseCases, placementStamp } from '../../src/people/people.ts';
import { directoryStore, personStore } from '../../src/people/store.ts';
import { AUDIT_KEY } from '../incidents/incident-desk.ts';
import { plantStore } from '../store/fresh-store.ts';
import { testClock } from '../support/clocks.ts';

const nora = (but: Partial<Member>): Member => ({
  id: 'U0NORA',
  name: 'Nora Lind',
  picture: null,
  guest: false,
  outsider: false,
  updated: 10,
  bot: false,
  left: false,
  owner: false,
  ...but,
});

test('what Slack told earlier does not undo what it told since, and the side changes all the same', async () => {
  const store = plantStore();
  const clock = testClock();
  const people = peopleUseCases({
    persons: personStore(store, { auditKey: AUDIT_KEY, machine: clock }),
    clock,
  });
  await people.takeIn(nora({}), 'it', 'rhine', 'desk');
  await people.refresh(nora({ name: 'Nora Berg', updated: 20 }));
  await people.takeIn(nora({}), 'ot', 'rhine', 'desk');
  expect(await directoryStore(store).person('U0NORA')).toMatchObject({
    name: 'Nora Berg',
    side: 'ot',
    updated: 20,
  });
});

test('the same form that is delivered twice counts once, and is not refused the second time', async () => {
  const store = plantStore();
  const clock = testClock();
  const persons = personStore(store, { auditKey: AUDIT_KEY, machine: clock });
  const people = peopleUseCases({ persons, clock });
  const omar = await directoryStore(store).person('U0OMAR');
  const to = { side: 'ot', siteId: 'rhine', roles: [], shared: false } as const;
  const seen = placementStamp(omar);
  const member = nora({ id: 'U0OMAR', name: 'Omar Haddad' });
  for (let n = 0; n < 2; n++) await people.set(member, to, { kind: 'person', id: 'U0ANNA' }, 'view:1', seen);
  expect(await directoryStore(store).person('U0OMAR')).toMatchObject({ side: 'ot', version: 2 });
  const again = people.set(member, to, { kind: 'person', id: 'U0ANNA' }, 'view:2', seen);
  await expect(again).rejects.toThrow('Somebody placed Omar Haddad since you opened this.');
});
