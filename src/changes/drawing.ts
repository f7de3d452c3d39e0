import type { SealedEntry } from '../audit/entry.ts';
import type { AuditTrail } from '../audit/trail.ts';
import { cardId, type Cards } from '../conversations/card.ts';
import type { OpenOn } from '../incidents/open-here/open-here.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Draw, Drawn } from '../outbox/deliver.ts';
import type { Message } from '../outbox/message.ts';
import { siteOf, type Directory } from '../people/directory.ts';
import { sidesOf, type Side } from '../people/person.ts';
import { shiftBegan } from '../people/shifts.ts';
import { reading } from '../records/reading.ts';
import { moved } from '../records/views.ts';
import { isOver, isUnderWay, type Change } from './change.ts';
import type { Changes, Looked } from './changes.ts';
import { awaited, formalDue, seats } from './deciding.ts';
import { note } from './history/views.ts';
import { clash, news, noDesk, takeBack, voided, yourGo, yourYes } from './personal.ts';
import { isAsk, isStill, type Ask } from './reminding/asks.ts';
import {
  goOn,
  hold,
  leftover,
  stillWaiting,
  timeOver,
  yourEdit,
  yourRestart,
  yourReview,
  yourStart,
} from './reminding/personal.ts';
import { mayKnow } from './steps.ts';
import type { Personal } from './telling.ts';
import { card, mentioned, title, type Picture } from './views.ts';
import { touchedIds, type WeighIt } from './weighed.ts';

export interface ChangeMessageParts {
  changes: Changes;
  weighed: WeighIt;
  directory: Directory;
  cards: Cards;
  audit: AuditTrail;
  openOn: OpenOn;
  clock: Clock;
}

/** How each message about a change is drawn. */
export function changeMessages(parts: ChangeMessageParts): Record<string, Draw> {
  const { changes, cards, audit, openOn } = parts;
  const { readable, happenedSince } = reading<Change>({
    ...parts,
    kind: 'change',
    find: id => changes.find(id),
    mayKnow,
  });

  async function pictured(
    message: Message,
    history: readonly SealedEntry[] = [],
  ): Promise<Picture | undefined> {
    const { record, reader } = (await readable(message)) ?? {};
    if (!record) return undefined;
    if (!reader) return pictureOf(parts, record, history);
    return pictureOfLooked(parts.directory, await changes.look(record.id, reader), history);
  }

  /** For what asks somebody to act: only while they still may. */
  const whileIt =
    (isSo: (picture: Picture) => boolean, draw: (picture: Picture) => Drawn): Draw =>
    async message => {
      const picture = await pictured(message);
      return picture && isSo(picture) ? draw(picture) : undefined;
    };
  /** The same for what a time asks of them, and only where they were not asked again since: after an outage once is enough. */
  const whileAsked =
    (some: readonly Ask[], draw: (picture: Picture) => Drawn, isSo?: (picture: Picture) => boolean): Draw =>
    async message => {
      const picture = await pictured(message);
      const isSaid = isSo ?? (one => some.some(ask => isStill[ask](one)));
      const isLater = ({ action }: SealedEntry) => some.some(ask => ask === action);
      return picture && isSaid(picture) && !(await happenedSince(message, picture.change, isLater))
        ? draw(picture)
        : undefined;
    };
  /** What was done, told to somebody; where it was done again since, that is told by itself. */
  const withEntry =
    (draw: (picture: Picture, entry: SealedEntry) => Drawn): Draw =>
    async message => {
      const entry = await audit.entry('change', message.about, message.seq);
      const picture = entry && (await pictured(message, [entry]));
      if (!picture || !entry) return undefined;
      const isLater = (later: SealedEntry) => 'state' in later.after;
      return (await happenedSince(message, picture.change, isLater)) ? undefined : draw(picture, entry);
    };

  /** A reminder that comes too late: it is not so any more, or both desks were reminded again. */
  async function isStale(message: Message, action: string, picture: Picture): Promise<boolean> {
    if (!isAsk(action)) return false;
    const isAgain = (later: SealedEntry) => later.action === action;
    return !isStill[action](picture) || happenedSince(message, picture.change, isAgain);
  }

  const personal: Record<Personal, Draw> = {
    'your-yes': whileAsked(['asked to decide', 'asked for formal decisions'], yourYes, mayDecide),
    'your-edit': whileAsked(['asked to mend', 'asked to decide'], yourEdit, isStill['asked to mend']),
    'your-go': whileAsked(['asked for the go'], yourGo),
    'your-start': whileAsked(['called to start'], yourStart),
    'go-on': whileAsked(['asked to go on'], goOn),
    hold: whileAsked(['asked to go on'], hold),
    'time-over': whileAsked(['called overdue', 'called connected'], timeOver),
    'your-restart': whileAsked(['asked to restart'], yourRestart),
    'take-back': whileAsked(['asked to take back'], takeBack),
    'your-review': whileAsked(['asked for the review'], yourReview),
    leftover: whileAsked(['told what is left'], leftover),
    'still-waiting': async message => {
      const entry = await audit.entry('change', message.about, message.seq);
      const ask = entry?.action ?? '';
      return isAsk(ask) ? whileAsked([ask], picture => stillWaiting(picture, ask))(message) : undefined;
    },
    news: withEntry(news),
    voided: whileIt(({ change }) => !isOver(change.state) && !isUnderWay(change), voided),
    clash: whileIt(({ change }) => !isOver(change.state), clash),
    'no-desk': whileIt(({ change }) => !isOver(change.state), noDesk),
  };
  return {
    'change.card': async message => {
      const picture = await pictured(message);
      const shown = message.to.kind === 'card' ? await cards.card(message.to.cardId) : undefined;
      if (!picture || !shown) return undefined;
      const open = isOver(picture.change.state) ? [] : await openOn(touchedIds(picture));
      return card(picture, shown.side, open);
    },
    'change.moved': async message => {
      const left = message.to.kind === 'card' ? await cards.card(message.to.cardId) : undefined;
      const current = left && (await cards.card(cardId(left.recordId, left.side)));
      const picture = current && (await pictured(message));
      return picture && current && moved('change', title(picture), left.channel, current);
    },
    'change.note': async message => {
      const entry = await audit.entry('change', message.about, message.seq);
      const picture = entry && (await pictured(message, [entry]));
      if (!picture || (await isStale(message, entry.action, picture))) return undefined;
      const broadcast = message.to.kind === 'thread' && message.to.broadcast === true;
      return note(picture, entry, broadcast);
    },
    ...Object.fromEntries(Object.entries(personal).map(([name, draw]) => [`change.${name}`, draw])),
  };
}

