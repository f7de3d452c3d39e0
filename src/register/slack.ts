import { clip, tidy } from '../kernel/text.ts';
import type { Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import { LIMIT } from '../slack/blocks.ts';
import type { Listen } from '../slack/listen.ts';
import { LONGEST_PLACE } from './place.ts';
import type { Register } from './register.ts';
import { assetOption, WHERE, wordsOption } from './views.ts';

/** More assets than anybody scrolls through on a phone; typing narrows them. */
const MOST_ASSETS = 50;

export function registerRoutes(on: Listen, register: Register, directory: Directory): void {
  on.suggest(WHERE, (words, by) => places(register, directory, clip(tidy(words), LONGEST_PLACE), by));
}

/** What the typed words may mean: assets first, then the words themselves at each site; one's own site first. */
async function places(register: Register, directory: Directory, words: string, by: Person) {
  const sites = (await directory.sites()).toSorted(
    (a, b) => Number(b.id === by.siteId) - Number(a.id === by.siteId),
  );
  const bySite = new Map(sites.map(site => [site.id, site]));
  // The register is no guest's to read: they say where in their own words.
  const assets = by.guest ? [] : await register.search(words, by.siteId, MOST_ASSETS);
  const found = assets.flatMap(asset => {
    const site = bySite.get(asset.siteId);
    return site ? [assetOption(asset, site)] : [];
  });
  const inWords = words ? sites.map(site => wordsOption(words, site)) : [];
  return [...found, ...inWords].slice(0, LIMIT.options);
}
