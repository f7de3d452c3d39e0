import { asc } from 'drizzle-orm';
import type { Story } from '../support/story.ts';

type Told = { round: number; people: readonly string[] };

/** What is left of many rounds: in the database, and in Slack. */
export interface Season {
  rounds: { number: number; date: string; state: string; pairs: (readonly string[])[]; leftOut: string[] }[];
  /** Pairs of people of one side. */
  ofOneSide: Told[];
  /** Pairs that were repeats, beyond those that there was no way around. */
  needlessRepeats: { round: number; repeats: number; least: number }[];
  /** Who sat out two rounds in a row that they were there for. */
  twiceOut: { round: number; id: string }[];
  /** Pairs without a reason. */
  withoutReason: Told[];
  /** How often a group was told that it meets, where that isn't once for each time. */
  wronglyTold: { people: string; told: number; times: number }[];
  /** The same of who had nobody. */
  wronglyLeftOut: { id: string; told: number; times: number }[];
}

export async function seasonOf({ store, slack }: Story, sides: Record<'it' | 'ot', readonly string[]>) {
  const { queries, tables } = store;
  const rounds = await queries.select().from(tables.rounds).orderBy(asc(tables.rounds.number));
  const groups = await queries.select().from(tables.coffeeGroups);
  const season: Season = {
    rounds: [],
    ofOneSide: [],
    needlessRepeats: [],
    twiceOut: [],
    withoutReason: [],
    wronglyTold: [],
    wronglyLeftOut: [],
  };
  const before = new Set<string>();
  let outBefore: string[] = [];
  for (const { id, number, date, state, leftOut } of rounds) {
    const pairs = groups.filter(group => group.roundId === id);
    const out = leftOut.map(one => one.id);
    const told = { number, date, state, pairs: pairs.map(({ people }) => people), leftOut: out };
    season.rounds.push(told);
    for (const { people, why } of pairs) {
      const it = people.filter(one => sides.it.includes(one)).length;
      if (it !== 1 || people.length !== 2) season.ofOneSide.push({ round: number, people });
      if (why.length === 0) season.withoutReason.push({ round: number, people });
    }
    const there = [...pairs.flatMap(({ people }) => people), ...out];
    const isNew = (one: string, other: string) => !before.has(keyOf([one, other]));
    const of = (side: 'it' | 'ot') => there.filter(one => sides[side].includes(one));
    const least = pairs.length - mostPairs(of('it'), of('ot'), isNew);
    const repeats = pairs.filter(({ people: [one = '', other = ''] }) => !isNew(one, other)).length;
    if (repeats > least) season.needlessRepeats.push({ round: number, repeats, least });
    season.twiceOut.push(
      ...out.filter(one => outBefore.includes(one)).map(one => ({ round: number, id: one })),
    );
    if (there.length > 0) outBefore = out;
    for (const { people } of pairs) before.add(keyOf(people));
  }
  const messages = Object.values(slack.workspace.state.messages).flat();
  const timesMet = new Map<string, number>();
  for (const { people } of groups) timesMet.set(keyOf(people), (timesMet.get(keyOf(people)) ?? 0) + 1);
  for (const [people, times] of timesMet) {
    const channel = Object.values(slack.workspace.state.channels).find(
      ({ kind, members }) =>
        kind === 'group dm' && keyOf(members.filter(one => one !== 'U0COMMON')) === people,
    );
    const told = messages.filter(
      one => one.channel === channel?.id && one.text.includes('you meet for a coffee before'),
    ).length;
    if (told !== times) season.wronglyTold.push({ people, told, times });
  }
  for (const id of [...sides.it, ...sides.ot]) {
    const dm = Object.values(slack.workspace.state.channels).find(
      ({ kind, members }) => kind === 'dm' && members.includes(id),
    );
    const told = messages.filter(
      one => one.channel === dm?.id && one.text.includes('you have nobody to meet this time'),
    ).length;
    const times = rounds.filter(({ leftOut }) => leftOut.some(one => one.id === id)).length;
    if (told !== times) season.wronglyLeftOut.push({ id, told, times });
  }
  return season;
}

const keyOf = (people: readonly string[]): string => people.toSorted().join(' ');

/** The most pairs that can be made of what goes together. */
function mostPairs(some: string[], others: string[], goes: (one: string, other: string) => boolean): number {
  const of = new Map<string, string>();
  const finds = (one: string, seen: Set<string>): boolean =>
    others.some(other => {
      if (!goes(one, other) || seen.has(other)) return false;
      seen.add(other);
      const has = of.get(other);
      if (has !== undefined && !finds(has, seen)) return false;
      of.set(other, one);
      return true;
    });
  return some.filter(one => finds(one, new Set())).length;
}
