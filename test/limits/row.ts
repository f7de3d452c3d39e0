import { expect } from 'vitest';
import type { Story } from '../support/story.ts';
import type { Measure } from './measures.ts';
import type { Sent } from './sent.ts';

/** The longest story, and what the app sent in it. */
export interface Told {
  story: Story;
  sent: Sent;
}

/** One of Slack's limits, with both sides of it. */
export interface Row {
  limit: string;
  /** As docs/limits.md says it; of an error what the app does. */
  most: string;
  /** That the sandbox takes so much and refuses one more; or the test that shows it, where that takes its time. */
  sandbox: (() => void | Promise<void>) | { test: string; in: string };
  /** That the app keeps within it. Answers whether there was anything to keep within: false where it uses no such thing. */
  app: (told: Told) => boolean | Promise<boolean>;
}

/** Nothing that the app sent is larger. */
export const within =
  (measure: Measure, max: number): Row['app'] =>
  ({ sent }) => {
    const sizes = measure(sent);
    expect(sizes.filter(size => size > max)).toEqual([]);
    return sizes.length > 0;
  };
