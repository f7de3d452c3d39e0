import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openApp } from '../../src/app.ts';
import { openLog } from '../../src/json-log.ts';
import { SECOND, systemClock } from '../../src/kernel/clock.ts';
import { randomIds } from '../../src/kernel/ids.ts';
import { importPlant } from '../../src/sandbox/load-plant.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import { startSlack, type Slack } from '../../src/sandbox/server.ts';
import type { Message } from '../../src/sandbox/state.ts';
import { plantFiles, world } from '../../src/sandbox/world.ts';
import { openStore } from '../../src/store/open.ts';
import { testConfig } from '../support/config.ts';
import { files } from '../support/filing.ts';
import type { Figure } from './main.ts';

const CARDS = 10;
const REPLIES = 500;
const AT_MOST = 400 * SECOND;
const desks = ['C0RHINEOT', 'C0RHINEIT'];
/** Who files an S1 while replies wait: people of both sides. */
const alarmed = ['Ines', 'Jonas', 'Marta', 'Omar', 'Lena'];

/**
 * 500 replies at once, half from each side, under ten cards, in a workspace that takes a message a second in each
 * channel; half way, five people file an S1. The baseline of their cards is how long a reply waits in the same run.
 */
export async function mirror(): Promise<Figure[]> {
  const slack = await startSlack({ manifest: 'manifest.yml', world, pace: { every: SECOND, burst: 4 } });
  const folder = mkdtempSync(join(tmpdir(), 'common-ground-bench-'));
  const store = openStore(join(folder, 'mirror.sqlite'));
  const config = testConfig(slack, join(folder, 'mirror.sqlite'));
  await importPlant(store, plantFiles, { auditKey: config.auditKey, clock: systemClock });
  const clocks = { clock: systemClock, machine: systemClock };
  const desk = await openApp({ config, store, ...clocks, ids: randomIds, log: openLog('error') });
  await desk.start({ every: SECOND });
  try {
    slack.afterEach = () => desk.settle();
    await fileTheCards(slack);
    delete slack.afterEach;
    return await talk(slack);
  } finally {
    await desk.stop();
    await slack.stop();
    store.close();
    rmSync(folder, { recursive: true });
  }
}

async function fileTheCards(slack: Slack): Promise<void> {
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  for (let n = 0; n < CARDS; n++) await files(ines, 'HIS-1');
  await until(() => desks.every(id => cardsIn(slack, id).length === CARDS), 60 * SECOND);
}

async function talk(slack: Slack): Promise<Figure[]> {
  const written = new Map<string, number>();
  const mirrored = new Map<string, number>();
  let doubled = 0;
  const filed = new Map<string, number>();
  const s1Waits: number[] = [];
  slack.workspace.onHappening(happening => {
    if (happening.what !== 'posted') return;
    const { message } = happening;
    const now = performance.now();
    if (message.user !== slack.workspace.botUserId) written.set(message.text, now);
    else if (message.as) {
      if (mirrored.has(message.text)) doubled++;
      mirrored.set(message.text, now);
    } else if (message.threadTs === undefined && desks.includes(message.channel)) {
      const whose = alarmed.find(name => message.text.includes(alarm(name)));
      if (whose) s1Waits.push(now - (filed.get(whose) ?? now));
    }
  });

  const began = performance.now();
  const left = () => AT_MOST - (performance.now() - began);
  await writeAll(slack);
  await until(() => mirrored.size >= REPLIES / 2, left());
  await Promise.all(
    alarmed.map(async name => {
      const person = slack.person(name);
      await openForm(person, slack);
      filed.set(name, performance.now());
      await person.fills({ 'Where and what': 'SW-34', 'What happens': alarm(name), 'How bad': 'Danger' });
    }),
  );
  await until(() => mirrored.size >= REPLIES && s1Waits.length >= alarmed.length * 2, left());

  const arrived = [...mirrored.keys()].filter(text => written.has(text));
  const replyWaits = arrived.map(text => (mirrored.get(text) ?? 0) - (written.get(text) ?? 0));
  const inversions = desks.reduce((sum, id) => sum + inversionsIn(slack, id, written), 0);
  const posts = slack.calls.filter(call => call.method === 'chat.postMessage').length;
  const reply = quantile(replyWaits, 0.5) / SECOND;
  // A card that never came waited as long as we did, and meets nothing.
  const cards = alarmed.length * 2;
  const came = s1Waits.length;
  const haveAllCome = came === cards && arrived.length > 0;
  while (s1Waits.length < cards) s1Waits.push(AT_MOST);
  return [
    counted('mirror.complete', arrived.length, REPLIES, '= 500', arrived.length === REPLIES),
    counted('mirror.inversions', inversions, REPLIES, '= 0', inversions === 0),
    counted('mirror.doubled', doubled, REPLIES, '= 0', doubled === 0),
    counted('mirror.s1-cards', came, cards, `= ${cards}`, haveAllCome),
    waited('mirror.s1-card-p95', quantile(s1Waits, 0.95) / SECOND, reply, haveAllCome),
    waited('mirror.s1-card-max', quantile(s1Waits, 1) / SECOND, reply, haveAllCome),
    counted('mirror.throttled', slack.throttled, posts, 'ratio <= 0.1', slack.throttled <= posts * 0.1),
  ];
}

