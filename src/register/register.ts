import type { Asset } from './asset.ts';
import type { Ties } from './touched.ts';

/** The plant's assets. */
export interface Register {
  asset(id: string): Promise<Asset | undefined>;
  /** Those that a sentence names, whole, as `namedIn` says; in the order in which it names them. */
  namedIn(words: string): Promise<Asset[]>;
  /**
   * Assets that the words may mean, best first: as `rank` says, so typing mistakes are forgiven. Without words all of
   * them, those of the first site first; at most `limit`.
   */
  search(words: string, firstSite: string, limit: number): Promise<Asset[]>;
  ties: Ties;
}
