import { sideName } from '../people/person.ts';
import { clockTime } from '../people/site-rules.ts';
import { placeName } from '../people/views.ts';
import { asking, button, section, type Block } from '../slack/blocks.ts';
import { inLine, joined, md, type Markup } from '../slack/markup.ts';
import { ACT } from './actions.ts';
import type { Prerequisite } from './offer.ts';
import type { VisitShown } from './reading.ts';
import { holdsPlace, isPending, otherWeeks, periodOf } from './visit.ts';
import { dayWords, lengthWords, periodWords } from './words.ts';

export const nameIn = (names: ReadonlyMap<string, string>, id: string | null | undefined): Markup =>
  inLine((id && names.get(id)) || 'somebody who left');

const orList = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** What somebody wishes, in a line. */
export function wishWords({ visit, wishedAt, now }: VisitShown): Markup {
  const { side, lengths, weeks, topics } = visit;
  const about = topics.length > 0 ? md`: ${inLine(topics.join(', '))}` : md``;
  const long = orList.format(lengths.map(length => lengthWords[length]));
  const when = weeks.toSorted((a, b) => a - b).map(week => dayWords(week, now));
  return md`${long} with ${sideName[side]} at ${wishedAt ?? 'any site'}${about}, in the week of ${orList.format(when)}`;
}

const shownAs = ({ name, proof }: Prerequisite): Markup =>
  proof ? md`${inLine(name)} (${inLine(proof)})` : inLine(name);

/** Where, when and with whom: all that host and visitor need on the day. */
export function card(shown: VisitShown): Block[] {
  const { visit, offer, site, names, now, missing, is } = shown;
  const period = periodOf(visit);
  const visitor = nameIn(names, visit.visitorId);
  const { state } = visit;
  const isApproved = state === 'approved' || holdsPlace(visit) || state === 'done' || state === 'closed';
  const saidYes =
    isApproved && (is.visitor || is.host) ? [md`*Manager:* ${nameIn(names, visit.managerId)} said yes`] : [];
  if (state === 'approved' && !Object.values(is).some(Boolean)) return [];
  if (!offer || !site || !period || state === 'approved') {
    const wish = md`*${visitor}* asks for ${wishWords(shown)}.`;
    return [section(joined([wish, ...saidYes, stateWords(shown)], '\n'))];
  }
  const lines = [
    md`*${inLine(offer.what)}*`,
    md`${visitor} with ${nameIn(names, offer.hostId)}, ${placeName(offer.side, site)}`,
    md`*When:* ${periodWords(period, now)}, ${clockTime(offer.beginsAt)}–${clockTime(offer.endsAt)}, ${site.name} time`,
    md`*Meet at:* ${inLine(offer.meetAt)}`,
    ...(offer.bring ? [md`*Bring:* ${inLine(offer.bring)}`] : []),
    md`*Escort:* ${inLine(offer.escort)}`,
    md`*Call:* ${inLine(offer.call)}`,
    ...saidYes,
  ];
  const needed = offer.prerequisites.map(one => {
    const proof = visit.proofs.find(({ prerequisiteId }) => prerequisiteId === one.id);
    const isMissing = missing.some(({ id }) => id === one.id);
    const until = proof?.validUntil == null ? md`` : md`, valid until ${dayWords(proof.validUntil, now)}`;
    if (!holdsPlace(visit)) return md`•  ${shownAs(one)}`;
    if (!isMissing) return md`•  ${shownAs(one)}: checked${until}`;
    return proof
      ? md`•  ${shownAs(one)}: *runs out before the last day*${until}`
      : md`•  ${shownAs(one)}: *still to be shown*`;
  });
  return [
    section(joined(lines, '\n')),
    ...(needed.length > 0 ? [section(joined([md`*Needed*`, ...needed], '\n'))] : []),
    section(stateWords(shown)),
  ];
}

