import type { Drawn } from '../../outbox/deliver.ts';
import { sideName } from '../../people/person.ts';
import { dangerLine } from '../../people/views.ts';
import { nameOf, said, SHOWN } from '../../records/views.ts';
import { actions, context } from '../../slack/blocks.ts';
import { clipMarkup, joined, md, quoted, siteTime, type Markup } from '../../slack/markup.ts';
import { changeName } from '../change.ts';
import { awaited, formalDue, unassessed } from '../deciding.ts';
import { dueLeftovers } from '../leftovers.ts';
import { overdueNow } from '../overdue.ts';
import { about } from '../personal.ts';
import { whose } from '../status.ts';
import { whyNot, type Step } from '../steps.ts';
import { isOts } from '../terms.ts';
import { formalBy } from '../timers.ts';
import { messageButtons, moreButton, notDisconnected, title, type Picture } from '../views.ts';
import { leftInWords } from './after-work.ts';
import type { Ask } from './asks.ts';

/** To who asked for it, while something stands against it. */
export function yourEdit(picture: Picture): Drawn {
  const stops = picture.terms.stops.map(({ rule, sentence }) => md`• *${rule}* ${sentence}`);
  const against = clipMarkup(joined(stops, '\n'), 1000);
  return said(
    md`${about(picture)}\n*Stands against it*\n${against}\nEdit it, or withdraw it. What nobody decides before its end expires.`,
    messageButtons(picture, 'edit', 'withdraw'),
  );
}

/** To its implementer, when its time has come. */
export const yourStart = (picture: Picture): Drawn =>
  said(
    md`${about(picture)}\nIts time has come. Press *Start work* when you begin.`,
    messageButtons(picture, 'start'),
  );

/** To the shift leads, when a shift has begun while it is under way. */
export const goOn = (picture: Picture): Drawn =>
  said(
    md`${about(picture)}\nThe shift has changed. It holds at the next safe point until you say that it goes on: look at it, then press *Go on*, or *Stop*.`,
    messageButtons(picture, 'confirm', 'stop'),
  );

/** To who restarts it, while it is stopped. */
export function yourRestart(picture: Picture): Drawn {
  const missing = awaited(picture.change, picture.terms);
  const next =
    picture.change.startedAt !== null && missing.length > 0
      ? `It needs another yes by now before it goes on: of ${whose(missing)}.`
      : 'Look at it, then press *Restart* where it may go on.';
  return said(
    md`${about(picture)}\nIt is stopped, and nobody works on it. ${next}`,
    messageButtons(picture, 'restart', 'report', 'withdraw'),
  );
}

/** To its implementer, meanwhile. */
export const hold = (picture: Picture): Drawn =>
  said(
    md`${about(picture)}\n*Hold at the next safe point:* the shift has changed. Go on when the shift lead has confirmed it; call the control room.`,
    messageButtons(picture, 'report', 'stop'),
  );

/** To who does it and who watches it, when its time is over. */
export function timeOver(picture: Picture): Drawn {
  const { change, asking, site, now } = picture;
  const isDoer = asking?.by.id === change.implementerId;
  const doer = nameOf(picture, change.implementerId);
  if (overdueNow(change, now) === 'connected') {
    const check = isDoer
      ? md`End the session; somebody of OT checks it.`
      : md`Look at it, then press *Checked: disconnected*.`;
    return said(
      md`*${title(picture)}*\n${notDisconnected(change)}\n${check}\n${quoted(change.what, SHOWN)}`,
      context(dangerLine(site)),
      messageButtons(picture, 'check', ...(change.reported ? [] : (['report'] as const)), 'stop'),
    );
  }
  const next = isDoer ? 'Say how it ended.' : `Ask ${doer} how it ended.`;
  return said(
    md`${about(picture)}\nIts time is over, and nobody said that the work is. ${next} If it must not go on, press *Stop*.`,
    messageButtons(picture, 'report', 'stop'),
  );
}

/** To who asked for it, when its review is due. */
export const yourReview = (picture: Picture): Drawn =>
  said(
    md`${about(picture)}\nIts review is due: what happened, why, and what follows from it.`,
    messageButtons(picture, 'review'),
  );

