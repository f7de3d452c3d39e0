import type { Asset } from './asset.ts';

/** The plant's assets, as far as requests need them to be routed. */
export interface Register {
  asset(id: string): Promise<Asset | undefined>;
  /** Assets whose name or area contains the words, those of the first site first; at most `limit`. */
  search(words: string, firstSite: string, limit: number): Promise<Asset[]>;
}
