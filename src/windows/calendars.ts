import type { Calendar } from '../changes/window-rules.ts';
import { windowsByAsset } from '../changes/windows.ts';
import type { Directory } from '../people/directory.ts';
import type { Asset } from '../register/asset.ts';
import type { Register } from '../register/register.ts';
import { withWholes } from '../register/touched.ts';
import type { WindowStore } from './windows.ts';

/** What the rules on windows look things up in, for what a change touches. */
export interface Calendars {
  /**
   * In a few queries, however much is touched: it with everything that it is part of, and the windows on these and on the
   * whole of its sites that are not over.
   *
   * @param now milliseconds
   * @param alsoAt ids of sites where nothing registered is touched: that of a place in words
   */
  calendarFor(touched: readonly Asset[], now: number, alsoAt?: readonly string[]): Promise<Calendar>;
}

export interface CalendarParts {
  windows: Pick<WindowStore, 'notOver'>;
  register: Pick<Register, 'ties'>;
  directory: Pick<Directory, 'sites'>;
}

export function calendarsOf({ windows, register, directory }: CalendarParts): Calendars {
  return {
    async calendarFor(touched, now, alsoAt = []) {
      const zones = new Map((await directory.sites()).map(({ id, zone }) => [id, zone]));
      const siteIds = [...new Set([...touched.map(({ siteId }) => siteId), ...alsoAt])];
      const assets = await withWholes(touched, register.ties);
      const byId = new Map(assets.map(asset => [asset.id, asset]));
      return {
        assets: byId,
        windows: windowsByAsset(await windows.notOver(siteIds, now, [...byId.keys()])),
        zoneOf(siteId) {
          const zone = zones.get(siteId);
          if (zone === undefined) throw new Error(`site ${siteId} is missing from the store`);
          return zone;
        },
        now,
      };
    },
  };
}
