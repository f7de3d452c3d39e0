import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { eq, isNotNull } from 'drizzle-orm';
import { MINUTE } from '../../src/kernel/clock.ts';
import { outboxStore } from '../../src/outbox/store.ts';
import { importPlant } from '../../src/sandbox/load-plant.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import { startSlack } from '../../src/sandbox/server.ts';
import type { Failure } from '../../src/sandbox/faults.ts';
import { plantFiles, world } from '../../src/sandbox/world.ts';
import { openStore } from '../../src/store/open.ts';
import { seeded } from '../conversations/a-thread-slack.ts';
import { asLookedAt } from '../support/looked.ts';
import { movesIt } from '../support/moving.ts';
import { testClock } from '../support/clocks.ts';
import { testConfig } from '../support/config.ts';
import { auditOf, type Findings, type Told } from './audit.ts';
import { cutDesk, slackIsDone, SLOW } from './cut-desk.ts';

/** Memory where there is a disk of it: what is measured is what was committed, not how fast a disk is. */
const SHM = '/dev/shm';
const folderFor = () => mkdtempSync(join(existsSync(SHM) ? SHM : tmpdir(), 'common-ground-crash-'));

const ACTS = 7;
/** Real milliseconds before each time that Slack brings an event again, as often as it does: the last is beyond the last cut. */
const BROUGHT_AGAIN = [30, 1000, 8000];
/** Real milliseconds within which everything must be there, what is brought for the last time too. */
const SETTLED_AFTER = 20_000;

const failures: readonly Failure[] = [
  { status: 429, headers: { 'retry-after': '1' } },
  { status: 503, body: '<html>Service Unavailable</html>' },
  { error: 'internal_error' },
  { error: 'ratelimited' },
  'drop the connection before doing it',
  'drop the connection after doing it',
  { slow: SLOW, when: 'before doing it' },
  { slow: SLOW, when: 'after doing it' },
  // What dies of it is brought back.
  { error: 'restricted_action' },
];

export interface Outcome extends Findings {
  seed: number;
  /** Where the desk was cut. */
  cuts: string[];
  told: Told;
}

/** The demo's plant in a file, made once and copied for each schedule. */
export async function preparedFile(): Promise<{ file: string; remove: () => void }> {
  const folder = folderFor();
  const file = join(folder, 'plant.sqlite');
  const store = openStore(file);
  await importPlant(store, plantFiles, { auditKey: testConfig(NOBODY, file).auditKey, clock: testClock() });
  await asLookedAt(store);
  store.close();
  return { file, remove: () => rmSync(folder, { recursive: true }) };
}
const NOBODY = { botToken: 'xoxb-none', appToken: 'xapp-none', apiUrl: 'http://127.0.0.1/' };

/**
 * People work while the desk loses its power at moments that the seed decides, and Slack and the disk refuse as chance
 * will have it. In the end everything settles, and what was told is compared with what is there.
 *
 * @param say hears what happens, step by step
 */
