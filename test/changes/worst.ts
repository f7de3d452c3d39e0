import type { SealedEntry } from '../../src/audit/entry.ts';
import { effects, type Change, type State } from '../../src/changes/change.ts';
import { questions, type Answers, type QuestionId } from '../../src/changes/questions.ts';
import { asWritten } from '../../src/changes/rules/tightening.ts';
import { termsOf } from '../../src/changes/terms.ts';
import type { Picture } from '../../src/changes/views.ts';
import { HOUR } from '../../src/kernel/clock.ts';
import { anAsset, rhine } from '../incidents/a-place.ts';
import { aCase, aChange, aVoice, cast, START, yesOf } from './a-change.ts';

/** The longest that may be typed, all of which is longer once it is escaped. */
export const nasty = (length: number): string => '&<>'.repeat(Math.ceil(length / 3)).slice(0, length);

const ids = Object.keys(questions) as QuestionId[];
/** As long as the fields take; of a moment and of minutes no more than they can be. */
export const longestAnswers: Answers = Object.fromEntries(
  ids.map(id => {
    const { way } = questions[id];
    if (way === 'moment') return [id, 'Fri 27 Nov 2026 23:00'];
    if (typeof way !== 'string') return [id, way[0]];
    return [id, way === 'text' ? nasty(1000) : way === 'minutes' ? '9999' : nasty(200)];
  }),
);

/** Twenty assets with the longest names, all of OT and safety functions, and twenty more that stop with them. */
const touched = Array.from({ length: 40 }, (_, n) => ({
  asset: anAsset({
    id: `a-${n}`,
    name: `${nasty(76)}${n}`,
    area: nasty(80),
    owner: 'ot',
    level: 1,
    safety: true,
  }),
  how: n < 20 ? ('named' as const) : ('served' as const),
}));
const place = touched
  .slice(0, 20)
  .map(({ asset }) => `${asset.name}, ${asset.area}`)
  .join('; ');

const stops = Array.from({ length: 20 }, () => nasty(200));

/** A change of the longest texts, with the most of everything, as somebody reads it. */
export function worstPicture(state: State, but: Partial<Change> = {}): Picture {
  const mark = { by: cast['shift lead'].id, at: START };
  const isBegun = ['implement', 'backed out', 'failed', 'review', 'closed'].includes(state);
  const isOver = ['review', 'closed'].includes(state);
  const ends = START + HOUR;
  const restrictions = Array.from({ length: 10 }, () => ({ words: nasty(200), ends, lifted: null }));
  const change = aChange({
    number: 999_999_999,
    state,
    type: 'emergency',
    what: nasty(1000),
    why: nasty(1000),
    place,
    assetIds: touched.slice(0, 20).map(({ asset }) => asset.id),
    kind: 'remote',
    effects,
    answers: longestAnswers,
    plan: 20,
    reason: nasty(1000),
    decisions: Array.from({ length: 60 }, (_, n) =>
      yesOf('it', cast['approver of IT'], { plan: Math.ceil((n + 1) / 3) }),
    ),
    voices: Array.from({ length: 20 }, (_, n) => aVoice('ot', { plan: n, authority: nasty(100) })),
    startedAt: isBegun ? START : null,
    reported: isBegun && state !== 'implement' ? { at: START, outcome: 'failed', words: nasty(1000) } : null,
    wentWrong: isBegun,
    handedBack: isOver ? { ...mark, restrictions } : null,
    ...but,
  });
  const one = aCase(
    { ...change },
    {
      type: 'emergency',
      touched,
      timing: { outside: stops, blackouts: stops, backOut: stops, removal: stops },
      tightening: { ...asWritten, requesterCounts: true },
    },
  );
  return {
    change,
    case: one,
    terms: { ...termsOf(one), triage: true },
    site: {
      ...rhine,
      name: nasty(80),
      emergencyPhone: nasty(80),
      radioChannel: nasty(80),
      outOfBand: nasty(200),
    },
    names: new Map(Object.values(cast).map(({ id }) => [id, nasty(80)])),
    doerSides: ['it', 'ot'],
    now: START,
  };
}

/** What was done so often that no page shows all of it, each with the longest words; the newest says so. */
export const worstHistory: SealedEntry[] = Array.from({ length: 200 }, (_, n) => ({
  record: 'change',
  recordId: 'c-7',
  seq: n + 1,
  at: START,
  actor: { kind: 'person', id: cast['shift lead'].id },
  action: 'gave no go',
  words: n === 199 ? `The newest ${nasty(900)}` : nasty(1000),
  before: {},
  after: {},
  seal: '',
}));
