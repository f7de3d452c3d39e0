import { eq, isNull, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { auditStore } from '../../src/audit/store.ts';
import { flaws } from '../../src/audit/verify.ts';
import { newCard } from '../../src/conversations/card.ts';
import { importFile, type ImportStore } from '../../src/importing/importing.ts';
import { importStore } from '../../src/importing/store.ts';
import { directoryStore, personStore } from '../../src/people/store.ts';
import { plantFiles } from '../../src/sandbox/world.ts';
import { also } from '../../src/store/commit.ts';
import type { Store } from '../../src/store/open.ts';
import { AUDIT_KEY, chainsOf, incidentDesk } from '../incidents/incident-desk.ts';
import { freshStore, plantStore } from '../store/fresh-store.ts';
import { clock, importing } from './importer.ts';

const OMAR_TO_OT = 'member,side,site\nU0OMAR,OT,rhine\n';
const parts = { auditKey: AUDIT_KEY, machine: clock };

/** Everything that an import could change. */
async function content({ queries, tables }: Store) {
  const { sites, people, assets, auditEntries, cards, timers, outbox } = tables;
  return Promise.all(
    [sites, people, assets, auditEntries, cards, timers, outbox].map(table => queries.select().from(table)),
  );
}

describe('what an import writes', () => {
  test('has a history for each person and site, sealed like every record', async () => {
    const store = freshStore();
    for (const file of Object.values(plantFiles)) await importing(store, file);
    await importing(store, OMAR_TO_OT);
    const trail = auditStore(store);
    const [first, second, ...more] = await trail.of('person', 'U0OMAR');
    expect(first).toMatchObject({
      seq: 1,
      action: 'imported',
      actor: { kind: 'app' },
      at: clock.now(),
      before: {},
    });
    expect(first?.after).toEqual({
      name: 'Omar Haddad',
      picture: null,
      side: 'it',
      sideFrom: 'hand',
      siteId: 'rhine',
      roles: [],
      guest: false,
      shared: false,
      left: false,
      delegate: null,
    });
    expect(second).toMatchObject({
      seq: 2,
      action: 'imported',
      before: { side: 'it' },
      after: { side: 'ot' },
    });
    expect(more).toEqual([]);
    expect((await trail.of('site', 'rhine')).map(entry => entry.seq)).toEqual([1]);
    expect((await directoryStore(store).person('U0OMAR'))?.version).toBe(2);
    expect(await flaws(chainsOf(store), AUDIT_KEY)).toEqual([]);
  });

  test('is nothing where nothing changed', async () => {
    const store = plantStore();
    const before = await content(store);
    for (const file of Object.values(plantFiles)) {
      expect((await importing(store, file)).lines.at(-1)).toBe(
        'Nothing was written: all of it is there already.',
      );
    }
    expect(await content(store)).toEqual(before);
  });

  test('is nothing at all where one row is refused', async () => {
    const store = plantStore();
    const before = await content(store);
    const { lines, refused } = await importing(store, `${OMAR_TO_OT}U0INES,OT,nowhere\n`);
    expect(lines).toEqual([
      'line 2, Omar Haddad: changed: side OT, was IT',
      'line 3, Ines Faria: refused: there is no site “nowhere”. There are: Bayou Works, Rhine Works.',
      'people: 0 new, 1 changed, 0 unchanged, 1 refused.',
      'Not checked against Slack: nobody asked it who these people are.',
      'Nothing was written, because a row was refused. Correct the file and import it again.',
    ]);
    expect(refused).toBe(1);
    expect(await content(store)).toEqual(before);
  });

  test('is nothing in a dry run, which says the same', async () => {
    const store = plantStore();
    const before = await content(store);
    const dry = await importing(store, OMAR_TO_OT, { dryRun: true });
    expect(await content(store)).toEqual(before);
    const wet = await importing(store, OMAR_TO_OT);
    expect(dry.lines.slice(0, -1)).toEqual(wet.lines.slice(0, -1));
    expect([dry, wet].map(({ lines }) => lines.at(-1))).toEqual([
      'Nothing was written: this was a dry run.',
      'Written: 1 of 1 rows.',
    ]);
  });

  test('has its channels looked at where they are new or others, and only there', async () => {
    const store = freshStore();
    const { timers } = store.tables;
    const looks = async () =>
      (await store.queries.select().from(timers)).map(timer => `${timer.job} ${timer.about}`);
    await importing(store, plantFiles.sites);
    expect(await looks()).toEqual(['people.look rhine', 'people.look bayou']);
    await store.queries.delete(timers);
    await importing(store, plantFiles.sites.replace('Rhine Works', 'Rhine').replace('C0BAYOUIT', 'C0NEWIT'));
    expect(await looks()).toEqual(['people.look bayou']);
  });

  test('goes over people and sites that an older version wrote without a history', async () => {
    const store = plantStore();
    const { people, sites, auditEntries } = store.tables;
    await store.queries.update(people).set({ version: 0, auditHead: '', name: 'Old' });
    await store.queries.update(sites).set({ version: 0, auditHead: '', name: 'Old' });
    const entries = (await store.queries.select().from(auditEntries)).length;
    store.commit([
      { sql: 'drop trigger audit_entries_no_delete', params: [] },
      also(store.queries.delete(auditEntries)),
    ]);
    expect((await importing(store, plantFiles.sites)).lines.at(-1)).toBe('Written: 2 of 2 rows.');
    expect((await importing(store, plantFiles.people)).lines.at(-1)).toBe('Written: 13 of 13 rows.');
    expect((await store.queries.select().from(auditEntries)).length).toBe(entries - 1);
    expect(await flaws(chainsOf(store), AUDIT_KEY)).toEqual([]);
  });
});

describe('somebody who changes the same meanwhile', () => {
  /** A store on which somebody else changes Omar between reading and writing, so many times. */
  function raced(store: Store, times: number): ImportStore {
    const kept = importStore(store, parts);
    const persons = personStore(store, parts);
    let left = times;
    return {
      ...kept,
      async plant() {
        const plant = await kept.plant();
        const omar = await persons.find('U0OMAR');
        if (omar && left-- > 0) {
          const is = { ...omar, name: `Omar ${left}`, version: omar.version + 1 };
          const entry = {
            record: 'person',
            recordId: is.id,
            seq: is.version,
            at: 1,
            actor: { kind: 'app' } as const,
            action: 'renamed',
            before: {},
            after: {},
            words: null,
          };
          await persons.commit(is, omar.version, { request: null, entries: [entry], messages: [] });
        }
        return plant;
      },
    };
  }

  test('is not overwritten: it is read and decided again', async () => {
    const store = plantStore();
    const importParts = { store: raced(store, 1), members: undefined, clock };
    const { lines } = await importFile(Buffer.from(OMAR_TO_OT), importParts);
    expect(lines[0]).toBe('line 2, Omar 0: changed: side OT, was IT');
    expect(await directoryStore(store).person('U0OMAR')).toMatchObject({
      name: 'Omar 0',
      side: 'ot',
      version: 3,
    });
    expect(await flaws(chainsOf(store), AUDIT_KEY)).toEqual([]);
  });

  test('again and again ends with a sentence, and nothing is written', async () => {
    const store = plantStore();
    const imported = importFile(Buffer.from(OMAR_TO_OT), {
      store: raced(store, 99),
      members: undefined,
      clock,
    });
    await expect(imported).rejects.toMatchObject({
      code: 'too-busy',
      message: 'Somebody else is changing the same things. Import the file again in a minute.',
    });
    expect((await directoryStore(store).person('U0OMAR'))?.side).toBe('it');
  });
});

describe('a site’s new channel', () => {
  /** An incident at each site, of which no card has reached Slack. */
  async function withCards() {
    const store = plantStore();
    const desk = incidentDesk(store);
    await desk.filed();
    await desk.filed({ where: { assetId: 'his-2' }, request: 'view:2' });
    const { cards } = store.tables;
    const load = (channels: Record<string, string>) =>
      importing(
        store,
        Object.entries(channels).reduce((file, [old, now]) => file.replace(old, now), plantFiles.sites),
      );
    const channelOf = async () =>
      new Map((await store.queries.select().from(cards)).map(card => [card.id, card.channel]));
    const channels = async () => {
      const of = await channelOf();
      return ['i-1.it', 'i-1.ot', 'i-2.it', 'i-2.ot'].map(id => of.get(id));
    };
    return { store, load, channels, channelOf };
  }

  test('gets the cards that Slack has never had, and no others', async () => {
    const { load, channels } = await withCards();
    await load({ C0RHINEIT: 'C0NEWIT' });
    expect(await channels()).toEqual(['C0NEWIT', 'C0RHINEOT', 'C0BAYOUIT', 'C0BAYOUOT']);
    await load({ C0RHINEIT: 'C0NEWERIT', C0RHINEOT: 'C0NEWOT' });
    expect(await channels()).toEqual(['C0NEWERIT', 'C0NEWOT', 'C0BAYOUIT', 'C0BAYOUOT']);
  });

  test('gets the cards of open incidents, which are posted there anew, and leaves those of closed ones', async () => {
    const { store, load, channels } = await withCards();
    const { cards, incidents, outbox } = store.tables;
    await store.queries.update(cards).set({ ts: sql`${cards.id}`, shown: 1 });
    await store.queries.update(outbox).set({ sentAt: 1 });
    await load({ C0RHINEIT: 'C0NEWIT' });
    expect(await channels()).toEqual(['C0NEWIT', 'C0RHINEOT', 'C0BAYOUIT', 'C0BAYOUOT']);
    const waiting = await store.queries.select().from(outbox).where(isNull(outbox.sentAt));
    // The one there, and where it was that it went.
    expect(waiting.map(message => [message.intent, message.to])).toEqual([
      ['incident.moved', { kind: 'card', cardId: 'i-1.it:0' }],
      ['incident.card', { kind: 'card', cardId: 'i-1.it' }],
    ]);
    const [moved] = await store.queries.select().from(cards).where(eq(cards.id, 'i-1.it'));
    expect(moved).toMatchObject({ ts: null, shown: 0 });

    await store.queries.update(cards).set({ ts: sql`${cards.id}` });
    await store.queries.update(outbox).set({ sentAt: 1 });
    await store.queries.update(incidents).set({ state: 'closed' });
    await load({ C0RHINEIT: 'C0NEWERIT', C0RHINEOT: 'C0NEWOT' });
    expect(await channels()).toEqual(['C0NEWIT', 'C0RHINEOT', 'C0BAYOUIT', 'C0BAYOUOT']);
  });

  test('gets the card of a closed incident too that is still to be posted', async () => {
    const { store, load, channels } = await withCards();
    await store.queries.update(store.tables.incidents).set({ state: 'closed' });
    await load({ C0RHINEIT: 'C0NEWIT' });
    expect(await channels()).toEqual(['C0NEWIT', 'C0RHINEOT', 'C0BAYOUIT', 'C0BAYOUOT']);
  });

  test('leaves cards of what is no record of that site', async () => {
    const { store, load, channelOf } = await withCards();
    const other = newCard('change', 'c-1', 'it', 'C0RHINEIT');
    store.commit([also(store.queries.insert(store.tables.cards).values(other))]);
    await load({ C0RHINEIT: 'C0NEWIT' });
    expect((await channelOf()).get(other.id)).toBe('C0RHINEIT');
  });
});

test('a large register is imported, and imported again', async () => {
  const store = plantStore();
  const rows = Array.from(
    { length: 2000 },
    (_, n) => `PLC-${n} of line ${n % 70},rhine,Filler ${n},Hall ${n % 9},OT,${n ? `Filler ${n - 1}` : ''}`,
  );
  const file = ['name,site,aliases,area,owner side,part of', ...rows].join('\n');
  expect((await importing(store, file)).lines.at(-1)).toBe('Written: 2000 of 2000 rows.');
  expect((await importing(store, file)).lines.at(-1)).toBe(
    'Nothing was written: all of it is there already.',
  );
});
