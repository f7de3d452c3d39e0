import type { Message } from '../outbox/message.ts';
import type { Visit } from './visit.ts';

/** Messages about a visit, each to one person. */
export const TELL = {
  /** What became of it, by the entry of its history. */
  news: 'shadow.news',
  /** To the manager: is this a good time? */
  manager: 'shadow.manager',
  managerAgain: 'shadow.manager-again',
  /** To the visitor: their manager has left, so who is it now? */
  whoIsManager: 'shadow.who-is-manager',
  whoIsManagerAgain: 'shadow.who-is-manager-again',
  /** To the visitor and the host: what is still to be shown. */
  proofsAgain: 'shadow.proofs-again',
  /** To the host: do they expect them? */
  host: 'shadow.host',
  hostAgain: 'shadow.host-again',
  eve: 'shadow.eve',
  /** How was it? */
  feedback: 'shadow.feedback',
  feedbackAgain: 'shadow.feedback-again',
} as const;

/** One to each of these, once for this version of the visit. */
export const tell = (
  { id, version }: Pick<Visit, 'id' | 'version'>,
  intent: (typeof TELL)[keyof typeof TELL],
  ...whom: readonly (string | null | undefined)[]
): Message[] =>
  [...new Set(whom)].flatMap(to =>
    to
      ? [
          {
            key: `${intent}:${id}:${version}:${to}`,
            intent,
            about: id,
            seq: version,
            to: { kind: 'person', id: to },
            urgent: false,
          },
        ]
      : [],
  );
