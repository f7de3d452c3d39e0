import { webApi } from '@slack/bolt';

/** Nothing is wrong with what was asked: the app itself is locked out, until an admin has mended that. */
const lockedOut = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  // While a workspace is being moved into an organisation, and while its owners hold the keys to its data.
  'org_login_required',
  'ekm_access_denied',
]);

/** Slack's answers that say nothing of whether the work was done, or that pass. */
const unsure = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

/**
 * What Slack made of a call. `wait`: not now; `locked out`: not before an admin has mended it; `unsure`: done or not,
 * nobody knows; `no`: Slack said so, and says so again.
 */
export type Sorted = { kind: 'wait' | 'unsure' | 'locked out' | 'no'; code: string; seconds?: number };

export function sortedAnswer(error: unknown): Sorted {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'wait', code: 'ratelimited', seconds: error.retryAfter };
  // HTTP errors too come from between us and Slack: a proxy, a network.
  if (!(error instanceof webApi.WebAPIPlatformError))
    return { kind: 'unsure', code: error instanceof Error ? error.message : String(error) };
  const code: unknown = error.data.error;
  // A proxy's page of HTML is no word of Slack's.
  if (typeof code !== 'string' || !/^[a-z_]+$/.test(code))
    return { kind: 'unsure', code: 'not an answer of Slack’s' };
  if (/^rate_?limited$/.test(code)) return { kind: 'wait', code };
  if (lockedOut.has(code)) return { kind: 'locked out', code };
  return { kind: unsure.has(code) ? 'unsure' : 'no', code };
}

/** Slack's code for a no; undefined where it didn't say no. */
export function refusedWith(error: unknown): string | undefined {
  const { kind, code } = sortedAnswer(error);
  return kind === 'no' ? code : undefined;
}