/** To who asked for it, did it or took it back: what it has left behind. */
export function leftover(picture: Picture): Drawn {
  const { change, terms, asking, site, now } = picture;
  const lines = dueLeftovers(change, site, now).map(one => leftInWords(one, picture));
  const may = (step: Step) => !asking || !whyNot(step, change, terms, asking);
  const next = [
    ...(may('lift') ? [md`Press *Lifted* when a restriction holds no more.`] : []),
    ...(may('remove') ? [md`Press *Removed* when what is temporary is gone.`] : []),
  ];
  const ask = md`Operations lifts it. Ask the control room.`;
  return said(
    md`${about(picture)}\n${quoted(lines.join('\n'), 1000)}\n${next.length > 0 ? joined(next, ' ') : ask}`,
    messageButtons(picture, 'lift', 'remove'),
  );
}

/** Steps that a lead may take themselves, with what they are told of. */
const steps: Record<Ask, readonly Step[]> = {
  'asked to decide': ['assess', 'approve', 'reject'],
  'asked to mend': ['edit'],
  'asked for the go': [],
  'called to start': [],
  'called overdue': ['report', 'stop'],
  'called connected': ['check', 'stop'],
  'asked to go on': ['confirm', 'stop'],
  'asked to restart': ['restart', 'approve', 'report', 'withdraw'],
  'asked to take back': ['check', 'accept', 'stop'],
  'asked for formal decisions': ['approve', 'reject'],
  'asked for the review': ['review'],
  'told what is left': ['lift', 'remove'],
};

/** To leads, and to the admins’ channel, where a restricted one shows no more than its name. */
export function stillWaiting(picture: Picture, ask: Ask): Drawn {
  const { change, asking } = picture;
  if (!asking && change.visibility.kind === 'restricted')
    return said(md`*${changeName(change)}*\nIt waits, and nobody has answered. Ask who knows of it.`);
  const buttons = asking ? messageButtons(picture, ...steps[ask]) : actions(moreButton(change));
  // What nobody may miss stands first.
  const text =
    ask === 'called connected'
      ? md`*${title(picture)}*\n${waiting(picture, ask)}\n${quoted(change.what, SHOWN)}`
      : md`${about(picture)}\n${waiting(picture, ask)}`;
  return said(text, buttons);
}

/** What nobody has done yet, and whom to ask. */
function waiting(picture: Picture, ask: Ask): Markup {
  const { change, terms, site } = picture;
  const doer = nameOf(picture, change.implementerId);
  const asker = nameOf(picture, change.requesterId);
  switch (ask) {
    case 'asked to decide':
      return change.state === 'assess'
        ? md`Nobody has assessed it yet for ${unassessed(change)
            .map(side => sideName[side])
            .join(' and ')}. Ask a lead of each.`
        : md`It still waits for ${whose(awaited(change, terms))}. Ask them: what nobody decides before its end expires.`;
    case 'asked to mend':
      return md`Something stands against it. Ask ${asker} to edit it, or to withdraw it.`;
    case 'asked for the go':
      return md`No shift lead has given the go yet, or said no. Call the control room.`;
    case 'called to start':
      return md`Its time has come. Ask ${doer} whether it begins.`;
    case 'called overdue':
      return md`Its time is over, and nobody said that the work is. Ask ${doer} how it ended.`;
    case 'called connected':
      return md`${notDisconnected(change)}\nAsk the watcher to look at it, and to press *Checked: disconnected*.`;
    case 'asked to go on':
      return md`The shift has changed, and its shift lead hasn’t said that the work goes on. Call the control room.`;
    case 'asked to restart':
      return md`It is stopped, and nobody has restarted it, or said how it ended. ${isOts(terms) ? 'Call the control room' : `Ask ${asker}`}.`;
    case 'asked to take back':
      return md`Work is over, and nobody has taken it back. Ask operations to look at it.`;
    case 'asked for formal decisions':
      return md`The formal decision of ${whose(formalDue(change, terms))} was due by ${siteTime(formalBy(change, site), site.zone)}, ${site.name} time. Ask them.`;
    case 'asked for the review':
      return md`Its review is not written yet. Ask ${asker}, or write it yourself.`;
    case 'told what is left': {
      const lines = dueLeftovers(change, site, picture.now).map(one => leftInWords(one, picture));
      return md`${quoted(lines.join('\n'), 1000)}\nAsk operations and ${asker} to see to it.`;
    }
  }
}
