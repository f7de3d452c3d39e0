import { describe, expect, test } from 'vitest';
import { auditStore } from '../../src/audit/store.ts';
import { flaws, readHeads, type Chains } from '../../src/audit/verify.ts';
import { AUDIT_KEY, chainsOf, incidentDesk } from '../incidents/incident-desk.ts';
import { plantFileStore } from '../store/fresh-store.ts';

/** Two incidents, the first acknowledged; and somebody with the file who knows no rules. */
async function history() {
  const { store, intruder } = plantFileStore();
  const desk = incidentDesk(store);
  const { id } = await desk.filed();
  await desk.filed({ request: 'view:2' });
  await desk.incidents.take('acknowledge', id, await desk.person('U0OMAR'), '', 'press:1');
  const unguarded = (sql: string) =>
    intruder.exec(`drop trigger audit_entries_no_update; drop trigger audit_entries_no_delete;
      drop trigger audit_entries_no_replace; ${sql}`);
  const check = (exported?: Parameters<typeof flaws>[2]) => flaws(chainsOf(store), AUDIT_KEY, exported);
  return { store, desk, intruder, unguarded, check, id };
}

describe('audit entries', () => {
  test.each([
    ['changed', `update audit_entries set words = 'never said'`],
    ['deleted', 'delete from audit_entries where seq = 2'],
    ['changed', `update or replace audit_entries set seq = 1 where seq = 2`],
    [
      'replaced',
      `insert or replace into audit_entries
        select id, record, record_id, seq, at, actor, 'never done', before, after, words, seal
        from audit_entries where seq = 2`,
    ],
    [
      'replaced',
      `insert or replace into audit_entries
        select id, record, 'another', seq, at, actor, action, before, after, words, seal
        from audit_entries where seq = 2`,
    ],
    [
      'replaced',
      `replace into audit_entries
        select id + 100, record, record_id, seq, at, actor, 'never done', before, after, words, seal
        from audit_entries where seq = 2`,
    ],
    [
      'replaced',
      `insert into audit_entries select * from audit_entries where seq = 2
        on conflict do update set action = 'never done'`,
    ],
  ])('are never %s, whoever asks the database', async (what, sql) => {
    const { store, intruder, check } = await history();
    const kept = await store.queries.select().from(store.tables.auditEntries);
    expect(() => intruder.exec(sql)).toThrow(`audit entries are never ${what}`);
    expect(await store.queries.select().from(store.tables.auditEntries)).toEqual(kept);
    expect(await check()).toEqual([]);
  });

  test('are given oldest first, and one by one', async () => {
    const { store, id } = await history();
    const trail = auditStore(store);
    expect((await trail.of('incident', id)).map(entry => entry.action)).toEqual(['filed', 'acknowledged']);
    expect((await trail.entry('incident', id, 2))?.action).toBe('acknowledged');
    expect(await trail.entry('incident', id, 3)).toBeUndefined();
    expect(await trail.of('change', id)).toEqual([]);
  });
});

describe('verifying a database', () => {
  test('finds nothing wrong with what the app wrote', async () => {
    const { store, check } = await history();
    const exported = await chainsOf(store).heads();
    expect(exported.filter(one => one.record === 'incident')).toHaveLength(2);
    expect(await check(exported)).toEqual([]);
  });

  test('still knows the heads of a backup when the history has gone on since', async () => {
    const { store, check, id } = await history();
    const exported = await chainsOf(store).heads();
    const desk = incidentDesk(store);
    await desk.incidents.take('resolve', id, await desk.person('U0OMAR'), 'Restarted', 'view:9');
    expect(await check(exported)).toEqual([]);
  });

  test('names the record and entry that somebody altered', async () => {
    const { unguarded, check, id } = await history();
    unguarded(`update audit_entries set action = 'resolved' where record_id = '${id}' and seq = 2`);
    expect(await check()).toEqual([`incident ${id}: entry 2 was altered`]);
  });

  test('names the record of which somebody cut the end', async () => {
    const { unguarded, check, id } = await history();
    unguarded(`delete from audit_entries where record_id = '${id}' and seq = 2`);
    expect(await check()).toEqual([`incident ${id}: its last entries are missing`]);
  });

  test('notices with exported heads that the ends of record and entries were cut together', async () => {
    const { store, unguarded, check, id } = await history();
    const exported = await chainsOf(store).heads();
    unguarded(`delete from audit_entries where record_id = '${id}' and seq = 2;
      update incidents set state = 'new', owner_id = null, version = 1, audit_head =
        (select seal from audit_entries where record_id = '${id}') where id = '${id}'`);
    expect(await check()).toEqual([]);
    expect(await check(exported)).toEqual([`incident ${id}: what was there at the backup is missing`]);
  });

  test('notices with exported heads that a record is gone altogether', async () => {
    const { store, unguarded, check, id } = await history();
    const exported = await chainsOf(store).heads();
    unguarded(
      `delete from audit_entries where record_id = '${id}'; delete from incidents where id = '${id}'`,
    );
    expect(await check()).toEqual([]);
    expect(await check(exported)).toEqual([`incident ${id}: what was there at the backup is missing`]);
  });

  test('names the record that is missing while its history is there', async () => {
    const { intruder, check, id } = await history();
    intruder.exec(`delete from incidents where id = '${id}'`);
    expect(await check()).toEqual([`incident ${id}: the record is missing`]);
  });

  test.each([
    ['a reason', { words: 'half a pair \ud83d here' }],
    ['what happens', { what: 'half a pair \ude00 here' }],
    ['a place', { where: { siteId: 'rhine', words: 'half a pair \ud83d here' } }],
  ])('finds nothing wrong where half a surrogate pair was typed into %s', async (_, typed) => {
    const { desk, check } = await history();
    const words = 'words' in typed ? typed.words : '';
    const { id } = await desk.filed({ ...('words' in typed ? {} : typed), request: 'view:9' });
    const omar = await desk.person('U0OMAR');
    await desk.incidents.take('acknowledge', id, omar, words, 'press:9');
    await desk.incidents.take('resolve', id, omar, words, 'view:10');
    expect(await check()).toEqual([]);
  });
});

