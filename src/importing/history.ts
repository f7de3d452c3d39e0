import { difference, entryFor } from '../audit/entry.ts';
import { theApp } from '../kernel/actor.ts';
import { lookTimer } from '../people/look.ts';
import { handOnTimer, mayActLess } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import type { Facts } from '../records/facts.ts';
import type { Reports } from './importing.ts';
import type { Placed } from './managers.ts';
import type { Told } from './report.ts';

/** A record that a file changes, with what is written with it. */
export interface Revision<R> {
  is: R;
  /** The version that it was read at; 0: it is new. */
  was: number;
  facts: Facts;
}

interface Recorded {
  id: string;
  version: number;
  auditHead: string;
}

/** The next version of each record that is new or changed. */
function revisions<R extends Recorded>(
  record: string,
  rows: readonly Told<R>[],
  now: number,
  fields: (is: R, was: R | undefined) => (keyof R & string)[] = fieldsOf,
): Revision<R>[] {
  return rows.flatMap(({ is, was, outcome }) => {
    if (outcome === 'unchanged') return [];
    const version = (was?.version ?? 0) + 1;
    const changed = difference(fields(is, was), was, is);
    const next = { ...is, version };
    const entry = entryFor(record, next, { at: now, actor: theApp, action: 'imported', ...changed });
    return [{ is: next, was: version - 1, facts: { request: null, entries: [entry], messages: [] } }];
  });
}

/** The same for people: what somebody had who can no longer act on it is handed on. */
export function peopleRevisions(rows: readonly Told<Placed>[], now: number): Revision<Placed>[] {
  // That somebody new reports to nobody says nothing.
  const told = (is: Placed, was: Placed | undefined) =>
    fieldsOf(is).filter(field => field !== 'managerId' || was !== undefined || is.managerId !== null);
  const before = new Map(rows.map(({ is, was }) => [is.id, was]));
  return revisions('person', rows, now, told).map(({ is, was, facts }) => {
    const known = before.get(is.id);
    const timers = known && mayActLess(known, is) ? [handOnTimer(is.id, now)] : [];
    return { is, was, facts: { ...facts, timers } };
  });
}

/** Whose manager is another one than before, said by the file. */
export function reportsOf(rows: readonly Told<Placed>[], there: readonly Person[], now: number): Reports[] {
  // Whom the file changes is guarded by that already.
  const changed = new Set(rows.filter(({ outcome }) => outcome !== 'unchanged').map(({ is }) => is.id));
  const others = new Map(there.filter(({ id }) => !changed.has(id)).map(person => [person.id, person]));
  return rows.flatMap(({ is: { id: personId, managerId }, was }): Reports[] => {
    if (managerId === (was?.managerId ?? null)) return [];
    if (managerId === null) return [{ personId, is: undefined, manager: undefined }];
    return [{ personId, is: { personId, managerId, saidBy: '', at: now }, manager: others.get(managerId) }];
  });
}

/** The same for sites: the channels and user groups of those where they changed are looked at. */
export function siteRevisions(rows: readonly Told<Site>[], now: number): Revision<Site>[] {
  const reached = (site: Site | undefined) => JSON.stringify([site?.desks, site?.groups]);
  const moved = new Set(rows.filter(({ was, is }) => reached(was) !== reached(is)).map(({ is }) => is.id));
  return revisions('site', rows, now).map(({ is, was, facts }) => {
    const timers = moved.has(is.id) ? [lookTimer(is.id, now)] : [];
    return { is, was, facts: { ...facts, timers } };
  });
}

/** What says nothing of the plant. */
const ours = ['id', 'updated', 'version', 'auditHead'];
const fieldsOf = <R extends Recorded>(record: R) =>
  Object.keys(record).filter(field => !ours.includes(field)) as (keyof R & string)[];