export async function runSchedule(
  prepared: string,
  seed: number,
  say: (what: string) => void = () => undefined,
): Promise<Outcome> {
  const chance = seeded(seed);
  const upTo = (n: number) => Math.floor(chance() * n);
  const folder = folderFor();
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'desk.sqlite');
  copyFileSync(prepared, file);
  const clock = testClock();
  const slack = await startSlack({
    manifest: 'manifest.yml',
    world,
    clock: () => clock.now(),
    ackWithin: 1000,
    tiers: false,
    retryEventsAfter: BROUGHT_AGAIN,
  });
  const told: Told = { filings: [], replies: [] };
  const desk = await cutDesk({ file, slack, clock, seed, upTo, say });
  const { cuts, settle } = desk;

  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const anna = slack.person('Anna', { in: 'common-ground-admins' });
  /** Where IT reads; its desk may move. */
  let itsDesk = 'rhine-it';
  let omar = slack.person('Omar', { in: itsDesk });
  slack.afterEach = async () => undefined;

  async function act(n: number): Promise<void> {
    const person = upTo(2) === 0 ? ines : omar;
    switch (n === 0 ? 0 : upTo(7)) {
      case 0:
      case 1:
        return reports(person, `Filing ${n} of ${seed}`);
      case 2:
        return press(omar, 'Acknowledge');
      case 3:
        return reply(person, `Reply ${n} of ${seed}`);
      case 6:
        return moves();
      case 4:
        await press(omar, 'Resolve');
        return fills(omar, { 'What fixed it': 'A new disk' });
      default:
        return press(ines, 'Confirm fixed');
    }
  }
  async function moves(): Promise<void> {
    const to = itsDesk === 'rhine-it' ? 'canteen' : 'rhine-it';
    slack.afterEach = pause;
    try {
      await movesIt(slack, anna, 'rhine', to);
    } finally {
      slack.afterEach = async () => undefined;
      while (anna.modal) await anna.closes();
    }
    const [site] = await desk.store.queries
      .select()
      .from(desk.store.tables.sites)
      .where(eq(desk.store.tables.sites.id, 'rhine'));
    itsDesk = site?.itChannel === 'C0RHINEIT' ? 'rhine-it' : 'canteen';
    omar = slack.person('Omar', { in: itsDesk });
    say(`IT’s desk is #${itsDesk}`);
  }
  async function reports(person: Person, what: string): Promise<void> {
    await person.types('/incident');
    await pause();
    if (!person.modal) return;
    await person.fills({ 'Where and what': 'HIS-1', 'What happens': what, 'How bad': 'Slower' });
    const acknowledged = person.modal?.texts.join().includes('are asked to acknowledge it') ?? false;
    told.filings.push({ what, acknowledged });
    say(`${person.name} files “${what}”: ${acknowledged ? 'acknowledged' : 'not acknowledged'}`);
    while (person.modal) await person.closes();
  }
  /** Buttons that aren't there are not pressed. */
  async function press(person: Person, label: string): Promise<void> {
    if (person.buttons().includes(label)) await person.clicks(label);
    await pause();
  }
  async function fills(person: Person, answers: Record<string, string>): Promise<void> {
    if (person.modal) await person.fills(answers);
    while (person.modal) await person.closes();
  }
  async function reply(person: Person, words: string): Promise<void> {
    const card = person.sees().findLast(line => /^(?!↳).*INC-\d+ ·/s.test(line));
    const [, name] = /(INC-\d+) ·/.exec(card ?? '') ?? [];
    if (!name) return;
    await person.replies(words, { on: `${name} ·` });
    told.replies.push(words);
    say(`${person.name} replies “${words}” under ${name}`);
  }
  /** As the admins do who read of what could not be delivered. */
  async function revive(): Promise<void> {
    const { outbox } = desk.store.tables;
    const dead = await desk.store.queries
      .select({ id: outbox.id })
      .from(outbox)
      .where(isNotNull(outbox.deadAt));
    for (const { id } of dead)
      if (await outboxStore(desk.store).revive(id, clock.now())) say(`revived: ${id}`);
  }
  /** An ack goes out before what it shows. */
  const pause = () => setTimeout(2);

  try {
    for (let n = 0; n < ACTS; n++) {
      if (upTo(4) === 0) desk.refuses(upTo(2) === 0 ? 'SQLITE_BUSY' : 'SQLITE_FULL');
      const failure = failures[upTo(failures.length * 2)];
      if (failure) slack.failNext(upTo(2) === 0 ? 'chat.postMessage' : 'chat.update', failure);
      await act(n).catch((error: unknown) => say(`not done: ${String(error)}`));
      if (upTo(3) > 0) await settle();
      clock.moveOn(upTo(2000));
      await desk.mend();
      if (upTo(3) === 0) await revive().catch((error: unknown) => say(`not revived: ${String(error)}`));
    }
    desk.refuses(undefined);
    await desk.mend('for good');
    await revive();
    let findings: Findings = { lost: [], duplicates: [] };
    for (let round = 0, from = Date.now(); Date.now() - from < SETTLED_AFTER; round++) {
      await settle();
      findings = await auditOf(slack, desk.store, told);
      await revive();
      if (findings.lost.length === 0 && round > 1) break;
      await slackIsDone();
      clock.moveOn(MINUTE);
      await setTimeout(30);
    }
    return { seed, cuts, told, ...findings };
  } finally {
    await desk.stop();
    await slack.stop();
    rmSync(folder, { recursive: true });
  }
}
