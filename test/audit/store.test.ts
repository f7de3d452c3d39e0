import { describe, expect, test } from 'vitest';
import { auditStore, chainStore } from '../../src/audit/store.ts';
import { flaws } from '../../src/audit/verify.ts';
import { incidentDesk, AUDIT_KEY } from '../incidents/incident-desk.ts';
import { plantFileStore } from '../store/fresh-store.ts';

/** Two incidents, the first acknowledged; and somebody with the file who knows no rules. */
async function history() {
  const { store, intruder } = plantFileStore();
  const desk = incidentDesk(store);
  const { id } = await desk.filed();
  await desk.filed({ request: 'view:2' });
  await desk.incidents.take('acknowledge', id, await desk.person('U0OMAR'), '', 'press:1');
  const unguarded = (sql: string) =>
    intruder.exec(`drop trigger audit_entries_no_update; drop trigger audit_entries_no_delete; ${sql}`);
  const check = (exported?: Parameters<typeof flaws>[2]) => flaws(chainStore(store), AUDIT_KEY, exported);
  return { store, intruder, unguarded, check, id };
}

describe('audit entries', () => {
  test.each([
    ['changed', `update audit_entries set words = 'never said'`],
    ['deleted', 'delete from audit_entries where seq = 2'],
  ])('are never %s, whoever asks the database', async (what, sql) => {
    const { intruder, check } = await history();
    expect(() => intruder.exec(sql)).toThrow(`audit entries are never ${what}`);
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
    const exported = await chainStore(store).heads();
    expect(exported).toHaveLength(2);
    expect(await check(exported)).toEqual([]);
  });

  test('still knows the heads of a backup when the history has gone on since', async () => {
    const { store, check, id } = await history();
    const exported = await chainStore(store).heads();
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
    const exported = await chainStore(store).heads();
    unguarded(`delete from audit_entries where record_id = '${id}' and seq = 2;
      update incidents set state = 'new', owner_id = null, version = 1, entries = 1, audit_head =
        (select seal from audit_entries where record_id = '${id}') where id = '${id}'`);
    expect(await check()).toEqual([]);
    expect(await check(exported)).toEqual([`incident ${id}: what was there at the backup is missing`]);
  });

  test('notices with exported heads that a record is gone altogether', async () => {
    const { store, unguarded, check, id } = await history();
    const exported = await chainStore(store).heads();
    unguarded(
      `delete from audit_entries where record_id = '${id}'; delete from incidents where id = '${id}'`,
    );
    expect(await check()).toEqual([]);
    expect(await check(exported)).toEqual([`incident ${id}: what was there at the backup is missing`]);
  });
});
