import { expect } from 'vitest';
import type { Json } from '../../src/sandbox/protocol.ts';
import { bringIn } from '../access/people.ts';
import { aPlant } from '../access/plant.ts';
import { pressing } from '../access/pressing.ts';
import type { Make } from '../access/requests.ts';
import type { Scene } from '../access/case.ts';
import { startStory, type Story } from '../support/story.ts';

/** The same request with something in it changed. */
export const but =
  (make: Make, change: (payload: Json) => Json): Make =>
  (slack, id) => {
    const [type, payload] = make(slack, id);
    return [type, { ...payload, ...change(payload) }];
  };
export const viewOf = (payload: Json) => payload['view'] as Json;
/** @param values as Slack's state of the form */
export const withValues = (make: Make, values: unknown): Make =>
  but(make, payload => ({ view: { ...viewOf(payload), state: { values } } }));
export const about = (make: Make, what: unknown): Make =>
  but(make, payload => ({ view: { ...viewOf(payload), private_metadata: what } }));
/** With the button's value, or any other part of what was pressed. */
export const action = (make: Make, part: Json): Make =>
  but(make, ({ actions }) => ({ actions: [{ ...(actions as Json[])[0], ...part }] }));

export type Table = Record<string, [by: string, make: Make, sentence: string]>;
export const ANNA = 'U0ANNA';
export const OMAR = 'U0OMAR';

export async function aDesk(prepared?: (story: Story) => Promise<void>) {
  const story = await startStory({ over: 'http', tiers: false });
  const at = await aPlant(story);
  await bringIn(story);
  await prepared?.(story);
  const { sends } = pressing(story);
  const from = (by: string, make: Make) => sends(() => make(story.slack, by));
  return { at, sends, from, slack: story.slack };
}

/** Each is refused with its sentence; nothing is written, nobody hears of it, and nothing breaks. */
export async function areRefused(table: (at: Scene) => Table, prepared?: (story: Story) => Promise<void>) {
  const { at, from } = await aDesk(prepared);
  const [told, expected]: Record<string, unknown>[] = [{}, {}];
  for (const [name, [by, make, sentence]] of Object.entries(table(at))) {
    const { told: words, opens, changed, seen, wrong, status } = await from(by, make);
    Object.assign(told ?? {}, { [name]: { words, opens, changed, seen, wrong, status } });
    const nothing = { opens: [], changed: [], seen: [], wrong: [] };
    Object.assign(expected ?? {}, { [name]: { words: [sentence], ...nothing, status: 200 } });
  }
  expect(told).toEqual(expected);
}
