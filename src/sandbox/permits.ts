import { randomBytes } from 'node:crypto';
import { systemClock } from '../kernel/clock.ts';
import { Refused } from './refused.ts';
import type { ResponseUrl, Trigger } from './state.ts';
import type { Workspace } from './workspace.ts';

/** How long a trigger opens a modal, in real milliseconds (docs.slack.dev, modals). */
export const TRIGGER_LIVES = 3_000;
/** How long and how often a response_url works (docs.slack.dev, handling user interaction). */
export const RESPONSE_URL_LIVES = 30 * 60_000;
export const RESPONSE_URL_USES = 5;

const FORGOTTEN_AFTER = 2 * RESPONSE_URL_LIVES;

/** A new trigger id for a person who just did something; `view` is the modal they did it in. */
export function giveTrigger(workspace: Workspace, user: string, view?: string): string {
  const { triggers, team } = workspace.state;
  forgetOld(triggers);
  const id = `${workspace.nextTs()}.${team.id}.${randomBytes(16).toString('hex')}`;
  triggers[id] = { user, at: systemClock.now(), used: false, ...(view === undefined ? {} : { view }) };
  return id;
}

/** @throws {Refused} invalid_trigger_id, exchanged_trigger_id (used before), expired_trigger_id */
export function checkTrigger(workspace: Workspace, id: unknown): Trigger {
  const trigger =
    typeof id === 'string' && Object.hasOwn(workspace.state.triggers, id)
      ? workspace.state.triggers[id]
      : undefined;
  if (trigger === undefined) throw new Refused('invalid_trigger_id');
  if (trigger.used) throw new Refused('exchanged_trigger_id');
  if (systemClock.now() - trigger.at > TRIGGER_LIVES) throw new Refused('expired_trigger_id');
  return trigger;
}

/** A new response_url under `origin`; the last part of it is its secret. */
export function giveResponseUrl(
  workspace: Workspace,
  origin: string,
  url: Pick<ResponseUrl, 'user' | 'channel' | 'original'>,
): string {
  const { responseUrls, team } = workspace.state;
  forgetOld(responseUrls);
  const token = randomBytes(18).toString('base64url');
  responseUrls[token] = { ...url, at: systemClock.now(), uses: 0 };
  return `${origin}/${team.id}/${token}`;
}

function forgetOld(permits: Record<string, { at: number }>): void {
  const oldest = systemClock.now() - FORGOTTEN_AFTER;
  for (const [id, { at }] of Object.entries(permits)) if (at < oldest) delete permits[id];
}