/** How it stands and what comes next. */
export function stateWords({ visit, offer, names, missing }: VisitShown): Markup {
  const visitor = nameIn(names, visit.visitorId);
  const host = nameIn(names, offer?.hostId);
  switch (visit.state) {
    case 'requested':
      return visit.managerId === null
        ? md`Its manager has left. Next: ${visitor} names another.`
        : md`Next: ${nameIn(names, visit.managerId)} says yes or no, as the manager.`;
    case 'approved':
      return md`It waits for a place. Places are given on the morning of each working day, to who has waited longest first.`;
    case 'placed':
      return md`A place is held. Next: ${visitor} shows ${joined(
        missing.map(({ name }) => inLine(name)),
        ', ',
      )} to the host, or to a lead or safety approver of the site.`;
    case 'verified':
      return md`All is shown that is asked for. Next: ${host} says yes or no, as the host.`;
    case 'scheduled':
      return md`${host} expects ${visitor}.`;
    case 'done':
      return md`It is over. Next: ${visitor} and ${host} say how it was.`;
    case 'closed':
      return md`It is over.`;
    case 'declined':
      return md`${nameIn(names, visit.managerId)} said no.`;
    case 'withdrawn':
      return md`It was withdrawn.`;
    case 'lapsed':
      return md`It lapsed: nobody answered or showed in time, or there was no place. Ask anew on your page of visits.`;
  }
}

type Button = ReturnType<typeof button>;

/** The one thing that is the reader’s to do now, where there is one. */
export function decisions({ visit, is, missing }: VisitShown): Button[] {
  const { id, state } = visit;
  if (is.manager && state === 'requested' && !is.visitor)
    return [button('Yes', ACT.approve, id, true), button('No', ACT.decline, id)];
  if (is.visitor && state === 'requested' && visit.managerId === null)
    return [button('Name your manager', ACT.nameManager, id, true)];
  if (is.host && state === 'verified')
    return [button('Yes, they can come', ACT.accept, id, true), button('Not possible', ACT.turnDown, id)];
  if (is.verifier && missing.length > 0)
    return missing.map(({ id: one, name }, n) => ({
      ...button(`Check: ${name}`, `${ACT.prove}.${n}`, `${id} ${one}`, n === 0),
    }));
  const said = is.visitor ? visit.visitorSaid : visit.hostSaid;
  if ((is.visitor || is.host) && state === 'done' && !said)
    return [button('Say how it was', ACT.say, id, true)];
  return [];
}

/** Whatever else they may do. */
export function others({ visit, is, now }: VisitShown): Button[] {
  const { id, state } = visit;
  const isHeld = holdsPlace(visit);
  const period = periodOf(visit);
  const waits = period !== undefined && otherWeeks(visit, period, now).length > 0;
  const isTold = visit.sequence > 0 && (is.visitor || is.host);
  return [
    ...(is.visitor && visit.learned && !visit.suggested
      ? [button('Suggest the words for the glossary', ACT.suggest, id, true)]
      : []),
    ...(isTold ? [button('Calendar file', ACT.calendar, id)] : []),
    ...(is.host && isHeld ? [button('Move', ACT.move, id)] : []),
    ...(is.host && isHeld && state !== 'verified' ? [button('Not possible', ACT.turnDown, id)] : []),
    ...(is.visitor && isHeld
      ? [
          asking(button('I can’t then', ACT.giveBack, id), {
            title: 'Give the place back?',
            text: waits
              ? 'It goes to the next. You wait for a place in your other weeks, as long waiting as before.'
              : 'It goes to the next. You named no other week, so your request is over then. You can ask anew.',
            yes: 'Give it back',
            no: 'Keep it',
          }),
        ]
      : []),
    ...(is.visitor && isPending(visit)
      ? [
          asking(button('Withdraw', ACT.withdraw, id), {
            title: 'Withdraw it?',
            text: 'You no longer ask for a visit. You can ask anew at any time.',
            yes: 'Withdraw',
            no: 'Keep it',
          }),
        ]
      : []),
  ];
}
