import { clockTime } from '../people/site-rules.ts';
import { placeName } from '../people/views.ts';
import { dayOf, shownAt } from '../people/wall-clock.ts';
import {
  actions,
  asking,
  button,
  context,
  header,
  LIMIT,
  modal,
  section,
  type Block,
  type Modal,
} from '../slack/blocks.ts';
import { inLine, joined, md, quoted, type Markup } from '../slack/markup.ts';
import { counted } from '../kernel/text.ts';
import { ACT } from './actions.ts';
import { isHost } from './offer.ts';
import { periodsOf } from './periods.ts';
import type { Mine, OfferShown, VisitShown } from './reading.ts';
import { periodOf } from './visit.ts';
import { card, decisions, nameIn, others, stateWords, wishWords } from './views.ts';
import { dayWords, lengthWords, periodWords, sayPrerequisites } from './words.ts';

const TITLE = 'Visits';

/** Somebody’s visits and offers, and what waits for them. */
export function minePage(mine: Mine): Modal {
  const { visits, toDecide, offers, toSay, toVerify, comes, waiting, embeds } = mine;
  const part = (title: string, rows: readonly Block[]) => (rows.length > 0 ? [header(title), ...rows] : []);
  const own = embeds.filter(one => !offers.some(({ offer }) => offer.id === one.offer.id));
  const rows = [
    ...part('For your yes or no', toDecide.map(visitRow)),
    ...part('To be checked at your site', toVerify.map(visitRow)),
    ...part('How was it?', toSay.map(visitRow)),
    ...part('Who comes to me', comes.map(visitRow)),
    ...part('My visits', visits.map(visitRow)),
    ...part('My offers', offers.map(offerRow)),
    ...part('Waiting for a place with your side', waiting.map(waitingRow)),
    ...part('Embeds of your side', own.map(offerRow)),
  ];
  const none = section(
    md`*See the other side’s work.* Ask for a day, a week or a month beside somebody of the other side, or offer places beside you.`,
  );
  return modal(TITLE, [
    ...(rows.length > 0 ? rows.slice(0, LIMIT.viewBlocks - 2) : [none]),
    actions(
      button('Ask for a visit', ACT.ask, 'new', visits.length === 0),
      button('Offer places', ACT.offer, 'new'),
    ),
  ]);
}

/** For a lead, who can have places offered where some are missing. */
const waitingRow = (shown: VisitShown): Block =>
  section(md`*${nameIn(shown.names, shown.visit.visitorId)}:* ${wishWords(shown)}`);

function visitRow(shown: VisitShown): Block {
  const { visit, offer, names, now } = shown;
  const period = periodOf(visit);
  const visitor = nameIn(names, visit.visitorId);
  const isPlaced = offer && period && visit.state !== 'approved';
  const what = isPlaced
    ? md`*${inLine(offer.what)}*\n${periodWords(period, now)} · ${visitor} with ${nameIn(names, offer.hostId)}`
    : md`*${visitor}* asks for ${wishWords(shown)}`;
  return { ...section(md`${what}\n${stateWords(shown)}`), accessory: button('Open', ACT.open, visit.id) };
}

function offerRow(shown: OfferShown): Block {
  const { offer, comes, now, names } = shown;
  const next = comes.slice(0, 3).map(visit => comesWords(visit, names, now));
  const who = next.length > 0 ? joined(next, '\n') : md`Nobody has a place yet.`;
  return {
    ...section(
      md`*${inLine(offer.what)}* · ${lengthWords[offer.length]}, ${counted(offer.places, 'place')} each time\n${who}`,
    ),
    accessory: button('Open', ACT.openOffer, offer.id),
  };
}

function comesWords(visit: OfferShown['comes'][number], names: OfferShown['names'], now: number): Markup {
  const period = periodOf(visit);
  const state = visit.state === 'scheduled' ? '' : ' (not yet sure)';
  return md`•  ${period ? periodWords(period, now) : ''}: ${nameIn(names, visit.visitorId)}${state}`;
}

/** So many who come stand on the page of an offer. */
const MOST_COMING = 20;

function comesRows({ comes, names, now, mayOpen }: OfferShown): Block[] {
  if (comes.length === 0) return [section(md`Nobody has a place yet.`)];
  const more = comes.length - MOST_COMING;
  return [
    section(md`*Who comes*`),
    ...comes.slice(0, MOST_COMING).map(visit => ({
      ...section(comesWords(visit, names, now)),
      ...(mayOpen && { accessory: button('Open', ACT.open, visit.id) }),
    })),
    ...(more > 0 ? [context(md`and ${more} more`)] : []),
  ];
}