const alarm = (name: string): string => `No view of line 3, says ${name}`;

function cardsIn(slack: Slack, channel: string): Message[] {
  return slack.workspace.messagesIn(channel).filter(one => one.threadTs === undefined && one.blocks);
}

/** Everybody writes at once, as fast as Slack takes it. */
async function writeAll(slack: Slack): Promise<void> {
  const sides = [
    { as: 'U0INES', channel: 'C0RHINEOT' },
    { as: 'U0OMAR', channel: 'C0RHINEIT' },
  ];
  const acts: Promise<unknown>[] = [];
  for (let n = 0; n < REPLIES / 2; n++) {
    for (const { as, channel } of sides) {
      const thread = cardsIn(slack, channel)[n % CARDS]?.ts ?? '';
      acts.push(slack.client.do({ do: 'say', as, channel, thread, text: `${as} says ${n}` }));
    }
  }
  await Promise.all(acts);
}

/** The form opens after the acknowledgement. */
async function openForm(person: Person, slack: Slack): Promise<void> {
  await slack.client.do({ do: 'say', as: person.id, channel: 'C0CANTEEN', text: '/incident' });
  await until(() => person.modal !== undefined, 10 * SECOND);
}

/** Pairs of neighbours in a channel's threads that stand the other way round than they were written. */
function inversionsIn(slack: Slack, channel: string, written: ReadonlyMap<string, number>): number {
  let found = 0;
  const last = new Map<string, number>();
  for (const { as, threadTs, text } of slack.workspace.messagesIn(channel)) {
    const at = written.get(text);
    if (!as || threadTs === undefined || at === undefined) continue;
    if (at < (last.get(threadTs) ?? 0)) found++;
    last.set(threadTs, at);
  }
  return found;
}

async function until(holds: () => boolean, within: number): Promise<void> {
  const end = performance.now() + within;
  while (!holds() && performance.now() < end) await setTimeout(50);
}

/** The value below which this share of them lies; 0 where there are none, which is for whoever asks to look at. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

function counted(name: string, value: number, baseline: number, target: string, met: boolean): Figure {
  return { name, value, unit: 'messages', baseline, ratio: round(value / baseline), target, met };
}

function waited(name: string, value: number, baseline: number, isWhole: boolean): Figure {
  // Where no reply came there is nothing to compare with.
  const ratio = baseline > 0 ? value / baseline : value;
  const [seconds, reply, part] = [value, baseline, ratio].map(round) as [number, number, number];
  return {
    name,
    value: seconds,
    unit: 's',
    baseline: reply,
    ratio: part,
    target: 'ratio <= 0.05',
    met: isWhole && ratio <= 0.05,
  };
}
