import type { Person } from '../../people/person.ts';
import { mayKnow, type Incident } from '../incident.ts';

/** More than anybody weighs before they change something. */
const MOST = 10;

/** The part of the store that is asked. */
export interface OpenHereStore {
  /** All that are open on the assets, the most severe and then the oldest first. */
  openOn(assetIds: readonly string[]): Promise<Incident[]>;
}

/**
 * What is open on some assets, the most severe first, as far as its reader may know of it.
 *
 * @param by whoever reads it; left out where a whole desk does
 */
export type OpenOn = (assetIds: readonly string[], by?: Person) => Promise<Incident[]>;

export const openHere =
  (store: OpenHereStore): OpenOn =>
  async (assetIds, by) => {
    const may = (incident: Incident) =>
      by ? mayKnow(incident, by) : incident.visibility.kind === 'everyone';
    return (await store.openOn(assetIds)).filter(may).slice(0, MOST);
  };
