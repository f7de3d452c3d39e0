import { HOUR, MINUTE } from '../kernel/clock.ts';
import type { Site } from '../people/site.ts';
import { addWorkingTime, workingDay } from '../people/working-time.ts';
import { touchesControl, type Asset } from '../register/asset.ts';

export const severities = ['S1', 'S2', 'S3', 'S4'] as const;
export type Severity = (typeof severities)[number];

/** The reporter's answer to the one question: how bad is it now? */
export type Impact = 'danger' | 'lost' | 'slower' | 'none' | 'unknown';

/** The answers in plain words, in the order they are asked. */
export const impactWords: Record<Impact, string> = {
  danger: 'Danger, or control or view lost',
  lost: 'A protection or a spare lost, or a line stopped',
  slower: 'Slower, late, or quality at risk',
  none: 'No effect, a question',
  unknown: 'I don’t know',
};

/** What a severity means, for those who did not answer the question themselves. */
export const severityWords: Record<Severity, string> = {
  S1: impactWords.danger,
  S2: impactWords.lost,
  S3: impactWords.slower,
  S4: impactWords.none,
};

const said: Record<Exclude<Impact, 'unknown'>, Severity> = {
  danger: 'S1',
  lost: 'S2',
  slower: 'S3',
  none: 'S4',
};

/** Not knowing counts as S2 where safety or control may be touched, otherwise as S3, and is marked as assumed. */
export function severityOf(
  impact: Impact,
  asset: Asset | undefined,
): { severity: Severity; assumed: boolean } {
  if (impact !== 'unknown') return { severity: said[impact], assumed: false };
  return { severity: touchesControl(asset) ? 'S2' : 'S3', assumed: true };
}

/** Before all else, at any hour. */
export const isUrgent = (severity: Severity): boolean => severity === 'S1' || severity === 'S2';

/**
 * By when somebody must have it, counted from the filing and again from each reminder: S1 5 min, S2 15 min round
 * the clock; S3 4 h of the site's working time, S4 one working day. Defaults of ours: practice says that impact
 * decides, not how long.
 */
export function acknowledgeBy(severity: Severity, from: number, site: Site): number {
  switch (severity) {
    case 'S1':
      return from + 5 * MINUTE;
    case 'S2':
      return from + 15 * MINUTE;
    case 'S3':
      return addWorkingTime(from, 4 * HOUR, site);
    case 'S4':
      return addWorkingTime(from, workingDay(site), site);
  }
}

/** When a fix that nobody confirmed is asked about again, or closes the incident by itself. */
export function confirmBy(severity: Severity, from: number, site: Site): number {
  return addWorkingTime(from, (isUrgent(severity) ? 1 : 2) * workingDay(site), site);
}

/** S3 and S4 close by themselves two working days after they were resolved; S1 and S2 never do. */
export const closesByItself = (severity: Severity): boolean => !isUrgent(severity);
