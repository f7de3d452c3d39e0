import type { SealedEntry } from '../../audit/entry.ts';
import type { Drawn } from '../../outbox/deliver.ts';
import { said, SHOWN } from '../../records/views.ts';
import { inLine, md, personLink, quoted, type Markup } from '../../slack/markup.ts';
import type { Change, Voice } from '../change.ts';
import type { Ask } from '../reminding/asks.ts';
import { notDisconnected, title, type Picture } from '../views.ts';

/** One entry of the history, as a reply in the threads; with what it is about where the channel reads it too. */
export function note(picture: Picture, entry: SealedEntry, broadcast: boolean): Drawn {
  const line = told(picture, entry);
  return said(broadcast ? md`*${title(picture)}*\n${line}` : line);
}

/** What was done, by whom, and what they said with it, of which at most `length` characters. */
export function told(picture: Picture, entry: SealedEntry, length = SHOWN): Markup {
  const { actor, words } = entry;
  const who = actor.kind === 'person' ? md`*${whoDid(picture, actor.id)}*` : md`*Common Ground*`;
  const line = factOf(picture.change, entry) ?? md`${who} ${doneWords(picture.change, entry)}.`;
  return words ? md`${line}\n${quoted(words, length)}` : line;
}

/** Anybody may have pressed Stop, also who has no place here: Slack knows their name. */
const whoDid = ({ names }: Picture, id: string): Markup => {
  const name = names.get(id);
  return name === undefined ? personLink(id) : md`${name}`;
};

/** What is a fact for everybody who reads it, and not only what we did. */
function factOf(change: Change, { action }: SealedEntry): Markup | undefined {
  if (action === 'called overdue') return md`*Its time is over, and nobody said that the work is.*`;
  if (action === 'called connected') return notDisconnected(change);
  return action === 'told what is left' ? md`*What is left of it:*` : undefined;
}

const asking: Record<Ask, string> = {
  'asked to decide': 'reminds who must say yes or no',
  'asked to mend': 'reminds who asked for it: something stands against it',
  'asked for the go': 'asks the shift lead for the go',
  'called to start': 'tells its implementer that its time has come',
  'called overdue': 'says that its time is over',
  'called connected': 'says that nobody checked the session',
  'asked to go on': 'asks the new shift whether it goes on: until then it holds at the next safe point',
  'asked to restart': 'reminds who restarts it: it is stopped',
  'asked to take back': 'reminds operations of the hand-back',
  'asked for formal decisions': 'reminds whose formal decision is due',
  'asked for the review': 'reminds who asked for it of the review',
  'told what is left': 'says what is left',
};

const doing: Record<string, string> = {
  submitted: 'submitted it',
  edited: 'edited it',
  assessed: 'assessed it for their side',
  approved: 'approved it',
  rejected: 'rejected it',
  heard: 'recorded a yes by voice',
  withdrawn: 'withdrew it',
  'gave the go': 'gave the go',
  'gave no go': 'gave no go',
  confirmed: 'confirmed it for the new shift: it goes on',
  started: 'started work',
  stopped: 'stopped it. Nobody works on it until it is restarted',
  restarted: 'restarted it',
  checked: 'checked: disconnected',
  accepted: 'accepted the hand-back: view, control and alarms verified',
  reviewed: 'wrote the review',
  lifted: 'lifted a restriction',
  removed: 'says that what was temporary is removed',
  kept: 'keeps this from the thread',
  expired: 'let it expire: its time is over, and nobody said that work began',
  closed: 'closed it: its time is over, and nobody reported a problem',
  settled: 'finds that nothing stands against it any more',
  'handed on': 'handed it on: somebody can’t act on it any more',
  ...asking,
};

function doneWords(change: Change, { action, after }: SealedEntry): Markup {
  if (action === 'edited' && 'plan' in after)
    return hadDecisions(change) ? md`edited it: what was decided counts no more` : md`edited it`;
  if (action === 'heard') return heardWords(after['voices']);
  if (action === 'reported') return md`${reportWords(after['reported'])}`;
  return md`${doing[action] ?? action}`;
}

/** Whether somebody had decided on an earlier version. */
const hadDecisions = ({ decisions, voices, plan }: Change): boolean =>
  [...decisions, ...voices].some(one => one.plan < plan);

/** Who said yes, and how; whoever wrote it down says so. */
function heardWords(voices: unknown): Markup {
  const last = (voices as Change['voices'] | undefined)?.at(-1);
  if (!last) return md`recorded a yes by voice`;
  return md`recorded that ${inLine(last.authority)} (${last.as === 'ot' ? 'OT' : 'safety'}) said yes ${how[last.how]}`;
}

const how: Record<Voice['how'], string> = { 'in person': 'in person', radio: 'by radio', phone: 'by phone' };

function reportWords(reported: unknown): string {
  const outcome = (reported as Change['reported'])?.outcome ?? 'done';
  return {
    done: 'says: done, tools out, sessions ended',
    'backed out': 'backed it out',
    failed: 'says that it failed',
  }[outcome];
}
