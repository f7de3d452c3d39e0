import type { Clock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import { actions, button, header, section, type Modal } from '../slack/blocks.ts';
import type { HomePart } from '../home-tab/slack.ts';
import type { Answer, Listen } from '../slack/listen.ts';
import { inLine, md, readersTime, type Markup } from '../slack/markup.ts';
import { notice } from '../slack/show.ts';
import { ACT, agreeAction, FORM } from './actions.ts';
import { pauseForm, readTime, readUntil, readVersion, readWishes, timeForm, wishesForm } from './forms.ts';
import { mustBeIn, whyNotWish, type Joining } from './joining.ts';
import type { Mine } from './looking.ts';
import type { Answer as Said } from './membership.ts';
import { minePage, MOST_PROGRAMMES, whyPage } from './pages.ts';
import { SUGGESTED, type Pair, type PairSteps } from './pairs.ts';
import { listed, timeIn } from './words.ts';

export interface CoffeeRouteParts {
  joining: Joining;
  pairs: PairSteps;
  mine: (by: Person) => Promise<Mine>;
  directory: Pick<Directory, 'names'>;
  clock: Clock;
  /** @throws Refusal where they can say none */
  hoursForm: (by: Person) => Promise<Modal>;
  /** Where the app is: `https://plant.slack.com/`. */
  workspaceUrl: string;
  /** As people type it here. */
  command: string;
}

/** Everything that people do about their coffee. */
export function coffeeRoutes(on: Listen, parts: CoffeeRouteParts): void {
  const { joining, pairs, mine, directory, clock, command } = parts;

  const page = async (by: Person): Promise<Modal> => minePage(await mine(by), by);
  const done = (said: Markup, by: Person): Answer => ({ done: said, page: () => page(by) });
  const wishes = async (by: Person): Promise<Answer> => {
    const refusal = whyNotWish(by);
    if (refusal) throw refusal;
    return { open: wishesForm((await mine(by)).wishes) };
  };
  const namesOf = async (ids: readonly string[]) => {
    const names = await directory.names(ids);
    return (id: string) => names.get(id) ?? 'somebody who left';
  };
  const find = async (programmeId: string, by: Person) => {
    const seen = (await mine(by)).programmes.find(({ programme }) => programme.id === programmeId);
    if (!seen) throw new Refusal('not-found', 'That programme has no rounds any more. Choose another.');
    return seen;
  };

  on.command('/coffee', async ({ by, words }) => {
    switch (words.trim().toLowerCase()) {
      case 'help':
        return { done: help(command) };
      case 'topics':
        return wishes(by);
      case 'hours':
        return { open: await parts.hoursForm(by) };
      default:
        return { open: await page(by) };
    }
  });
  on.press(ACT.mine, async ({ by }) => ({ open: await page(by) }));

  on.press(ACT.join, async ({ by, value, key }) => {
    const { name } = await joining.join(value, by, key);
    return done(
      md`*You are in ${inLine(name)}.* \`${command}\` shows the next round, and takes your hours and topics.`,
      by,
    );
  });
  on.press(ACT.leave, async ({ by, value, key }) => {
    const { name } = await joining.leave(value, by, key);
    return done(md`*You get no more invitations to ${inLine(name)}.* Join again with \`${command}\`.`, by);
  });
  on.press(ACT.skip, async ({ by, value, key }) => {
    const { name } = await joining.skipRound(value, by, key);
    return done(md`*You skip this round of ${inLine(name)}*, and are in the next one as usual.`, by);
  });
  on.press(ACT.come, async ({ by, value, key }) => {
    const { name } = await joining.come(value, by, key);
    return done(md`*You are in this round of ${inLine(name)}.*`, by);
  });
  on.press(ACT.pause, async ({ by, value }) => {
    const { programme, membership } = await find(value, by);
    mustBeIn(membership);
    return { open: pauseForm(programme, clock.now()) };
  });
  on.submit(FORM.pause, async ({ by, about, entered, key }) => {
    const { programme } = await find(about, by);
    const until = readUntil(entered, programme);
    await joining.pause(about, until, by, `${key}:${about}`);
    return { page: () => page(by) };
  });

  on.press(ACT.wishes, ({ by }) => wishes(by));
  on.submit(FORM.wishes, async ({ by, about, entered, key }) => {
    await joining.wish(readWishes(entered), readVersion(about), by, `${key}:${about}`);
    return { page: () => page(by) };
  });

  for (let n = 0; n < SUGGESTED; n++)
    on.press(agreeAction(n), async ({ by, value, key }) => {
      const [groupId = '', start = ''] = value.split(' ');
      return agreed(await pairs.agree(groupId, Number(start || Number.NaN), by, key));
    });
  on.press(ACT.otherTime, async ({ by, value }) => ({
    open: timeForm(await pairs.pair(value, by), clock.now()),
  }));
  on.submit(FORM.time, async ({ by, about, entered, key }) => {
    const { programme } = await pairs.pair(about, by);
    const start = readTime(entered, programme);
    const { done: said } = agreed(await pairs.agree(about, start, by, `${key}:${about}:${start}`));
    return { receipt: notice(said), under: () => page(by) };
  });
  on.press(ACT.cannot, async ({ by, value, key }) => {
    const { group } = await pairs.pair(value, by);
    if (group.state === 'off' || !group.people.includes(by.id))
      throw new Refusal('already-done', 'It is off already. You are in the next round as usual.');
    await pairs.cannot(value, by, key);
    return done(md`They are told. You are in the next round as usual.`, by);
  });
  on.press(ACT.why, async ({ by, value }) => {
    const pair = await pairs.pair(value, by);
    const nameOf = await namesOf(pair.group.why.flatMap(({ pair: two }) => two));
    return { open: whyPage(pair, nameOf, clock.now()) };
  });
  on.press(ACT.calendar, async ({ by, value }) => calendar(await pairs.pair(value, by), by));

  const notYet = ({ round }: Pair) =>
    clock.now() < round.askAgain
      ? md`*There is still time.* I ask once more before the next round.`
      : md`*There is still time* until the next round.`;
  const answers: [action: string, answer: Said, says: (pair: Pair) => Markup][] = [
    [ACT.met, 'met', () => md`*Good.* It counts, and you are not paired again for a while.`],
    [ACT.notYet, 'not yet', notYet],
    [ACT.notMet, 'no', () => md`*Written down.* You may be paired again later.`],
  ];
  for (const [action, answer, says] of answers)
    on.press(action, async ({ by, value, key }) => {
      return { done: says(await pairs.answer(value, answer, by, key)) };
    });

  const agreed = ({ group, programme }: Pair): { done: Markup } => ({
    done: md`*${timeIn(programme, group.start ?? 0, clock.now())}*: I have told everybody.`,
  });

  async function calendar(pair: Pair, by: Person): Promise<Answer> {
    const { group } = pair;
    if (group.start === null) throw new Refusal('not-now', 'No time is agreed yet. Choose one first.');
    const nameOf = await namesOf(group.people);
    const isOff = group.state === 'off' || !group.people.includes(by.id);
    return {
      files: async () => {
        const { coffeeFile } = await import('./ics.ts');
        const { host } = new URL(parts.workspaceUrl);
        const shown = isOff ? { ...pair, group: { ...group, state: 'off' as const } } : pair;
        const bytes = Buffer.from(coffeeFile(shown, group.people.map(nameOf), host, clock.now()));
        return [{ name: 'coffee.ics', title: `Coffee with ${others(group.people, by, nameOf)}`, bytes }];
      },
      comment: isOff
        ? md`*Open it, and your calendar takes the coffee out.*`
        : md`*Open it, and your calendar takes it in*, or moves what it has already.`,
      sent: md`The calendar file is in our direct messages.`,
    };
  }
}

const others = (people: readonly string[], by: Person, nameOf: (id: string) => string): string =>
  listed(people.filter(id => id !== by.id).map(nameOf));

/** Home's part: my next coffee. */
export const coffeeAtHome =
  (mine: CoffeeRouteParts['mine']): HomePart =>
  async by => {
    if (by.shared) return [];
    const { programmes, names, now } = await mine(by);
    const lines = programmes.flatMap(({ programme, membership, state, pair, planned, next }): Markup[] => {
      if (pair && pair.group.state !== 'off' && (pair.group.end ?? Infinity) > now) {
        const { people, start } = pair.group;
        const whom = others(people, by, id => names.get(id) ?? 'somebody who left');
        return [
          md`${inLine(programme.name)}: you meet *${inLine(whom)}*, ${start === null ? 'no time yet' : readersTime(start, programme.zone)}.`,
        ];
      }
      const skips = planned !== undefined && membership?.skips === planned.date;
      return state === 'in' && next && !skips
        ? [md`${inLine(programme.name)}: next round ${readersTime(next.announce, programme.zone)}.`]
        : [];
    });
    return [
      header('Coffee'),
      ...lines.slice(0, MOST_PROGRAMMES).map(line => section(line)),
      actions(button('My coffee', ACT.mine, 'all')),
    ];
  };

const help = (command: string): Markup =>
  md`\`${command}\` shows who you meet next, and lets you join, pause, skip and leave, each programme by itself.
\`${command} topics\` says what you can tell about and want to hear about, and who not to pair you with: only you see that.
\`${command} hours\` says when you are at work. Pairs are made across IT and OT; *Why us?* says why.`;
