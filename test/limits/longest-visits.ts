import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { outboxStore } from '../../src/outbox/store.ts';
import { dayOf } from '../../src/people/wall-clock.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import { LONGEST, MOST } from '../../src/shadowing/offer.ts';
import { mondaysAfter, periodsOf } from '../../src/shadowing/periods.ts';
import { TELL, tell } from '../../src/shadowing/telling.ts';
import { dayWords } from '../../src/shadowing/words.ts';
import { aVisit, offerOf } from '../access/waiting-visits.ts';
import type { Story } from '../support/story.ts';
import { times } from './block-limits.ts';
import { LONGEST_MESSAGE, longName, worst } from './longest-texts.ts';

const topics = times(MOST.topics, n => `${worst(LONGEST.topic - 1)}${n}`);
const prerequisites = times(MOST.prerequisites, n => ({
  id: `p-${n}`,
  name: `${n}${worst(LONGEST.prerequisite - 1)}`,
  proof: worst(LONGEST.proof),
}));
const learned = worst(LONGEST.learned);
/** More of everything than a page shows. */
const MANY_OF_EACH = 14;

/** A visit with all that can be written, from its offer to what was learned, and each page, form and message of it. */
export async function visits(story: Story, ines: Person, omar: Person): Promise<void> {
  const { slack, clock, later } = story;
  const priya = slack.person(longName('Priya'), { in: 'rhine-it' });
  const weeks = mondaysAfter(dayOf(clock.now()), 12).map(week => `Week of ${dayWords(week, clock.now())}`);
  await ines.types(`/shadow offer ${worst(LONGEST_MESSAGE - 20)}`);
  const says = {
    'What one sees': worst(LONGEST.what),
    'Where to meet': worst(LONGEST.place),
    'What to bring': worst(LONGEST.bring),
    'Who escorts': worst(LONGEST.escort),
    'Whom to phone': worst(LONGEST.call),
    'What visitors must have': prerequisites.map(({ name, proof }) => `${name}:${proof}`).join('\n'),
    'Places each time': '3',
    Topics: topics.join(','),
  };
  await ines.fills(says);
  while (ines.modal) await ines.closes();
  await omar.types('/shadow ask');
  await omar.fills({
    'How long': ['A day', 'A week', 'A month'],
    'Weeks in which you can': weeks,
    'What you want to see': topics.join(','),
    'Your manager': longName('Priya'),
  });
  while (omar.modal) await omar.closes();
  await priya.clicks('No', { in: 'dm', on: 'would like to see' });
  await priya.closes();
  await priya.clicks('Yes', { in: 'dm', on: 'would like to see' });
  await later(3 * DAY);
  await ines.types('/shadow');
  await ines.closes();
  for (const [n, { name }] of prerequisites.entries()) {
    await ines.clicks(`Check: ${name}`.slice(0, 20), { in: 'dm', on: 'has a place with you' });
    await ines.fills(n % 2 ? { 'Valid until': '2029-12-31' } : {});
  }
  await ines.clicks('Not possible', { in: 'dm', on: 'All is shown that you ask for' });
  await ines.closes();
  await ines.clicks('Yes, they can come', { in: 'dm', on: 'All is shown that you ask for' });
  await ines.clicks('Open', { in: 'dm' });
  await ines.presses('Move');
  await ines.submits();
  while (ines.modal) await ines.closes();
  await omar.clicks('Open', { in: 'dm' });
  await omar.presses('Calendar file');
  while (omar.modal) await omar.closes();
  await keepsLongest(story, ines, omar, priya);
  for (const person of [ines, omar, priya]) {
    await person.types('/shadow');
    if (person !== omar) await person.presses('Open');
    while (person.modal) await person.closes();
    await person.opensHome();
  }
  await looksBack(slack);
  await omar.types('/shadow help');
}