/** A visit's card with all that its reader may do. */
export function visitPage(shown: VisitShown): Modal {
  const { visit, names, is, offer } = shown;
  const buttons = [...decisions(shown), ...others(shown)];
  const mayRead = is.visitor || is.host;
  const words = (by: string | null | undefined, said: string) =>
    said && mayRead ? [section(md`*${nameIn(names, by)}:*\n${quoted(said, LIMIT.section - 500)}`)] : [];
  return modal('Visit', [
    ...card(shown),
    ...words(visit.visitorId, visit.visitorSaid),
    ...words(offer?.hostId, visit.hostSaid),
    ...(visit.learned && mayRead
      ? [section(md`*Learned:*\n${quoted(visit.learned, LIMIT.section - 20)}`)]
      : []),
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
  ]);
}

/** An offer with who comes when. */
export function offerPage(shown: OfferShown): Modal {
  const { offer, site, comes, names, reader, now } = shown;
  const today = dayOf(shownAt(now, site.zone));
  const free = periodsOf(offer, today + 1, today + 7 * 13).filter(
    ({ start }) => comes.filter(one => one.start === start).length < offer.places,
  );
  const may = isHost(reader, offer) && offer.state === 'open';
  const lines = [
    md`*${inLine(offer.what)}*`,
    md`${nameIn(names, offer.hostId)}, ${placeName(offer.side, site)}`,
    md`${lengthWords[offer.length]}, ${counted(offer.places, 'place')} each time, from ${dayWords(offer.from, now)}${offer.until === null ? '' : md` until the week of ${dayWords(offer.until, now)}`}`,
    md`*Meet at:* ${inLine(offer.meetAt)}, ${clockTime(offer.beginsAt)}–${clockTime(offer.endsAt)}, ${site.name} time`,
    ...(offer.topics.length > 0 ? [md`*Topics:* ${inLine(offer.topics.join(', '))}`] : []),
    ...(offer.state === 'closed' ? [md`*This offer is closed.*`] : []),
  ];
  const next = shown.plan.map((id, n) => md`${n + 1}. ${nameIn(names, id)}`);
  return modal('Offer', [
    section(joined(lines, '\n')),
    ...(offer.prerequisites.length > 0
      ? [section(md`*Needed*\n${quoted(sayPrerequisites(offer.prerequisites), LIMIT.section - 20)}`)]
      : []),
    ...comesRows(shown),
    ...(offer.length === 'month' && next.length > 0
      ? [section(joined([md`*Who comes next*, as a lead said`, ...next], '\n'))]
      : []),
    ...(free.length > 0 && offer.state === 'open'
      ? [
          context(
            md`Free next: ${free
              .slice(0, 4)
              .map(period => periodWords(period, now))
              .join('; ')}`,
          ),
        ]
      : []),
    ...(may || shown.mayPlan
      ? [
          actions(
            ...(shown.mayPlan ? [button('Plan who comes next', ACT.plan, offer.id, !may)] : []),
            ...(may
              ? [
                  button('Change', ACT.changeOffer, offer.id),
                  asking(button('Close it', ACT.closeOffer, offer.id), {
                    title: 'Close this offer?',
                    text: 'No more places are given. Who was to come waits for another place, and is told.',
                    yes: 'Close it',
                    no: 'Leave it',
                  }),
                ]
              : []),
          ),
        ]
      : []),
  ]);
}

/**
 * What became of each word that somebody learned.
 *
 * @param term the glossary’s command, as people type it here
 */
export function suggestedPage(suggested: readonly string[], not: readonly string[], term: string): Modal {
  const lines = (all: readonly string[]) => all.map(one => md`•  ${inLine(one)}`);
  return modal('Glossary', [
    ...(suggested.length > 0
      ? [section(joined([md`*Suggested; a steward of that side reads them:*`, ...lines(suggested)], '\n'))]
      : []),
    ...(not.length > 0
      ? [section(joined([md`*Not suggested; add them by hand with \`${term} add\`:*`, ...lines(not)], '\n'))]
      : []),
    ...(suggested.length + not.length === 0 ? [section(md`They are suggested already.`)] : []),
  ]);
}
