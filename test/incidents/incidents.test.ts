import { describe, expect, test } from 'vitest';
import { auditStore } from '../../src/audit/store.ts';
import { flaws } from '../../src/audit/verify.ts';
import type { Filing } from '../../src/incidents/incidents.ts';
import { MINUTE } from '../../src/kernel/clock.ts';
import type { Refusal } from '../../src/kernel/refusal.ts';
import { plantStore } from '../store/fresh-store.ts';
import { AUDIT_KEY, chainsOf, counted, incidentDesk } from './incident-desk.ts';

const hasRefused = (code: string) => expect.objectContaining({ name: 'Refusal', code });

const inWords = (words: string): Partial<Filing> => ({ where: { siteId: 'rhine', words } });

describe('filing', () => {
  test('writes the incident with its history, cards, messages and timer', async () => {
    const store = plantStore();
    const desk = incidentDesk(store);
    const incident = await desk.filed();
    expect(incident).toMatchObject({
      number: 1,
      place: 'HIS-1 historian, Server room B',
      severity: 'S3',
      asking: 'ot',
      answering: 'it',
      state: 'new',
      version: 1,
    });
    const [entry] = await auditStore(store).of('incident', incident.id);
    expect(entry).toMatchObject({
      seq: 1,
      action: 'filed',
      actor: { kind: 'person', id: 'U0INES' },
      before: {},
    });
    const cards = await store.queries.select().from(store.tables.cards);
    expect(cards.map(card => [card.side, card.channel, card.ts])).toEqual([
      ['it', 'C0RHINEIT', null],
      ['ot', 'C0RHINEOT', null],
    ]);
    const messages = await store.queries.select().from(store.tables.outbox);
    expect(messages.map(message => message.to)).toEqual([
      { kind: 'card', cardId: `${incident.id}.it` },
      { kind: 'card', cardId: `${incident.id}.ot` },
    ]);
    const timers = await store.queries.select().from(store.tables.timers);
    expect(timers).toEqual([
      expect.objectContaining({
        job: 'incident.acknowledge',
        about: incident.id,
        due: incident.acknowledgeBy,
      }),
    ]);
  });

  test('many at once gives each a number of its own', async () => {
    const desk = incidentDesk(plantStore());
    const filed = await Promise.all([1, 2, 3, 4].map(n => desk.filed({ request: `view:${n}` })));
    expect(filed.map(incident => incident.number).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4]);
  });

  test.each<[string, Partial<Filing>, string]>([
    ['nothing happens', { what: '' }, 'what'],
    ['only blanks happen', { what: ' \t\r\n ' }, 'what'],
    ['only what can’t be seen happens', { what: '\u0000\u0007\u200b\u202e\ufeff' }, 'what'],
    ['3,001 characters happen', { what: 'x'.repeat(3001) }, 'what'],
    ['it is nowhere', inWords(''), 'where'],
    ['it is at a blank', inWords(' \n '), 'where'],
    ['it is at what can’t be seen', inWords('\u200e\u0000'), 'where'],
    ['its place takes 101 characters', inWords('x'.repeat(101)), 'where'],
    ['its asset is unknown', { where: { assetId: 'his-999' } }, 'where'],
    ['its site is unknown', { where: { siteId: 'moon', words: 'crater' } }, 'where'],
  ])('is refused beside the field where %s', async (_, filing, field) => {
    const store = plantStore();
    const desk = incidentDesk(store);
    const refused = await desk.filed(filing).catch((error: unknown) => error);
    expect(refused).toEqual(hasRefused('bad-answer'));
    expect((refused as Refusal).field).toBe(field);
    expect(await counted(store)).toBe('0 0 0 0 0 0');
    // A corrected form keeps its request.
    expect((await desk.filed()).number).toBe(1);
  });

  test('by someone of both sides is refused until they say who answers', async () => {
    const desk = incidentDesk(plantStore());
    const nobodysAsset = { where: { assetId: 'ews-1' }, by: 'U0ANNA' };
    await expect(desk.filed(nobodysAsset)).rejects.toEqual(hasRefused('bad-answer'));
    expect(await desk.filed({ ...nobodysAsset, answering: 'it' })).toMatchObject({
      asking: 'ot',
      answering: 'it',
    });
  });

  test.each([
    ['  PLC room\r\nsecond door ', 'PLC room second door'],
    ['x'.repeat(100), 'x'.repeat(100)],
    ['\u202eevil\u0000 door', 'evil door'],
    [`Robert'); DROP TABLE incidents;--`, `Robert'); DROP TABLE incidents;--`],
  ])('keeps a place as people read it, in one line: %j', async (typed, kept) => {
    const desk = incidentDesk(plantStore());
    expect((await desk.filed({ ...inWords(typed), what: typed })).place).toBe(kept);
  });
});

