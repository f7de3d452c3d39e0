import type { SealedEntry } from '../audit/entry.ts';
import type { AuditTrail } from '../audit/trail.ts';
import type { Draw, Drawn } from '../outbox/deliver.ts';
import type { Message } from '../outbox/message.ts';
import type { Directory } from '../people/directory.ts';
import { actions, button, LIMIT, section } from '../slack/blocks.ts';
import { inLine, joined, md, quoted, type Markup } from '../slack/markup.ts';
import { ACT } from './actions.ts';
import type { VisitShown } from './reading.ts';
import type { Shadowing } from './shadowing.ts';
import type { Action } from './stepping.ts';
import { TELL } from './telling.ts';
import { card, decisions, nameIn, stateWords, wishWords } from './views.ts';
import { holdsPlace } from './visit.ts';
import { dayWords } from './words.ts';

export interface ShadowMessageParts {
  shadowing: Pick<Shadowing, 'visitFor'>;
  audit: AuditTrail;
  directory: Directory;
}

/** How each message about visits is drawn: by what is so now; one that has come too late says nothing. */
export function shadowMessages({ shadowing, audit, directory }: ShadowMessageParts): Record<string, Draw> {
  async function shownTo({ about, to }: Message): Promise<VisitShown | undefined> {
    const reader = to.kind === 'person' ? await directory.person(to.id) : undefined;
    return reader && !reader.left ? shadowing.visitFor(about, reader) : undefined;
  }

  const asks =
    (isStill: (shown: VisitShown) => boolean, draw: (shown: VisitShown) => Markup): Draw =>
    async message => {
      const shown = await shownTo(message);
      return shown && isStill(shown) ? drawn(draw(shown), shown) : undefined;
    };

  const toManager = (begin: string) =>
    asks(
      ({ visit, is }) => visit.state === 'requested' && is.manager,
      shown =>
        md`*${begin}${nameIn(shown.names, shown.visit.visitorId)} would like to see the other side’s work:* ${wishWords(shown)}. Is that all right with you, as their manager?`,
    );
  const whoIsManager = (begin: string) =>
    asks(
      ({ visit, is }) => visit.state === 'requested' && visit.managerId === null && is.visitor,
      () =>
        md`*${begin}Who is your manager now?* Whom you named has left, so nobody can say yes to your visit.`,
    );
  const toHost = (begin: string) =>
    asks(
      ({ visit, is }) => visit.state === 'verified' && is.host,
      ({ names, visit }) =>
        md`*${begin}Can ${nameIn(names, visit.visitorId)} come?* All is shown that you ask for.`,
    );
  const howWasIt = (begin: string) =>
    asks(
      ({ visit, is }) =>
        visit.state === 'done' && ((is.visitor && !visit.visitorSaid) || (is.host && !visit.hostSaid)),
      ({ is, names, visit, offer }) =>
        md`*${begin}How was it ${is.visitor ? md`with ${nameIn(names, offer?.hostId)}` : md`with ${nameIn(names, visit.visitorId)}`}?* Three lines help the next one.`,
    );

  return {
    [TELL.manager]: toManager(''),
    [TELL.managerAgain]: toManager('It still waits: '),
    [TELL.whoIsManager]: whoIsManager(''),
    [TELL.whoIsManagerAgain]: whoIsManager('It still waits: '),
    [TELL.proofsAgain]: asks(
      ({ visit, is }) => visit.state === 'placed' && (is.visitor || is.host),
      ({ missing, is, names, visit }) =>
        md`*Still to be shown${is.visitor ? '' : md` by ${nameIn(names, visit.visitorId)}`}:* ${joined(
          missing.map(({ name }) => inLine(name)),
          ', ',
        )}. What is not shown in time frees the place, and then the visit is to be asked for anew.`,
    ),
    [TELL.host]: toHost(''),
    [TELL.hostAgain]: toHost('It still waits: '),
    [TELL.eve]: asks(
      ({ visit, is }) => visit.state === 'scheduled' && (is.visitor || is.host),
      ({ is, names, visit, now }) =>
        is.visitor
          ? md`*Your visit begins on ${dayWords(visit.start ?? 0, now)}.*`
          : md`*${nameIn(names, visit.visitorId)} comes on ${dayWords(visit.start ?? 0, now)}.*`,
    ),
    [TELL.feedback]: howWasIt(''),
    [TELL.feedbackAgain]: howWasIt('Once more: '),
    [TELL.news]: async message => {
      const shown = await shownTo(message);
      const entry = shown && (await audit.entry('visit', message.about, message.seq));
      if (!entry || isOutdated(entry, shown)) return undefined;
      return drawn(headline(entry, shown), shown, entry.words);
    },
  };
}

