import { recordName } from '../records/names.ts';
import type { Visibility } from '../records/visibility.ts';
import type { Person, Side } from '../people/person.ts';
import type { Answers } from './questions.ts';

/** What is done. */
export const kinds = ['patch', 'configuration', 'network', 'remote', 'data', 'containment', 'other'] as const;
export type Kind = (typeof kinds)[number];

export const kindWords: Record<Kind, string> = {
  patch: 'Patch or reboot',
  configuration: 'Configuration',
  network: 'Network or firewall',
  remote: 'Remote access',
  data: 'Data connection',
  containment: 'Containment: isolate, block, disable, scan',
  other: 'Something else',
};

/** What it may do beyond its kind. Not knowing counts as yes. */
export const effects = ['view', 'new', 'temporary', 'bypass'] as const;
export type Effect = (typeof effects)[number];

export const effectWords: Record<Effect, string> = {
  view: 'View or control may be lost. A reboot counts, so does not knowing',
  new: 'Not a replacement in kind',
  temporary: 'Temporary, to be removed again',
  bypass: 'Touches a safety system, or bypasses a protection',
};

/** The same, for whoever says yes to it. */
export const riskWords: Record<Effect, string> = {
  view: 'View or control may be lost',
  new: 'It is no replacement in kind',
  temporary: 'It is temporary',
  bypass: 'A safety system is touched, or a protection bypassed',
};

export const types = ['normal', 'emergency'] as const;
export type ChangeType = (typeof types)[number];

export const states = [
  'draft',
  'assess',
  'authorize',
  'scheduled',
  'implement',
  'suspended',
  'backed out',
  'failed',
  'review',
  'closed',
  'rejected',
  'withdrawn',
  'expired',
] as const;
export type State = (typeof states)[number];

/** Nothing follows any more. */
export const isOver = (state: State): boolean =>
  ['closed', 'rejected', 'withdrawn', 'expired'].includes(state);
/** Work has begun, and operations has not taken it back. What was stopped before it began is not under way. */
export const isUnderWay = ({
  state,
  startedAt,
  handedBack,
}: Pick<Change, 'state' | 'startedAt' | 'handedBack'>): boolean =>
  startedAt !== null && handedBack === null && !isOver(state);

/** What decisions are bound to: an edit of it makes another version, and voids them. */
export interface Plan {
  what: string;
  why: string;
  /** Registered assets, by id; none where the place was described in words. */
  assetIds: readonly string[];
  /** Names of the assets, or those words. */
  place: string;
  kind: Kind;
  effects: readonly Effect[];
  start: number;
  end: number;
  implementerId: string;
  answers: Answers;
}

/** A yes or a no to one version of the plan. */
export interface Decision {
  by: string;
  /** For whom, where a delegate decided; otherwise the same. */
  for: string;
  as: Side | 'safety';
  yes: boolean;
  plan: number;
  at: number;
  words: string | null;
}

/** A yes that an authority said by voice in an emergency, and that was read back to them. */
export interface Voice {
  as: 'ot' | 'safety';
  /** Who said yes, in words: they may not be in Slack. */
  authority: string;
  how: 'in person' | 'radio' | 'phone';
  /** Who heard it and wrote it down. */
  heardBy: string;
  /** The version of the plan that it was said to: an edit voids it like any decision. R9. */
  plan: number;
  at: number;
}

/** A restriction under which operations took it back; none without an end, in milliseconds. */
export interface Restriction {
  words: string;
  ends: number;
  /** Who said that it holds no more; an end that has passed lifts nothing. R7. */
  lifted: { by: string; at: number } | null;
}

export interface Change extends Plan {
  id: string;
  /** People's name for it: 7 in CHG-7. 0 until the store has given it one. */
  number: number;
  siteId: string;
  type: ChangeType;
  state: State;
  requesterId: string;
  /** As {@link askingSide} says. */
  requesterSide: Side;
  /** Counts the versions of the plan, from 1 on. */
  plan: number;
  /** When this version was made: of two that clash, the later one has to agree with the earlier. R10. */
  plannedAt: number;
  /** Who made this version: like its requester they don't decide on it. Empty where it was made before that was kept. R1. */
  plannedBy: string;
  decisions: readonly Decision[];
  voices: readonly Voice[];
  /** Which side assessed what nobody answers for. */
  assessedBy: Partial<Record<Side, string>>;
  /** Which shift lead stands behind it now: who gave the go, restarted it, or confirmed it at a handover. */
  go: { by: string; at: number } | null;
  startedAt: number | null;
  /** What the rules would have stopped when work began, which advisory mode let pass. */
  overlooked: readonly { rule: string; sentence: string }[];
  /** When the implementer said that their work is over, and what became of it. */
  reported: { at: number; outcome: 'done' | 'backed out' | 'failed'; words: string | null } | null;
  /** It was backed out or failed once, whatever a second try made of it. R11. */
  wentWrong: boolean;
  /** Who checked that a remote session is disconnected; null while nobody did since work went on. R11. */
  disconnected: { by: string; at: number } | null;
  /** When operations took it back, and under which restrictions. */
  handedBack: { by: string; at: number; restrictions: readonly Restriction[] } | null;
  /** Who said that something temporary is gone again; null while it is there, or nothing is temporary. R7. */
  removed: { by: string; at: number } | null;
  /** The written review. */
  review: { by: string; words: string } | null;
  /** Why it was stopped, rejected, withdrawn or given no go: the last of these. */
  reason: string | null;
  visibility: Visibility;
  filedAt: number;
  /** Since when it has been in its state. */
  since: number;
  /** Counts every change of the record, each with one entry in the history. */
  version: number;
  /** The seal of its last entry. */
  auditHead: string;
}

/** Someone of a bridge role asks as IT, so that OT is asked about whatever is OT’s. */
export const askingSide = ({ side }: Pick<Person, 'side'>): Side => (side === 'bridge' ? 'it' : side);

export const changeName = (change: Pick<Change, 'number'>): string => recordName('change', change);
