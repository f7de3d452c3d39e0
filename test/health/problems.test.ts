import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { storedProblems } from '../../src/health/problems.ts';
import { problemSentence } from '../../src/health/views.ts';
import { outboxStore } from '../../src/outbox/store.ts';
import { channelStore, directoryStore } from '../../src/people/store.ts';
import { also } from '../../src/store/commit.ts';
import type { OpenStore, Store } from '../../src/store/open.ts';
import { plantStore } from '../store/fresh-store.ts';
import { testClock } from '../support/clocks.ts';

async function sentencesOf(store: Store): Promise<Record<string, string[]>> {
  const machine = testClock();
  const { sites } = await storedProblems({
    directory: directoryStore(store),
    channels: channelStore(store, { machine }),
    outbox: outboxStore(store),
    machine,
  });
  return Object.fromEntries(
    sites.map(({ site, problems }) => [
      site.id,
      problems.map(one => problemSentence(one, site, '/ground').mrkdwn),
    ]),
  );
}

/** The plant with somebody on duty everywhere, so that there is no problem. */
async function staffed(): Promise<OpenStore> {
  const store = plantStore();
  const { queries, tables } = store;
  const onDuty = (id: string, itDuty: string, otDuty: string) =>
    also(queries.update(tables.sites).set({ itDuty, otDuty }).where(eq(tables.sites.id, id)));
  store.commit([onDuty('rhine', 'U0OMAR', 'U0INES'), onDuty('bayou', 'U0RAVI', 'U0CALEB')]);
  return store;
}

test('a plant where everybody is in their place has no problem', async () => {
  expect(await sentencesOf(await staffed())).toEqual({ bayou: [], rhine: [] });
});

test('desks that are cut off, and sides that lack somebody, are told with what to do', async () => {
  const store = await staffed();
  const { queries, tables } = store;
  const desks = [
    { id: 'C0RHINEOT', name: 'rhine-ot', isPrivate: false, state: 'here' as const },
    { id: 'C0RHINEIT', name: 'rhine-it', isPrivate: false, state: 'archived' as const },
  ];
  store.commit([
    also(queries.insert(tables.channels).values(desks)),
    also(queries.update(tables.people).set({ left: true }).where(eq(tables.people.id, 'U0JONAS'))),
    also(queries.update(tables.people).set({ guest: true }).where(eq(tables.people.id, 'U0INES'))),
    also(queries.update(tables.people).set({ left: true }).where(eq(tables.people.side, 'it'))),
    also(queries.update(tables.people).set({ shared: true }).where(eq(tables.people.side, 'bridge'))),
  ]);
  expect(await sentencesOf(store)).toEqual({
    bayou: [expect.stringMatching(/^IT at Bayou Works has nobody.*Invite its people/)],
    rhine: [
      '<#C0RHINEIT> is archived. Bring it back, or give the site another channel.',
      expect.stringMatching(/^IT at Rhine Works has nobody/),
      expect.stringMatching(/^OT at Rhine Works has no lead: .* admin channel/),
      expect.stringMatching(/^Nobody is on duty for OT at Rhine Works: .* writes \/ground duty\.$/),
    ],
  });
});
