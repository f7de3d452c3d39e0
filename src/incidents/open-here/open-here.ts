import type { Person } from '../../people/person.ts';
import type { Incident } from '../incident.ts';

/** More than anybody weighs before they change something. */
const MOST = 10;

/** The part of the store that is asked. */
export interface OpenHereStore {
  /**
   * Those that are open on the assets, the most severe and then the oldest first.
   *
   * @param by who may know of them; left out where everybody does
   */
  openOn(assetIds: readonly string[], by: Person | undefined, limit: number): Promise<Incident[]>;
}

/**
 * What is open on some assets, the most severe first, as far as its reader may know of it.
 *
 * @param by whoever reads it; left out where a whole desk does
 */
export type OpenOn = (assetIds: readonly string[], by?: Person) => Promise<Incident[]>;

export const openHere =
  (store: OpenHereStore): OpenOn =>
  (assetIds, by) =>
    store.openOn(assetIds, by, MOST);
