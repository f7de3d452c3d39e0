import type { Events } from './events.ts';
import type { Manifest } from './manifest.ts';
import type { Deed, Json, Outcome } from './protocol.ts';
import { Refused } from './refused.ts';
import type { Transport } from './transport.ts';
import type { User } from './state.ts';
import type { Workspace } from './workspace.ts';

/** What a person can do at all; the clock is nobody's to move. */
export type Act = Exclude<Deed, { do: 'move the clock' }>;

/** One kind of act. */
export type Doing<Name extends Act['do']> = Extract<Act, { do: Name }>;

/** What an act works with. */
export interface Surroundings {
  workspace: Workspace;
  manifest: Manifest;
  transport: Transport;
  events: Events;
  /** Where response_urls are served; it ends in a slash. */
  origin: string;
  /** Takes what the app acknowledged with, and why Slack can't use it where it can't; for the app's developer. */
  record: (what: string, answer: Json, refusal?: Refused) => void;
}

/** Slack's own sentence for one person: it stays on their screen as a notice. */
export function tell({ workspace }: Surroundings, user: User, sentence: string, channel?: string): Outcome {
  workspace.notify(user.id, sentence, channel);
  return { ok: false, problem: sentence };
}

/** Sends an interaction and waits for the app; Slack says so when no answer comes. */
export async function interact(
  around: Surroundings,
  user: User,
  payload: Json,
  channel?: string,
): Promise<Outcome> {
  const delivery = await around.transport.deliver('interactive', payload);
  if (delivery.outcome === 'acknowledged') return { ok: true };
  return tell(around, user, 'This app didn’t respond in time.', channel);
}

/** Does what the app's acknowledgement asks for; false when Slack can't use it. */
export function used({ record }: Surroundings, what: string, answer: Json, use: () => void): boolean {
  try {
    use();
    record(`ack of ${what}`, answer);
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    record(`ack of ${what}`, answer, error);
    return false;
  }
}