describe('taking a step', () => {
  test('two people acknowledge at the same moment: one has it, the other reads that it is taken', async () => {
    const store = plantStore();
    const desk = incidentDesk(store);
    const { id } = await desk.filed();
    const [omar, lena] = [await desk.person('U0OMAR'), await desk.person('U0LENA')];
    const results = await Promise.allSettled([
      desk.incidents.take('acknowledge', id, omar, '', 'press:1'),
      desk.incidents.take('acknowledge', id, lena, '', 'press:2'),
    ]);
    expect(results.map(result => result.status)).toEqual(['fulfilled', 'rejected']);
    expect(results[1]).toMatchObject({ reason: hasRefused('already-done') });
    expect(await desk.find(id)).toMatchObject({ ownerId: 'U0OMAR', version: 2 });
    expect(await counted(store)).toBe('1 2 6 2 0 2');
  });

  test('a whole control room at the same moment: still one has it', async () => {
    const desk = incidentDesk(plantStore());
    const { id } = await desk.filed();
    const omar = await desk.person('U0OMAR');
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => desk.incidents.take('acknowledge', id, omar, '', `press:${n}`)),
    );
    expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(1);
    expect((await desk.find(id)).version).toBe(2);
  });

  test('a step that somebody else’s step allows still goes through at the same moment', async () => {
    const desk = incidentDesk(plantStore());
    const { id } = await desk.filed();
    const omar = await desk.person('U0OMAR');
    await desk.incidents.take('acknowledge', id, omar, '', 'press:1');
    await Promise.all([
      desk.incidents.take('start', id, omar, '', 'press:2'),
      desk.incidents.take('resolve', id, omar, 'Restarted', 'view:2'),
    ]);
    expect(await desk.find(id)).toMatchObject({ state: 'resolved', version: 4 });
  });

  test.each(['', '  ', '\u200b\u0000'])('reopening wants a reason: %j', async words => {
    const desk = incidentDesk(plantStore());
    const { id } = await desk.filed();
    const [omar, ines] = [await desk.person('U0OMAR'), await desk.person('U0INES')];
    await desk.incidents.take('acknowledge', id, omar, '', 'press:1');
    await desk.incidents.take('resolve', id, omar, '', 'view:2');
    const reopened = desk.incidents.take('reopen', id, ines, words, 'view:3');
    await expect(reopened).rejects.toMatchObject({ code: 'bad-answer', field: 'words' });
    await desk.incidents.take('reopen', id, ines, 'Stands still again', 'view:3');
    expect(await desk.find(id)).toMatchObject({ state: 'new', resolverId: null, resolution: null });
  });

  test('what was said with it may be 1,000 characters long, not 1,001', async () => {
    const desk = incidentDesk(plantStore());
    const { id } = await desk.filed();
    const omar = await desk.person('U0OMAR');
    await desk.incidents.take('acknowledge', id, omar, '', 'press:1');
    const resolve = (words: string) => desk.incidents.take('resolve', id, omar, words, 'view:2');
    await expect(resolve('x'.repeat(1001))).rejects.toMatchObject({ code: 'bad-answer', field: 'words' });
    await resolve('x'.repeat(1000));
    expect((await desk.find(id)).resolution).toHaveLength(1000);
  });

  test('of an incident that isn’t there is refused like one that may not be seen', async () => {
    const store = plantStore();
    const desk = incidentDesk(store);
    const { id } = await desk.filed();
    await store.queries
      .update(store.tables.incidents)
      .set({ visibility: { kind: 'restricted', to: ['U0INES'] } });
    const omar = await desk.person('U0OMAR');
    const refusals = await Promise.all(
      ['i-404', id].map(one =>
        desk.incidents.take('acknowledge', one, omar, '', 'press:1').catch((error: unknown) => error),
      ),
    );
    expect(refusals[0]).toEqual(hasRefused('not-found'));
    expect(refusals[1]).toEqual(refusals[0]);
    await expect(desk.incidents.look(id, omar)).rejects.toEqual(refusals[0]);
    expect(await desk.incidents.waitingOn(omar, 9)).toEqual([]);
    expect((await desk.incidents.look(id, await desk.person('U0INES'))).incident.id).toBe(id);
  });

  test('leaves a history without a flaw', async () => {
    const store = plantStore();
    const desk = incidentDesk(store);
    const { id } = await desk.filed();
    const [omar, ines] = [await desk.person('U0OMAR'), await desk.person('U0INES')];
    await desk.incidents.take('acknowledge', id, omar, '', 'press:1');
    await desk.incidents.take('resolve', id, omar, '„Ümläute“, 😀 and <&>', 'view:2');
    await desk.incidents.take('reopen', id, ines, 'Line one\nline two', 'view:3');
    expect(await flaws(chainsOf(store), AUDIT_KEY)).toEqual([]);
  });
});

test('what waits on a side: the most severe first, then the oldest', async () => {
  const desk = incidentDesk(plantStore());
  const omar = await desk.person('U0OMAR');
  for (const [n, impact] of (['none', 'slower', 'danger', 'slower'] as const).entries()) {
    await desk.filed({ impact, request: `view:${n}` });
    desk.clock.moveOn(MINUTE);
  }
  const waiting = async (id: string) =>
    (await desk.incidents.waitingOn(await desk.person(id), 9)).map(incident => incident.number);
  expect(await waiting('U0OMAR')).toEqual([3, 2, 4, 1]);
  expect(await waiting('U0INES')).toEqual([]);
  await desk.incidents.take('acknowledge', 'i-3', omar, '', 'press:1');
  await desk.incidents.take('resolve', 'i-3', omar, '', 'view:r');
  expect(await waiting('U0OMAR')).toEqual([2, 4, 1]);
  expect(await waiting('U0INES')).toEqual([3]);
});
