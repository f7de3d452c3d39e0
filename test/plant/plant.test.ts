import { describe, expect, test } from 'vitest';
import { cardStore } from '../../src/conversations/store.ts';
import { newCard } from '../../src/conversations/card.ts';
import { Refusal } from '../../src/kernel/refusal.ts';
import { readPlant } from '../../src/plant/plant.ts';
import { savePlant } from '../../src/plant/store.ts';
import { directoryStore } from '../../src/people/store.ts';
import { registerStore } from '../../src/register/store.ts';
import { plantFile } from '../../src/sandbox/world.ts';
import { also } from '../../src/store/commit.ts';
import { incidentDesk } from '../incidents/incident-desk.ts';
import { freshStore, plantStore } from '../store/fresh-store.ts';

const site = {
  id: 'rhine',
  name: 'Rhine Works',
  zone: 'Europe/Berlin',
  itChannel: 'C0IT',
  otChannel: 'C0OT',
  emergencyPhone: '112',
  radioChannel: '4',
  workingDays: [1, 2, 3, 4, 5],
  opens: '07:00',
  closes: '17:00',
};
const person = { id: 'U0INES', name: 'Ines Faria', side: 'ot', siteId: 'rhine' };
const asset = { id: 'his-1', name: 'HIS-1 historian', siteId: 'rhine' };
const plant = { sites: [site], people: [person], assets: [asset] };
const read = (content: object) => readPlant(JSON.stringify(content));