/** That a place was given is no news once it is gone: what became of it is told by itself. */
function isOutdated({ action, after }: SealedEntry, { visit }: VisitShown): boolean {
  const isOfPlace = ['placed', 'accepted', 'moved', 'details changed', 'runs out'].includes(action);
  const start = after['start'];
  return isOfPlace && (!holdsPlace(visit) || (typeof start === 'number' && start !== visit.start));
}

function drawn(text: Markup, shown: VisitShown, words: string | null = null): Drawn {
  const buttons = [...decisions(shown), button('Open', ACT.open, shown.visit.id)];
  // Who is asked for a yes reads of it in the question.
  const isWished = shown.visit.state === 'requested';
  return {
    text,
    blocks: [
      section(words ? md`${text}\n${quoted(words, LIMIT.section - 500)}` : text),
      ...(isWished ? [] : card(shown)),
      actions(...buttons),
    ],
  };
}

function headline({ action }: SealedEntry, { visit, names, is, offer, ...rest }: VisitShown): Markup {
  const visitor = nameIn(names, visit.visitorId);
  const host = nameIn(names, offer?.hostId);
  const manager = nameIn(names, visit.managerId);
  const isTold = visit.sequence > 0;
  const file = isTold ? md` Open it for the new calendar file.` : md``;
  const out = isTold ? md` Open it for the file that takes it out of your calendar.` : md``;
  switch (action as Action) {
    case 'approved':
      return md`*${manager} said yes to your visit.* You are told once there is a place.`;
    case 'declined':
      return md`*${manager} said no to your visit.* Talk to them; you can ask anew.`;
    case 'placed':
      return is.visitor
        ? md`*You have a place with ${host}.*`
        : md`*${visitor} has a place with you.* You are asked once all is shown.`;
    case 'runs out':
      return md`*What you showed runs out before the last day.* Renew it and show it again, or give the place back.`;
    case 'accepted':
      return is.visitor ? md`*${host} expects you.*` : md`*${visitor} comes.*`;
    case 'turned down':
      return md`*${host} can’t take you.* You wait for another place, as long waiting as before.${out}`;
    case 'given back':
      return md`*${visitor} can’t come then.* The place goes to the next.${out}`;
    case 'withdrawn':
      return md`*${visitor} comes no more.* The place goes to the next.${out}`;
    case 'lapsed':
      return is.visitor
        ? md`*Your request lapsed: ${manager} has not answered in time.* Talk to them, and ask anew.`
        : md`*The request of ${visitor} lapsed*, since nobody answered in time.`;
    case 'not shown in time':
      return is.visitor
        ? md`*Your place went to the next, since not all was shown in time.* Renew what you need, and ask anew.`
        : md`*${visitor} doesn’t come: not all was shown in time.* The place goes to the next.`;
    case 'not answered':
      return is.visitor
        ? md`*${host} has not answered.* You wait for another place, as long waiting as before.`
        : md`*The place of ${visitor} went on, since you didn’t say whether they can come.* Close your offer if nobody can come.`;
    case 'no place':
      return visit.excluded.length > 0
        ? md`*There was no other place in your weeks.* Ask anew with other weeks.`
        : md`*There was no place in any of your weeks.* Ask anew with other weeks; the more you name, the better.`;
    case 'offer closed':
      return md`*The offer was closed, so you can’t come then.* You wait for another place, as long waiting as before.${out}`;
    case 'moved':
      return is.visitor
        ? md`*${host} moved your visit.*${file}`
        : md`*You moved the visit of ${visitor}.*${file}`;
    case 'details changed':
      return md`*${host} changed the details of your visit.*${file}`;
    case 'said how it was':
      return md`*${is.visitor ? host : visitor} wrote how it was.* Open it to read it.`;
    case 'asked':
    case 'named their manager':
    case 'lost its manager':
    case 'shown':
    case 'done':
    case 'closed':
    case 'suggested':
      return stateWords({ visit, names, is, offer, ...rest });
  }
}
