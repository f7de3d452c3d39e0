import { ACT } from '../../src/glossary/actions.ts';
import { LONGEST, MOST_FORMS, MOST_RELATED, MOST_SOURCES, type Concept } from '../../src/glossary/concept.ts';
import type { FalseFriend } from '../../src/glossary/concept.ts';
import { DAY, MINUTE } from '../../src/kernel/clock.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import { TUESDAY } from '../support/clocks.ts';
import { aFriend, aProposal, aTerm, keepsTerms } from '../access/kept-terms.ts';
import type { Story } from '../support/story.ts';
import { times } from './block-limits.ts';
import { LONGEST_MESSAGE, MANY, worst } from './longest-texts.ts';

/** Words of a message, each with more meanings than are shown, of both sides, and tied to one another. */
const SPOKEN = times(9, n => `${'abcdefghi'.charAt(n)}woken`);
const MEANINGS = 8;
/** As many as one waits for; more than a page shows. */
const WAITING = 40;
const VERSIONS = 35;

const numbered = (n: number): string => `${worst(LONGEST.form - 4)}${String(n).padStart(4, '0')}`;

/** All that a meaning may hold, with nothing shorter than it may be. */
const longest = (word: string, but: Partial<Concept>): Concept =>
  aTerm({
    forms: [
      { text: word, kind: 'preferred' },
      ...times(MOST_FORMS - 1, n => ({
        text: numbered(n),
        kind: 'synonym' as const,
        scan: 'never' as const,
      })),
    ],
    definition: worst(LONGEST.definition),
    more: worst(LONGEST.more),
    example: worst(LONGEST.example),
    sources: times(MOST_SOURCES, n => ({
      name: worst(LONGEST.source),
      link: `https://plant.example/${n}?${'a=1&'.repeat(LONGEST.link)}`.slice(0, LONGEST.link),
      licence: worst(LONGEST.source),
      ...(n % 2 === 0 && { quotes: true as const }),
    })),
    related: times(MOST_RELATED, numbered),
    stewardId: 'U0MARTA',
    reviewedAt: TUESDAY,
    ...but,
  });

/** What of it a list or a page of what waits shows. */
const brief = (n: number, but: Partial<Concept>): Concept =>
  aTerm({
    forms: [{ text: numbered(n), kind: 'preferred' }],
    definition: worst(LONGEST.definition),
    ...but,
  });

/** More of everything than is shown, and each page, form, answer, question, hint and message about it. */
export async function glossary(story: Story, ines: Person, omar: Person): Promise<void> {
  const { slack, later } = story;
  const marta = slack.person('Marta', { in: 'rhine-ot' });
  const priya = slack.person('Priya', { in: 'rhine-it' });
  await marta.types('/term');
  await marta.closes();
  await keepsLongest(story);
  await later(0);

  for (const person of [ines, marta, priya]) {
    await asks(person);
    await reads(person);
  }
  await omar.types(SPOKEN.join(' and '), { in: 'rhine-it' });
  await omar.uses('Explain the jargon', { on: SPOKEN[0] ?? '' });
  await omar.closes();
  await looksAfter(marta);
  await adds(ines, marta);
  await hints(story, ines, omar);
  await ines.types('/term export');
  await later(15 * MINUTE);
  await marta.opensHome();
  await later(7 * DAY);
}

async function keepsLongest({ store }: Story): Promise<void> {
  const domains = ['it', 'ot'] as const;
  const spoken = SPOKEN.flatMap((word, w) =>
    times(MEANINGS, n =>
      longest(word, {
        id: `said-${w}-${n}`,
        domain: domains[n % 2] ?? 'it',
        // Of a word of drafts alone that is said besides.
        status: w % 3 ? 'draft' : 'approved',
      }),
    ),
  );
  const tied = SPOKEN.flatMap((word, w) =>
    times(MEANINGS / 2, n =>
      friendly({ id: `tied-${w}-${n}`, word, itId: `said-${w}-${2 * n}`, otId: `said-${w}-${2 * n + 1}` }),
    ),
  );
  const listed = times(MANY, n => brief(n, { id: `listed-${n}` }));
  const drafts = times(WAITING, n => brief(1000 + n, { id: `draft-${n}`, status: 'draft' }));
  const shipped = times(WAITING, n =>
    brief(2000 + n, { id: `unread-${n}`, status: 'draft', origin: 'nist' }),
  );
  const stale = times(WAITING, n => brief(4000 + n, { id: `stale-${n}`, reviewedAt: 1 }));
  const pairs = times(WAITING, n =>
    domains.map(domain => brief(3000 + n, { id: `pair-${domain}-${n}`, domain })),
  ).flat();
  const yes = times(WAITING, n =>
    friendly({
      id: `pair-${n}`,
      word: numbered(3000 + n),
      itId: `pair-it-${n}`,
      otId: `pair-ot-${n}`,
      status: 'draft',
      ...(n % 2 ? { yesIt: 'U0PRIYA', yesOt: null } : { yesIt: null, yesOt: 'U0MARTA' }),
    }),
  );
  const versions = times(VERSIONS, n =>
    longest('lived', {
      id: 'lived',
      stewardId: 'U0PRIYA',
      version: n + 1,
      definition: `${worst(LONGEST.definition - 2)}${10 + n}`,
    }),
  );
  const [first] = listed;
  if (!first) throw new Error('nothing is listed');
  const proposals = times(WAITING, n => aProposal(first, { id: `proposal-${n}`, at: n }));
  await keepsTerms(store, {
    concepts: [...spoken, ...listed, ...drafts, ...shipped, ...stale, ...pairs, ...versions],
    friends: [...tied, ...yes],
    proposals,
  });
}