/** The same chains, with something that happens the first time `method` has read them. */
function chainsWhile(chains: Chains, method: keyof Chains, happens: () => Promise<unknown>): Chains {
  let yet = false;
  const then = async <T>(read: Promise<T>): Promise<T> => {
    const what = await read;
    if (!yet) {
      yet = true;
      await happens();
    }
    return what;
  };
  const as = <T>(name: keyof Chains, read: Promise<T>) => (name === method ? then(read) : read);
  return {
    heads: () => as('heads', chains.heads()),
    records: () => as('records', chains.records()),
    entries: (record, recordId) => as('entries', chains.entries(record, recordId)),
  };
}

describe('verifying while people go on', () => {
  const methods: (keyof Chains)[] = ['heads', 'records', 'entries'];

  test.each(methods)('does not cry wolf over a step that is taken once it has read %s', async method => {
    const { store, desk, id } = await history();
    const omar = await desk.person('U0OMAR');
    const step = () => desk.incidents.take('resolve', id, omar, 'Restarted', 'view:9');
    const exported = await chainsOf(store).heads();
    expect(await flaws(chainsWhile(chainsOf(store), method, step), AUDIT_KEY, exported)).toEqual([]);
    expect((await desk.find(id)).state).toBe('resolved');
  });

  test.each(methods)('does not cry wolf over what is filed once it has read %s', async method => {
    const { store, desk } = await history();
    const chains = chainsWhile(chainsOf(store), method, () => desk.filed({ request: 'view:9' }));
    expect(await flaws(chains, AUDIT_KEY)).toEqual([]);
  });

  test('still names what was altered although a step is taken meanwhile', async () => {
    const { store, desk, unguarded, id } = await history();
    unguarded(`update audit_entries set words = 'never said' where record_id = '${id}' and seq = 1`);
    const omar = await desk.person('U0OMAR');
    const step = () => desk.incidents.take('resolve', id, omar, 'Restarted', 'view:9');
    expect(await flaws(chainsWhile(chainsOf(store), 'heads', step), AUDIT_KEY)).toEqual([
      `incident ${id}: entry 1 was altered`,
    ]);
  });

  test('still names the record of which somebody cuts the end meanwhile', async () => {
    const { store, unguarded, id } = await history();
    const cut = async () => unguarded(`delete from audit_entries where record_id = '${id}' and seq = 2`);
    expect(await flaws(chainsWhile(chainsOf(store), 'heads', cut), AUDIT_KEY)).toEqual([
      `incident ${id}: its last entries are missing`,
    ]);
  });
});

describe('a file of heads', () => {
  test('is read as it was written', async () => {
    const { store } = await history();
    const heads = await chainsOf(store).heads();
    expect(readHeads(JSON.stringify(heads))).toEqual(heads);
  });

  test.each([
    '',
    'not json',
    '{}',
    'null',
    '[null]',
    '["a seal"]',
    '[{"record":"incident","recordId":"i-1"}]',
    '[{"record":"incident","recordId":7,"seal":"ff"}]',
  ])('that is %j is refused with which file to name', json => {
    expect(() => readHeads(json)).toThrow(
      expect.objectContaining({ code: 'bad-setting', message: expect.stringContaining('.heads.json') }),
    );
  });
});