/** Whether something is still missing that its reader may give: before work, or formally after it. */
function mayDecide({ change, terms, asking }: Picture): boolean {
  if (!asking || isOver(change.state)) return false;
  if (change.state === 'assess') return terms.triage;
  const isMissing = awaited(change, terms).length > 0 || formalDue(change, terms).length > 0;
  return isMissing && seats(change, terms, asking).length > 0;
}

/** A change as everybody at a desk reads it. @param history entries that are to be told: who did them is named too */
export async function pictureOf(
  { directory, weighed, clock }: Pick<ChangeMessageParts, 'directory' | 'weighed' | 'clock'>,
  change: Change,
  history: readonly SealedEntry[] = [],
): Promise<Picture> {
  const site = await siteOf(directory, change.siteId);
  const now = clock.now();
  const began = shiftBegan(site, now);
  return {
    ...(await weighed(change, change)),
    change,
    site,
    now,
    names: await directory.names(mentioned(change, history)),
    doerSides: await doerSides(directory, change),
    ...(began !== undefined && { shiftBegan: began }),
  };
}

async function doerSides(directory: Directory, { implementerId }: Change): Promise<Side[]> {
  const doer = await directory.person(implementerId);
  return doer ? sidesOf(doer) : [];
}

/** A change as one person reads it. */
export async function pictureOfLooked(
  directory: Directory,
  looked: Looked,
  history: readonly SealedEntry[] = looked.history,
): Promise<Picture> {
  const { change, asking, terms, case: one } = looked;
  return {
    change,
    terms,
    case: one,
    asking,
    site: await siteOf(directory, change.siteId),
    now: asking.now,
    names: await directory.names(mentioned(change, history)),
    doerSides: await doerSides(directory, change),
    ...(asking.shiftBegan !== undefined && { shiftBegan: asking.shiftBegan }),
  };
}