const friendly = (but: Partial<FalseFriend>): FalseFriend =>
  aFriend({
    watchOut: worst(LONGEST.watchOut),
    dangerous: true,
    yesIt: 'U0PRIYA',
    yesOt: 'U0MARTA',
    status: 'approved',
    ...but,
  });

/** What is told to who asks, and to all of the channel. */
async function asks(person: Person): Promise<void> {
  for (const words of [
    worst(LONGEST_MESSAGE),
    '&<>'.repeat(1000),
    `${worst(80)}!`,
    numbered(1),
    'woken',
    'aowken',
  ])
    await person.types(`/term ${words}`);
  await person.types(`/term ${'x'.repeat(3000)}`);
  await person.clicks('Ask the stewards', { on: 'is not in the glossary yet' });
  await person.types(`/term ${'y'.repeat(79)}`);
  await person.clicks('Add it', { on: 'is not in the glossary yet' });
  await person.closes();
  await person.types(`/term ${SPOKEN[0]}`);
  await person.clicks('More', { on: 'Show to channel' });
  await person.closes();
  await person.clicks('Suggest a change', { on: 'Show to channel' });
  await person.closes();
  await person.clicks('Show to channel');
  await person.types('/term help');
  await person.types(`@Common Ground what is ${SPOKEN[1]}?`);
  await person.types(`@Common Ground ${worst(LONGEST_MESSAGE - 100)}`);
}

/** The list, its letters, what a search finds and doesn't, histories and what waits. */
async function reads(person: Person): Promise<void> {
  await person.types('/term');
  await person.chooses('#');
  await person.presses('Next');
  await person.presses('Previous');
  await person.presses('Open');
  await person.closes();
  for (const words of [worst(80), SPOKEN[0] ?? '', 'z'.repeat(80)]) {
    await person.enters('Look up', words);
    await person.closes();
  }
  const typed = { type: 'plain_text_input', value: SPOKEN[2] };
  await person.submits({ [ACT.find]: { [ACT.find]: typed } });
  while (person.modal) await person.closes();
  await person.types('/term history lived');
  await person.closes();
  await person.types('/term review');
  await person.closes();
}

/** A word as long as the form takes, and one’s meaning in other words. */
async function adds(ines: Person, marta: Person): Promise<void> {
  await ines.types(`/term add ${worst(LONGEST_MESSAGE)}`);
  await ines.fills({
    Word: `${worst(70)}typed`,
    'What OT': worst(LONGEST.definition),
    'What IT': worst(LONGEST.definition),
    'Watch out': worst(LONGEST.watchOut),
    'Also called': worst(78),
    'As somebody': worst(LONGEST.example),
  });
  while (ines.modal) await ines.closes();
  await ines.types('/term edit lived');
  await ines.fills({ Meaning: worst(LONGEST.definition), More: worst(LONGEST.more) });
  while (ines.modal) await ines.closes();
  await ines.types('/term lived');
  await ines.clicks('Wrong or out of date', { on: 'Show to channel' });
  await ines.fills({ 'What is wrong': worst(LONGEST.definition) });
  while (ines.modal) await ines.closes();
  await marta.clicks('Open', { on: 'is wrong or out of date', in: 'dm' });
  await marta.presses('Edit');
  await marta.submits();
  while (marta.modal) await marta.closes();
}

async function looksAfter(marta: Person): Promise<void> {
  await marta.types('/term lived');
  await marta.clicks('More', { on: 'Show to channel' });
  await marta.presses('Hand over');
  while (marta.modal) await marta.closes();
  await marta.types('/term review');
  await marta.presses('Approve');
  while (marta.modal) await marta.closes();
  await marta.types(`/term ${SPOKEN[0]}`);
  await marta.clicks('More', { on: 'Show to channel' });
  await marta.presses('Change the warning');
  await marta.submits();
  while (marta.modal) await marta.closes();
}

/** A word that is dangerous where it is misread, under a card and in a channel of both sides. */
async function hints({ later }: Story, ines: Person, omar: Person): Promise<void> {
  await later(2 * DAY);
  await omar.types('/term hints on', { in: 'canteen' });
  await omar.types(`Please do a ${SPOKEN[0]} now`, { in: 'canteen' });
  await ines.clicks('I know this', { in: 'canteen' });
  await omar.types('/term hints off', { in: 'canteen' });
  await omar.types('/term hints stop', { in: 'canteen' });
  await omar.types('/term hints start', { in: 'canteen' });
  await ines.replies(`I do a ${SPOKEN[2]}`, { on: 'INC-1' });
  await ines.clicks('I mean OT’s');
}
