import { describe, expect, test } from 'vitest';
import { newCards } from '../../src/conversations/messages.ts';
import { allSteps, after, transitions, type Incident } from '../../src/incidents/incident.ts';
import { toldOfFiling, toldOfReminder, toldOfStep, topicOf } from '../../src/incidents/telling.ts';
import { stillWaiting } from '../../src/incidents/personal.ts';
import { whomOf, type Message } from '../../src/outbox/message.ts';
import { directoryStore } from '../../src/people/store.ts';
import { maySee } from '../../src/records/visibility.ts';
import { plantStore } from '../store/fresh-store.ts';
import { rhine } from './a-place.ts';
import { anIncident, somebody } from './an-incident.ts';
import { incidentDesk } from './incident-desk.ts';

const restricted = (...to: string[]) => anIncident({ visibility: { kind: 'restricted', to } });
const whom = (messages: readonly Message[]) => messages.map(({ intent, to }) => `${intent} to ${whomOf(to)}`);

describe('an incident that only some may see', () => {
  test('has no cards', () => {
    expect(newCards(topicOf(restricted('U0INES')), rhine)).toEqual([]);
    expect(newCards(topicOf(anIncident()), rhine).map(card => card.id)).toEqual(['i-7.it', 'i-7.ot']);
  });

  test.each(allSteps)('is told of in no channel: %s', step => {
    const was: Incident = {
      ...restricted('U0INES', 'U0OMAR'),
      ownerId: 'U0OMAR',
      state: transitions[step].from[0]!,
    };
    const is = after(step, was, somebody(), 'Words', 5000);
    expect(whom(toldOfStep(step, was, is))).toEqual(
      { resolve: ['incident.please-confirm to U0INES'], reopen: ['incident.not-fixed to U0OMAR'] }[
        step as string
      ] ?? [],
    );
  });

  test('is told of in no channel when it is filed, and to who is on duty only if they may see it', async () => {
    const site = { ...rhine, duty: { it: 'U0OMAR', ot: null } };
    const directory = directoryStore(plantStore());
    expect(await toldOfFiling(restricted('U0INES'), site, directory)).toEqual([]);
    expect(whom(await toldOfFiling(restricted('U0INES', 'U0OMAR'), site, directory))).toEqual([
      'incident.on-duty to U0OMAR',
    ]);
  });

  test('is shown to those it names and to nobody else, whatever their side and role', () => {
    const { visibility } = restricted('U0INES');
    expect(maySee(visibility, somebody({ id: 'U0INES' }))).toBe(true);
    expect(maySee(visibility, somebody({ side: 'bridge', roles: ['lead', 'admin'] }))).toBe(false);
  });
});

describe('reminders of an incident that only some may see', () => {
  const remind = (incident: Incident, round: number) =>
    toldOfReminder(incident, round, directoryStore(plantStore()), 'C0ADMINS');

  test('reach no desk', async () => {
    expect(await remind(restricted('U0INES'), 0)).toEqual({ action: 'reminded', messages: [] });
  });

  test('reach the leads who may see it', async () => {
    const incident = restricted('U0INES', 'U0PRIYA', 'U0JONAS');
    expect(whom((await remind(incident, 1)).messages)).toEqual(['incident.nobody-has-it to U0PRIYA']);
    expect(whom((await remind(incident, 2)).messages)).toEqual([
      'incident.nobody-has-it to U0PRIYA',
      'incident.still-waiting to U0JONAS',
      'incident.still-waiting to C0ADMINS',
    ]);
  });

  test('reach no lead who may not see it, and then the admins at once', async () => {
    for (const round of [1, 2])
      expect(whom((await remind(restricted('U0INES'), round)).messages)).toEqual([
        'incident.still-waiting to C0ADMINS',
      ]);
    expect(whom((await remind(restricted('U0JONAS'), 2)).messages)).toEqual([
      'incident.still-waiting to U0JONAS',
      'incident.still-waiting to C0ADMINS',
    ]);
  });

  test('tell the admins its name and whose turn it is, nothing else', () => {
    const incident = restricted('U0INES');
    const drawn = stillWaiting({ incident, site: rhine, names: new Map([['U0INES', 'Ines Faria']]) });
    expect(drawn.text.mrkdwn).toBe('*INC-7*\nNobody from IT has it yet. Ask IT’s lead.');
    const told = JSON.stringify(drawn);
    for (const secret of ['HIS-1', incident.what, 'Ines', 'S3', 'Rhine', incident.id])
      expect(told).not.toContain(secret);
  });
});

test('a step and a reminder of one write no message to a desk', async () => {
  const store = plantStore();
  const { incidents, outbox, timers } = store.tables;
  const desk = incidentDesk(store);
  const { id } = await desk.filed();
  await store.queries.update(incidents).set({ visibility: { kind: 'restricted', to: ['U0INES', 'U0OMAR'] } });
  await store.queries.delete(outbox);
  const written = async () =>
    whom((await store.queries.select().from(outbox)).map(row => ({ ...row, urgent: false })));

  for (let round = 0; round < 3; round++) {
    const [timer] = await store.queries.select().from(timers);
    await desk.incidents.remind(timer!);
  }
  const toAdmins = 'incident.still-waiting to C0ADMINS';
  expect(await written()).toEqual([toAdmins, toAdmins]);

  const omar = await desk.person('U0OMAR');
  await desk.incidents.take('acknowledge', id, omar, '', 'press:1');
  await desk.incidents.take('resolve', id, omar, 'Swapped the disk', 'view:2');
  await desk.incidents.take('confirm', id, await desk.person('U0INES'), '', 'press:3');
  expect(await written()).toEqual([toAdmins, toAdmins, 'incident.please-confirm to U0INES']);
});
