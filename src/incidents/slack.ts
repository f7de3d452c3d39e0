import type { SealedEntry } from '../audit/entry.ts';
import type { AuditTrail } from '../audit/trail.ts';
import type { Cards } from '../conversations/card.ts';
import { tidy } from '../kernel/text.ts';
import type { Draw, Drawn } from '../outbox/deliver.ts';
import type { Message } from '../outbox/message.ts';
import { siteOf, type Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import type { Register } from '../register/register.ts';
import { LIMIT } from '../slack/blocks.ts';
import type { Listen } from '../slack/listen.ts';
import {
  assetOption,
  asksFirst,
  details,
  FILE,
  filingForm,
  home,
  questionForm,
  readFiling,
  receipt,
  REPORT,
  stepForm,
  WHERE,
  wordsOption,
} from './forms.ts';
import { rules, stepsFrom, whyNot, type Incident, type State, type Step } from './incident.ts';
import type { Incidents, IncidentStore } from './incidents.ts';
import { card, MORE, nobodyHasIt, note, pleaseConfirm, stepAction, type Picture } from './views.ts';

export interface IncidentSlackParts {
  incidents: Incidents;
  store: IncidentStore;
  directory: Directory;
  register: Register;
  cards: Cards;
  audit: AuditTrail;
}

const allSteps = Object.keys(rules) as Step[];

/** Everything that people do with incidents. */
export function incidentRoutes(on: Listen, parts: IncidentSlackParts): void {
  const { incidents, directory } = parts;

  const openFiling = async (by: Person) => filingForm(await siteOf(directory, by.siteId), by);

  on.command('/incident', async ({ by, client, trigger }) => {
    await client.views.open({ trigger_id: trigger, view: await openFiling(by) });
  });

  on.press(REPORT, async ({ by, client, trigger }) => {
    await client.views.open({ trigger_id: trigger, view: await openFiling(by) });
  });

  on.suggest(WHERE, (words, by) => places(parts, tidy(words), by));

  on.submit(FILE, async ({ by, entered, request }) => {
    const incident = await incidents.file(readFiling(entered), by, request);
    return receipt(await picture(parts, incident));
  });

  for (const step of allSteps) {
    on.press(stepAction(step), async ({ by, value, request, client, trigger, viewId }) => {
      if (!asksFirst(step)) {
        await incidents.take(step, value, by, '', request);
        if (viewId) await client.views.update({ view_id: viewId, view: await detailsFor(parts, value, by) });
        return;
      }
      const view = questionForm(step, await incidents.check(step, value, by));
      await (viewId
        ? client.views.push({ trigger_id: trigger, view })
        : client.views.open({ trigger_id: trigger, view }));
    });

    on.submit(stepForm(step), async ({ by, about, entered, request }) => {
      await incidents.take(step, about, by, entered('words'), request);
      return undefined;
    });
  }

  on.press(MORE, async ({ by, value, client, trigger }) => {
    await client.views.open({ trigger_id: trigger, view: await detailsFor(parts, value, by) });
  });

  on.home(async by => {
    const waiting = await incidents.waitingOn(by);
    return home(
      await siteOf(directory, by.siteId),
      await Promise.all(waiting.map(incident => picture(parts, incident))),
    );
  });
}

/** How each message about an incident is drawn. */
export function incidentMessages(parts: IncidentSlackParts): Record<string, Draw> {
  async function incidentOf({ about }: Message): Promise<Incident> {
    const incident = await parts.store.find(about);
    if (!incident) throw new Error(`incident ${about} is missing from the store`);
    return incident;
  }
  const drawWhile =
    (state: State, draw: (picture: Picture) => Drawn): Draw =>
    async message => {
      const incident = await incidentOf(message);
      return incident.state === state ? draw(await picture(parts, incident)) : undefined;
    };
  return {
    'incident.card': async message => {
      const shown = message.to.kind === 'card' ? await parts.cards.card(message.to.cardId) : undefined;
      return shown && card(await picture(parts, await incidentOf(message)), shown.side);
    },
    'incident.note': async message => {
      const entry = await parts.audit.entry('incident', message.about, message.seq ?? 0);
      return entry && note(await picture(parts, await incidentOf(message), [entry]), entry);
    },
    'incident.please-confirm': drawWhile('resolved', pleaseConfirm),
    'incident.nobody-has-it': drawWhile('new', nobodyHasIt),
  };
}

async function picture(
  { directory }: IncidentSlackParts,
  incident: Incident,
  history: readonly SealedEntry[] = [],
): Promise<Picture> {
  const actors = history.flatMap(({ actor }) => (actor.kind === 'person' ? [actor.id] : []));
  const people = [incident.reporterId, incident.ownerId, incident.resolverId, ...actors].filter(
    id => id !== null,
  );
  return {
    incident,
    site: await siteOf(directory, incident.siteId),
    names: await directory.names([...new Set(people)]),
  };
}

async function detailsFor(parts: IncidentSlackParts, id: string, by: Person) {
  const { incident, history } = await parts.incidents.look(id, by);
  const allowed = stepsFrom(incident.state).filter(step => !whyNot(step, incident, by));
  return details(await picture(parts, incident, history), history, allowed);
}

/** What the typed words may mean: assets first, then the words themselves at each site, one's own site first. */
async function places({ register, directory }: IncidentSlackParts, words: string, by: Person) {
  const sites = await directory.sites();
  const bySite = new Map(sites.map(site => [site.id, site]));
  const own = sites.filter(site => site.id === by.siteId);
  const others = sites.filter(site => site.id !== by.siteId);
  const inWords = words ? [...own, ...others].map(site => wordsOption(words, site)) : [];
  const assets = await register.search(words, by.siteId, LIMIT.options - inWords.length);
  const found = assets.flatMap(asset => {
    const site = bySite.get(asset.siteId);
    return site ? [assetOption(asset, site)] : [];
  });
  return [...found, ...inWords].slice(0, LIMIT.options);
}
