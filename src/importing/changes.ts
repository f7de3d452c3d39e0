import { tightenings, tighteningWords } from '../changes/rules/tightening.ts';
import { sideName, type Side } from '../people/person.ts';
import { clockTime, sayShifts } from '../people/site-rules.ts';
import type { Site } from '../people/site.ts';
import type { Asset } from '../register/asset.ts';
import type { Placed } from './managers.ts';

/** The fields in which two versions of a record differ; when Slack last said so is no change. */
export function changedFields<R extends object>(was: R, is: R): string[] {
  const before = new Map(Object.entries(was));
  return Object.entries(is)
    .filter(
      ([field, value]) => field !== 'updated' && JSON.stringify(before.get(field)) !== JSON.stringify(value),
    )
    .map(([field]) => field);
}

/** What a changed record was and is in words, one part for each thing that changed: `side OT, was IT`. */
export type InWords<R> = (was: R, is: R) => string[];

/** Compares what people read of two versions: pairs of a thing and what stands there. */
const compare =
  <R>(told: (record: R) => readonly (readonly [string, string])[]): InWords<R> =>
  (was, is) => {
    const before = new Map(told(was));
    return told(is)
      .filter(([thing, value]) => before.get(thing) !== value)
      .map(([thing, value]) => `${thing} ${value || 'empty'}, was ${before.get(thing) || 'empty'}`);
  };

export const siteInWords: InWords<Site> = compare(site => [
  ['name', site.name],
  ['time zone', site.zone],
  ['IT channel', site.desks.it],
  ['OT channel', site.desks.ot],
  ['working days', site.hours.days.join(' ')],
  ['opens', clockTime(site.hours.opens)],
  ['closes', clockTime(site.hours.closes)],
  ['holidays', site.hours.holidays.join(' ')],
  ['shifts', sayShifts(site.shifts)],
  [
    'rules',
    tightenings
      .filter(one => site.rules[one])
      .map(one => tighteningWords[one].label)
      .join(' and '),
  ],
  ['emergency phone', site.emergencyPhone],
  ['radio channel', site.radioChannel],
  ['out-of-band contact', site.outOfBand],
  ['IT group', site.groups.it ?? ''],
  ['OT group', site.groups.ot ?? ''],
]);

/** @param names by id, of who is there and in the file, to name whom they report to */
export const personInWords = (sites: readonly Site[], names: ReadonlyMap<string, string>): InWords<Placed> =>
  compare(person => [
    ['name', person.name],
    ['side', person.side === 'bridge' ? 'bridge' : sideName[person.side]],
    [
      'side known from',
      { hand: 'this file', desk: 'the desk’s channel', group: 'a user group' }[person.sideFrom],
    ],
    ['site', siteName(sites, person.siteId)],
    ['roles', person.roles.join(' and ')],
    ['shared', yesOrNo(person.shared)],
    ['guest', yesOrNo(person.guest)],
    ['left', yesOrNo(person.left)],
    ['picture', person.picture ?? ''],
    ['reports to', person.managerId === null ? '' : (names.get(person.managerId) ?? person.managerId)],
  ]);

/** @param assets by id, of the register and the file, to name what is referred to */
export const assetInWords = (sites: readonly Site[], assets: ReadonlyMap<string, Asset>): InWords<Asset> => {
  const named = (ids: readonly string[]) => ids.map(id => assets.get(id)?.name ?? id).join(' and ');
  return compare(asset => [
    ['name', asset.name],
    ['site', siteName(sites, asset.siteId)],
    ['aliases', asset.aliases.join(' and ')],
    ['area', asset.area],
    ['owner side', sideOf(asset.owner)],
    ['IT owner', asset.owners.it],
    ['OT owner', asset.owners.ot],
    ['level', asset.level === null ? '' : String(asset.level)],
    ['safety', yesOrNo(asset.safety)],
    ['part of', asset.partOf === null ? '' : named([asset.partOf])],
    ['serves', named(asset.serves)],
  ]);
};

const siteName = (sites: readonly Site[], id: string): string =>
  sites.find(site => site.id === id)?.name ?? id;
const sideOf = (side: Side | null): string => (side ? sideName[side] : '');
const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no');
