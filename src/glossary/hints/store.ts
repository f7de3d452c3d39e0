import { and, eq, gt, inArray, or } from 'drizzle-orm';
import { also } from '../../store/commit.ts';
import { seenStatement, type FactParts } from '../../store/facts.ts';
import { gap, perStore } from '../../store/kept.ts';
import type { Store } from '../../store/open.ts';
import type { HintStore } from './hints.ts';

const hintChannel = perStore(({ queries, tables: { hintChannels } }) =>
  queries
    .select({ on: hintChannels.on })
    .from(hintChannels)
    .where(eq(hintChannels.id, gap('id')))
    .prepare('hint channel'),
);

export function hintStore(store: Store, { machine }: Pick<FactParts, 'machine'>): HintStore {
  const { queries, tables, commit } = store;
  const { hintChannels, hintReaders, hints, incidents, cards } = tables;

  async function knownTo(person: string): Promise<{ stopped: boolean; knows: readonly string[] }> {
    const [reader] = await queries.select().from(hintReaders).where(eq(hintReaders.personId, person));
    return reader ?? { stopped: false, knows: [] };
  }

  async function write(person: string, set: { stopped: boolean; knows: readonly string[] }): Promise<void> {
    const row = queries.insert(hintReaders).values({ personId: person, ...set });
    await commit([also(row.onConflictDoUpdate({ target: hintReaders.personId, set }))]);
  }

  return {
    async isOn(channel) {
      const [row] = await hintChannel(store).execute({ id: channel });
      return row?.on ?? false;
    },

    async turn(channel, on, setBy, request, at) {
      const set = { on, setBy, at };
      const row = queries.insert(hintChannels).values({ id: channel, ...set });
      await commit([
        seenStatement(store, request, channel, machine.now()),
        also(row.onConflictDoUpdate({ target: hintChannels.id, set })),
      ]);
    },

    async whoHadEnough(people, friendId, thread, since) {
      if (people.length === 0) return new Set();
      const ids = [...people];
      const said = await queries.select().from(hintReaders).where(inArray(hintReaders.personId, ids));
      const lately = and(eq(hints.friendId, friendId), gt(hints.at, since));
      const had = await queries
        .select({ id: hints.personId })
        .from(hints)
        .where(and(inArray(hints.personId, ids), or(lately, eq(hints.thread, thread))));
      const done = said.filter(({ stopped, knows }) => stopped || knows.includes(friendId));
      return new Set([...done.map(({ personId }) => personId), ...had.map(({ id }) => id)]);
    },

    async remember(people, friendId, { thread, message, at }) {
      const set = { thread, at };
      const rows = people.map(personId =>
        also(
          queries
            .insert(hints)
            .values({ personId, friendId, ...set })
            .onConflictDoUpdate({ target: [hints.personId, hints.friendId], set }),
        ),
      );
      return (
        (await commit([seenStatement(store, `hint:${message}`, friendId, machine.now()), ...rows])) === 'done'
      );
    },

    async mayAsk(person, friendId, thread) {
      const asked = `asked:${thread}:${friendId}:${person}`;
      return (await commit([seenStatement(store, asked, friendId, machine.now())])) === 'done';
    },

    async stop(person, stopped) {
      await write(person, { ...(await knownTo(person)), stopped });
    },

    async knows(person, friendId) {
      const { stopped, knows } = await knownTo(person);
      await write(person, { stopped, knows: [...new Set([...knows, friendId])] });
    },

    async isUrgent(channel, since) {
      const urgent = and(
        eq(cards.record, 'incident'),
        inArray(incidents.severity, ['S1', 'S2']),
        gt(incidents.filedAt, since),
      );
      const rows = await queries
        .select({ id: incidents.id })
        .from(incidents)
        .innerJoin(cards, eq(cards.recordId, incidents.id))
        .where(and(eq(cards.channel, channel), urgent))
        .limit(1);
      return rows.length > 0;
    },
  };
}
