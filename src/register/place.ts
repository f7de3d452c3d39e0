import { Refusal } from '../kernel/refusal.ts';
import { visible } from '../kernel/text.ts';
import type { Directory } from '../people/directory.ts';
import type { Asset } from './asset.ts';
import type { Register } from './register.ts';

/** Where a request is about, as a form gives it: a registered asset, or a place in words at a site. */
export type Whereabouts = { assetId: string } | { siteId: string; words: string };

/** The longest place in words, in characters. */
export const LONGEST_PLACE = 100;

/** A place that exists. `name` is what people read. */
export interface Place {
  asset: Asset | undefined;
  siteId: string;
  name: string;
}

/** @throws Refusal `bad-answer` at the field `where` */
export async function findPlace(
  where: Whereabouts,
  register: Register,
  directory: Directory,
): Promise<Place> {
  if ('assetId' in where) {
    const asset = await register.asset(where.assetId);
    if (!asset)
      throw refused('That asset is no longer in the register. Choose another, or describe the place.');
    return { asset, siteId: asset.siteId, name: asset.area ? `${asset.name}, ${asset.area}` : asset.name };
  }
  const site = await directory.site(where.siteId);
  const words = visible(where.words).replace(/\s+/g, ' ');
  if (!site || !words || words.length > LONGEST_PLACE)
    throw refused('Choose an asset, or choose what you typed.');
  return { asset: undefined, siteId: site.id, name: words };
}

const refused = (sentence: string) => new Refusal('bad-answer', sentence, 'where');