function mistakes(json: string): string[] {
  try {
    readPlant(json);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'bad-setting') return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('a plant file', () => {
  test('may leave out what is usual', () => {
    expect(read(plant)).toEqual({
      sites: [{ ...site, opens: 7 * 60, closes: 17 * 60 }],
      people: [{ ...person, roles: [], left: false }],
      assets: [{ ...asset, area: '', owner: null, level: null, safety: false }],
    });
  });

  const withSite = (but: object) => ({ ...plant, sites: [{ ...site, ...but }] });
  const withPerson = (but: object) => ({ ...plant, people: [{ ...person, ...but }] });
  const withAsset = (but: object) => ({ ...plant, assets: [{ ...asset, ...but }] });

  test.each<[string, object, RegExp]>([
    ['no site', { ...plant, sites: [] }, /^- sites: /],
    [
      'a site that is open round the clock',
      withSite({ opens: '00:00', closes: '24:01' }),
      /^- sites.0.closes: must be a time such as 07:00/,
    ],
    [
      'a site that closes before it opens',
      withSite({ opens: '17:00', closes: '07:00' }),
      /must open before it closes/,
    ],
    ['a site with one channel for both', withSite({ otChannel: 'C0IT' }), /two different channels/],
    ['a channel by its name', withSite({ itChannel: '#it' }), /^- sites.0.itChannel: must be a channel’s id/],
    ['a zone that is none', withSite({ zone: 'Europe/Mannheim' }), /^- sites.0.zone: must be a time zone/],
    ['an eighth day', withSite({ workingDays: [8] }), /^- sites.0.workingDays.0: /],
    ['no working days', withSite({ workingDays: [] }), /^- sites.0.workingDays: /],
    ['no emergency number', withSite({ emergencyPhone: ' ' }), /^- sites.0.emergencyPhone: is empty/],
    ['a person by name', withPerson({ id: '@ines' }), /^- people.0.id: must be a member id/],
    ['a third side', withPerson({ side: 'hr' }), /^- people.0.side: must be it, ot or bridge/],
    ['an unknown role', withPerson({ roles: ['king'] }), /^- people.0.roles.0: must be lead or admin/],
    ['a person of no site', withPerson({ siteId: 'moon' }), /^- Ines Faria: there is no site moon/],
    ['a person twice', { ...plant, people: [person, person] }, /^- U0INES stands there twice/],
    ['an asset of no site', withAsset({ siteId: 'moon' }), /^- HIS-1 historian: there is no site moon/],
    ['a level beyond 5', withAsset({ level: 6 }), /^- assets.0.level: /],
    ['a misspelt field', withAsset({ ownr: 'it' }), /^- assets.0: .*ownr/],
    ['a name of 81 characters', withAsset({ name: 'x'.repeat(81) }), /^- assets.0.name: is longer than 80/],
    ['no assets', { sites: [site], people: [] }, /^- assets: /],
  ])('with %s is refused with a line that says where', (_, content, says) => {
    const [first, second] = mistakes(JSON.stringify(content));
    expect(first).toBe('The plant file was not loaded, nothing was changed:');
    expect(second).toMatch(says);
  });

  test('with several mistakes names them all', () => {
    expect(mistakes(JSON.stringify({ ...withSite({ zone: 'x', name: '' }), people: 1 }))).toHaveLength(4);
  });

  test.each(['', 'not json', '[]', 'null', '7'])('that is %j is refused', json => {
    expect(mistakes(json)[0]).toBe('The plant file was not loaded, nothing was changed:');
  });
});

describe('loading a plant', () => {
  test('brings up to date what is there and removes nothing', async () => {
    const store = freshStore();
    savePlant(store, readPlant(plantFile));
    savePlant(
      store,
      read({
        ...plant,
        people: [{ ...person, id: 'U0OMAR', name: 'Omar H.', side: 'it', roles: ['lead'] }],
        assets: [{ ...asset, name: 'HIS-1, replaced', level: 3 }],
      }),
    );
    const directory = directoryStore(store);
    expect(await directory.person('U0OMAR')).toMatchObject({ name: 'Omar H.', roles: ['lead'] });
    expect(await directory.person('U0INES')).toMatchObject({ name: 'Ines Faria' });
    expect((await directory.site('rhine'))?.desks).toEqual({ it: 'C0IT', ot: 'C0OT' });
    expect(await registerStore(store).asset('his-1')).toMatchObject({ name: 'HIS-1, replaced', owner: null });
    expect(await registerStore(store).asset('plc-12')).toMatchObject({
      owner: 'ot',
      level: 1,
      safety: false,
    });
  });
});

describe('loading a plant with another channel for a desk', () => {
  /** An incident at each site, of which the first has one card that Slack has already. */
  async function withCards() {
    const store = plantStore();
    const desk = incidentDesk(store);
    await desk.filed();
    await desk.filed({ where: { assetId: 'his-2' }, request: 'view:2' });
    const cards = cardStore(store);
    const load = (channels: { itChannel?: string; otChannel?: string }) => {
      const { sites, ...rest } = readPlant(plantFile);
      savePlant(store, {
        ...rest,
        sites: sites.map(one => (one.id === 'rhine' ? { ...one, ...channels } : one)),
      });
    };
    const channels = async () =>
      Promise.all(['i-1.it', 'i-1.ot', 'i-2.it', 'i-2.ot'].map(async id => (await cards.card(id))?.channel));
    return { store, load, channels };
  }

  test('sends the cards there that Slack has never had, and no others', async () => {
    const { load, channels } = await withCards();
    load({ itChannel: 'C0NEWIT' });
    expect(await channels()).toEqual(['C0NEWIT', 'C0RHINEOT', 'C0BAYOUIT', 'C0BAYOUOT']);
    load({ itChannel: 'C0NEWERIT', otChannel: 'C0NEWOT' });
    expect(await channels()).toEqual(['C0NEWERIT', 'C0NEWOT', 'C0BAYOUIT', 'C0BAYOUOT']);
  });

  test('leaves cards where they stand', async () => {
    const { store, load, channels } = await withCards();
    await store.queries.update(store.tables.cards).set({ ts: '1.5', shown: 1 });
    load({ itChannel: 'C0NEWIT', otChannel: 'C0NEWOT' });
    expect(await channels()).toEqual(['C0RHINEIT', 'C0RHINEOT', 'C0BAYOUIT', 'C0BAYOUOT']);
  });

  test('leaves cards of what is no record of that site', async () => {
    const { store, load } = await withCards();
    const other = newCard('change', 'c-1', 'it', 'C0RHINEIT');
    store.commit([also(store.queries.insert(store.tables.cards).values(other))]);
    load({ itChannel: 'C0NEWIT' });
    expect((await cardStore(store).card(other.id))?.channel).toBe('C0RHINEIT');
  });
});

const found = async (words: string, firstSite = 'rhine', limit = 100) => {
  const store = freshStore();
  savePlant(store, readPlant(plantFile));
  return (await registerStore(store).search(words, firstSite, limit)).map(one => one.id);
};

describe('searching the register', () => {
  test.each([
    ['his', ['his-1', 'his-2']],
    ['HISTORIAN', ['his-1', 'his-2']],
    ['boiler', ['sis-2']],
    ['no such thing', []],
    ['%', []],
    ['_', []],
    ['\\', []],
    [`' or 1=1 --`, []],
  ])('for %j', async (words, ids) => {
    expect(await found(words)).toEqual(ids);
  });

  test('begins with one’s own site', async () => {
    expect(await found('his', 'bayou')).toEqual(['his-2', 'his-1']);
  });

  test('ends at the limit', async () => {
    expect(await found('', 'rhine', 3)).toHaveLength(3);
  });

  test.each(['muhle', 'MÜHLE', 'Mu\u0308hle', 'mühle 2', 'muhle 2 sudhalle', 'SÜDHALLE'])(
    'minds neither accents nor capitals: %s',
    async words => {
      const store = freshStore();
      savePlant(store, read({ ...plant, assets: [{ ...asset, name: 'MÜHLE 2', area: 'Südhalle' }] }));
      expect(await registerStore(store).search(words, 'rhine', 10)).toHaveLength(1);
    },
  );

  test('knows an asset by its new name once it was loaded again', async () => {
    const store = freshStore();
    const search = async (words: string) => (await registerStore(store).search(words, 'rhine', 10)).length;
    savePlant(store, read(plant));
    savePlant(store, read({ ...plant, assets: [{ ...asset, name: 'Mühle', area: 'Keller' }] }));
    expect([await search('historian'), await search('muhle'), await search('keller')]).toEqual([0, 1, 1]);
  });
});
