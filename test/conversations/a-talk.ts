import type { Message } from '../../src/sandbox/state.ts';
import { files } from '../support/filing.ts';
import { startStory } from '../support/story.ts';

export const OT = 'C0RHINEOT';
export const IT = 'C0RHINEIT';

/** Ines of OT reported HIS-1; Omar of IT reads it at his desk. */
export async function aTalk(options: Parameters<typeof startStory>[0] = {}) {
  const story = await startStory(options);
  // Behind the machine's clock a message would look older than it is, and not be found again.
  story.clock.moveOn(Math.max(0, Date.now() - story.clock.now()));
  const ines = story.slack.person('Ines', { in: 'rhine-ot' });
  const omar = story.slack.person('Omar', { in: 'rhine-it' });
  await files(ines, 'HIS-1');
  return {
    ...story,
    ines,
    omar,
    /** What somebody reads under the card at their desk. */
    thread: (person: typeof ines) => person.thread({ on: 'INC-1' }),
    /** Replies in a desk's threads as Slack has them, oldest first. */
    raw: (channel: string): Message[] =>
      story.slack.workspace.messagesIn(channel).filter(message => message.threadTs !== undefined),
    /** How many messages wait for Slack. */
    async waiting() {
      const { queries, tables } = story.store;
      const rows = await queries.select().from(tables.outbox);
      return rows.filter(row => row.sentAt === null && row.deadAt === null).length;
    },
    /** Calls that wrote, changed or deleted a message. */
    wrote: () =>
      story.slack.calls.filter(({ method }) =>
        ['chat.postMessage', 'chat.update', 'chat.delete'].includes(method),
      ).length,
  };
}