/** Visits and offers by the dozen, and each message of theirs. */
async function keepsLongest(
  { slack, store, clock, later }: Story,
  ines: Person,
  omar: Person,
  priya: Person,
) {
  const { queries, tables } = store;
  const now = clock.now();
  const from = mondaysAfter(dayOf(now), 1)[0] ?? 0;
  const long = {
    what: worst(LONGEST.what),
    meetAt: worst(LONGEST.place),
    bring: worst(LONGEST.bring),
    escort: worst(LONGEST.escort),
    call: worst(LONGEST.call),
    prerequisites,
    topics,
    from,
  };
  const [jonas, anna, lena] = ['U0JONAS', 'U0ANNA', 'U0LENA'] as const;
  const embed = offerOf(jonas, { ...long, id: 'o-embed', length: 'month', plan: [anna, lena] });
  await queries
    .insert(tables.shadowOffers)
    .values([
      embed,
      ...times(MANY_OF_EACH, n =>
        offerOf(n % 2 ? jonas : ines.id, { ...long, id: `o-long-${n}`, length: 'month' }),
      ),
    ]);
  await queries
    .insert(tables.shadowVisits)
    .values(aVisit({ id: 'v-month', visitorId: anna, state: 'approved', lengths: ['month'] }));
  await plans(slack);
  const [period] = periodsOf(embed, from, from + 60);
  const place = { offerId: 'o-long-0', ...period };
  const proofs = prerequisites.map(({ id }) => ({
    prerequisiteId: id,
    validUntil: null,
    verifiedBy: ines.id,
    at: now,
  }));
  const wish = { topics, managerId: priya.id, since: now, askedAt: now, weeks: mondaysAfter(dayOf(now), 12) };
  const said = { visitorSaid: worst(LONGEST.words), hostSaid: worst(LONGEST.words), learned };
  const of = (id: string, visitorId: string, but: Parameters<typeof aVisit>[0]) =>
    aVisit({ ...wish, id, visitorId, ...but });
  const visitsOf = {
    asked: of('v-asked', 'U0TOM', {}),
    lost: of('v-lost', 'U0RAVI', { managerId: null }),
    placed: of('v-placed', 'U0GRACE', { ...place, state: 'placed' }),
    verified: of('v-verified', 'U0CALEB', { ...place, state: 'verified', proofs }),
    scheduled: of('v-scheduled', 'U0DENISE', { ...place, state: 'scheduled', proofs, sequence: 1 }),
    done: of('v-over', lena, { ...place, state: 'done', proofs, sequence: 1 }),
  };
  await queries
    .insert(tables.shadowVisits)
    .values([
      ...Object.values(visitsOf),
      ...times(MANY_OF_EACH, n => of(`v-said-${n}`, omar.id, { ...place, state: 'closed', proofs, ...said })),
    ]);
  const { asked, lost, placed, verified, scheduled, done } = visitsOf;
  const messages = [
    ...tell(asked, TELL.managerAgain, priya.id),
    ...tell(lost, TELL.whoIsManager, lost.visitorId),
    ...tell(lost, TELL.whoIsManagerAgain, lost.visitorId),
    ...tell(placed, TELL.proofsAgain, placed.visitorId, ines.id),
    ...tell(verified, TELL.hostAgain, ines.id),
    ...tell(scheduled, TELL.eve, scheduled.visitorId, ines.id),
    ...tell(done, TELL.feedback, lena, ines.id),
    ...tell(done, TELL.feedbackAgain, lena, ines.id),
  ];
  await outboxStore(store).write(messages, Date.now());
  await later(HOUR);
}

/** Who comes next in an embed. */
async function plans(slack: Story['slack']): Promise<void> {
  const jonas = slack.person(longName('Jonas'), { in: 'canteen' });
  await jonas.types('/shadow');
  await jonas.presses('Open');
  await jonas.presses('Change');
  await jonas.submits();
  await jonas.presses('Plan who comes next');
  await jonas.submits();
  while (jonas.modal) await jonas.closes();
}

/** Who the manager is now, how it was and what was learned. */
async function looksBack(slack: Story['slack']): Promise<void> {
  const ravi = slack.person('Ravi');
  const lena = slack.person(longName('Lena'));
  const ines = slack.person(longName('Ines'));
  await ravi.clicks('Name your manager', { in: 'dm' });
  await ravi.closes();
  await lena.clicks('Say how it was', { in: 'dm' });
  await lena.fills({ 'In three lines': worst(LONGEST.words), 'Words that you learned': learned });
  while (lena.modal) await lena.closes();
  await ines.clicks('Say how it was', { in: 'dm' });
  await ines.fills({ 'In three lines': worst(LONGEST.words) });
  while (ines.modal) await ines.closes();
}
