import { expect, test } from 'vitest';
import { roles, type Person } from '../../src/people/person.ts';
import { isOver, whyNotSee, whyNotSet, whyNotSetAny } from '../../src/windows/window.ts';
import { anAsset, rhine } from '../incidents/a-place.ts';
import { somebody } from '../incidents/an-incident.ts';
import { aWindow, at, once } from '../changes/a-window.ts';

const spots = {
  'what OT owns': { site: rhine, asset: anAsset({ name: 'PLC-12', owner: 'ot' }) },
  'what nobody owns': { site: rhine, asset: anAsset({ name: 'EWS-1', owner: null }) },
  'what IT owns': { site: rhine, asset: anAsset({ name: 'HIS-1', owner: 'it' }) },
  'the whole site': { site: rhine, asset: undefined },
} as const;
type On = keyof typeof spots;
const everything = Object.keys(spots) as On[];
const assets = everything.filter(on => on !== 'the whole site');

const maySet = (by: Partial<Person>): On[] => everything.filter(on => !whyNotSet(spots[on], somebody(by)));

test.each<[who: string, Partial<Person>, On[]]>([
  ['OT’s lead', { side: 'ot', roles: ['lead'] }, everything],
  ['OT’s shift lead', { side: 'ot', roles: ['shift lead'] }, everything],
  ['OT’s approver', { side: 'ot', roles: ['approver'] }, assets],
  ['OT’s safety approver', { side: 'ot', roles: ['safety approver'] }, []],
  ['OT’s steward', { side: 'ot', roles: ['steward'] }, []],
  ['an admin of OT', { side: 'ot', roles: ['admin'] }, ['the whole site']],
  ['OT', { side: 'ot' }, []],
  ['IT’s lead', { side: 'it', roles: ['lead'] }, ['what IT owns']],
  ['IT’s approver', { side: 'it', roles: ['approver'] }, ['what IT owns']],
  ['a shift lead of IT', { side: 'it', roles: ['shift lead'] }, []],
  ['an admin of IT', { side: 'it', roles: ['admin'] }, []],
  ['IT', { side: 'it' }, []],
  ['a lead of both', { side: 'bridge', roles: ['lead'] }, everything],
  ['an approver of both', { side: 'bridge', roles: ['approver'] }, assets],
  ['an admin of both', { side: 'bridge', roles: ['admin'] }, ['the whole site']],
  ['both', { side: 'bridge' }, []],
  ['a guest', { side: 'ot', roles: [...roles], guest: true }, []],
  ['a shared account', { side: 'ot', roles: [...roles], shared: true }, []],
  ['who left', { side: 'ot', roles: [...roles], left: true }, []],
  ['another site', { side: 'ot', roles: [...roles], siteId: 'bayou' }, []],
])('%s sets windows', (_, by, on) => {
  expect(maySet(by)).toEqual(on);
  // Whoever may set some is shown the form.
  expect(whyNotSetAny(rhine, somebody(by)) === undefined).toBe(on.length > 0);
});

test.each<[who: string, Partial<Person>, On, string]>([
  [
    'IT’s lead',
    { roles: ['lead'] },
    'what OT owns',
    'OT’s leads, approvers and shift leads say when work may be done on PLC-12. Ask one of them.',
  ],
  [
    'IT’s lead',
    { roles: ['lead'] },
    'what nobody owns',
    'OT’s leads, approvers and shift leads say when work may be done on EWS-1. Ask one of them.',
  ],
  [
    'IT',
    {},
    'what IT owns',
    'OT’s leads, approvers and shift leads, or IT’s leads and approvers, say when work may be done on HIS-1. Ask one of them.',
  ],
  [
    'OT’s approver',
    { side: 'ot', roles: ['approver'] },
    'the whole site',
    'OT’s leads and shift leads, and admins who belong to OT, say when work may be done at the whole of Rhine Works. Ask one of them.',
  ],
  [
    'another site',
    { side: 'ot', roles: ['lead'], siteId: 'bayou' },
    'what OT owns',
    'The people of Rhine Works say when work may be done there. Ask one of them.',
  ],
  [
    'a guest',
    { side: 'ot', guest: true },
    'what OT owns',
    'You are a guest here. Ask the person who invited you when work may be done.',
  ],
  [
    'a shared account',
    { side: 'ot', shared: true },
    'what OT owns',
    'This account is shared, so nobody could tell who did it. Use your own.',
  ],
  [
    'who left',
    { side: 'ot', left: true },
    'what OT owns',
    'Your account is marked as having left. Ask your Common Ground admin to add you again.',
  ],
])('%s is told why not', (_, by, on, sentence) => {
  const refusal = whyNotSet(spots[on], somebody(by));
  expect([refusal?.code, refusal?.message]).toEqual(['not-yours', sentence]);
});

test('everybody but guests sees them, shared accounts too', () => {
  expect(whyNotSee(somebody({ shared: true }))).toBeUndefined();
  expect(whyNotSee(somebody())).toBeUndefined();
  expect(whyNotSee(somebody({ guest: true }))?.code).toBe('not-yours');
});

test('a window is over with its last moment', () => {
  const end = at('2026-11-28T01:00');
  const friday = once('2026-11-27T21:00', '2026-11-28T01:00');
  expect([end - 1, end].map(now => isOver(friday, now))).toEqual([false, true]);
  expect(isOver({ ...friday, until: end - 60_000 }, end - 60_000)).toBe(true);
  const weekly = aWindow('22:00-02:00', [5]);
  expect([isOver(weekly, end), isOver({ ...weekly, until: end }, end - 1)]).toEqual([false, false]);
  expect(isOver({ ...weekly, until: end }, end)).toBe(true);
});
