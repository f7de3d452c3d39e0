import type { Clock } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Incident } from '../../incidents/incident.ts';
import type { Incidents } from '../../incidents/incidents.ts';
import { CHANGED } from '../../incidents/views.ts';
import { siteOf, type Directory } from '../../people/directory.ts';
import type { Person } from '../../people/person.ts';
import type { Asset } from '../../register/asset.ts';
import { meant } from '../../register/meant.ts';
import type { Register } from '../../register/register.ts';
import type { Block, Modal } from '../../slack/blocks.ts';
import type { Listen } from '../../slack/listen.ts';
import { CHANGED_ON, changedPage, choosePage, receiptPart, unknownPage } from './pages.ts';
import { lookBackFrom, type RecentChanges, type WhatChanged } from './recent.ts';
import { LOOK_BACK } from './seen.ts';

export interface RecentRouteParts {
  whatChanged: WhatChanged;
  incidents: Pick<Incidents, 'look'>;
  register: Register;
  directory: Directory;
  clock: Clock;
}

const AROUND = 'on it, on what it is part of and on what serves it';
const LATELY = 'of the last 72 hours and the next 24';
const SINCE_BEFORE = 'from 72 hours before it was reported until 24 hours from now';

/** *What changed?*: of an incident, an asset or a site. */
export function recentRoutes(on: Listen, parts: RecentRouteParts) {
  const { whatChanged, incidents, register, directory, clock } = parts;
  const since = () => clock.now() - LOOK_BACK;

  async function page(where: string, reach: string, siteId: string, found: RecentChanges): Promise<Modal> {
    const sites = await directory.sites();
    const who = await directory.names(found.recent.map(({ change }) => change.implementerId));
    const names = new Map([...who, ...sites.map(({ id, name }) => [id, name] as const)]);
    const site = await siteOf(directory, siteId);
    return changedPage(where, reach, { ...found, site, names, now: clock.now() });
  }

  async function ofIncident(id: string, by: Person): Promise<Modal> {
    const { incident } = await incidents.look(id, by);
    const { assetId, place, siteId } = incident;
    if (assetId === null) return unknownPage(place);
    const found = await whatChanged.recentOn([assetId], lookBackFrom(incident), by);
    return page(place, `${SINCE_BEFORE}, ${AROUND}`, siteId, found);
  }

  async function ofAsset({ id, name, siteId }: Asset, by: Person): Promise<Modal> {
    return page(name, `${LATELY}, ${AROUND}`, siteId, await whatChanged.recentOn([id], since(), by));
  }

  on.press(CHANGED, async ({ by, value }) => ({ open: await ofIncident(value, by) }));
  on.press(CHANGED_ON, async ({ by, value }) => {
    mustReadRegister(by);
    const asset = await register.asset(value);
    if (!asset) throw notFound();
    const shown = await ofAsset(asset, by);
    return { page: async () => shown };
  });

  return {
    /** @param words what somebody means by an asset; empty: their site */
    async asked(words: string, by: Person): Promise<Modal> {
      if (words === '') {
        const { name } = await siteOf(directory, by.siteId);
        return page(name, LATELY, by.siteId, await whatChanged.recentAt(by.siteId, since(), by));
      }
      mustReadRegister(by);
      const [asset, ...others] = await meant(words, register, by.siteId);
      if (!asset) throw notFound();
      if (others.length === 0) return ofAsset(asset, by);
      const sites = await directory.sites();
      return choosePage([asset, ...others], new Map(sites.map(site => [site.id, site.name])));
    },
  };
}

/** What changed where an incident was just filed, for its receipt. */
export const changedOnReceipt =
  ({ whatChanged, directory }: Pick<RecentRouteParts, 'whatChanged' | 'directory'>) =>
  async (incident: Incident, by: Person): Promise<Block[]> => {
    if (incident.assetId === null) return [];
    const site = await siteOf(directory, incident.siteId);
    return receiptPart(await whatChanged.recentOn([incident.assetId], lookBackFrom(incident), by), site);
  };

/** The register is no guest's to read. */
function mustReadRegister({ guest }: Person): void {
  if (guest)
    throw new Refusal(
      'not-yours',
      'Guests can’t look into the register. Without any words I show the changes that you have to do with.',
    );
}

const notFound = () =>
  new Refusal(
    'not-found',
    'I find nothing of that name in the register. Write what stands on it, or leave the words out to see what changed at your site.',
  );
