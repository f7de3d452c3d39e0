import type { SealedEntry } from '../audit/entry.ts';
import type { Drawn } from '../outbox/deliver.ts';
import { nameOf, said, SHOWN } from '../records/views.ts';
import { clipMarkup, inLine, joined, md, quoted, siteTime, type Markup } from '../slack/markup.ts';
import { changeName } from './change.ts';
import { awaited, formalDue } from './deciding.ts';
import { told } from './history/views.ts';
import { statusOf } from './status.ts';
import { formalBy } from './timers.ts';
import { messageButtons, times, title, type Picture } from './views.ts';

/** Which change a message is about: the first lines of it. */
export const about = (picture: Picture): Markup =>
  md`*${title(picture)}*${picture.change.type === 'emergency' ? ' · *Emergency*' : ''}\n${quoted(picture.change.what, SHOWN)}\n${times(picture)}`;

/** To whoever may say yes or no. */
export function yourYes(picture: Picture): Drawn {
  const { change, terms, site } = picture;
  const by = nameOf(picture, change.requesterId);
  const ask =
    change.state === 'assess'
      ? 'Nobody knows yet whose it is: a lead of each side assesses it.'
      : awaited(change, terms).length === 0 && formalDue(change, terms).length > 0
        ? `It goes by voice. Your formal decision is due by ${siteTime(formalBy(change, site), site.zone)}, ${site.name} time.`
        : 'It waits for your yes or no.';
  return said(
    md`${about(picture)}\n${by} asks. ${ask}`,
    messageButtons(
      picture,
      ...(change.state === 'assess' ? (['assess'] as const) : (['approve'] as const)),
      'reject',
    ),
  );
}

/** To the shift leads, when the time for the go has come. */
export function yourGo(picture: Picture): Drawn {
  return said(
    md`${about(picture)}\n${standsAs(picture)}Go or no-go? A go is to be used within 30 minutes.`,
    messageButtons(picture, 'go', 'no-go'),
  );
}

/** What the shift lead looks at before they say go, in a line. */
function standsAs({ change }: Picture): Markup {
  const { processState, restartMinutes, manualHold, controlRoom, onSiteContact, backOutBy } = change.answers;
  const parts = [
    ...(processState ? [md`Process: ${inLine(processState)}`] : []),
    ...(restartMinutes ? [md`runs again after ${inLine(restartMinutes)} min`] : []),
    ...(manualHold ? [md`by hand meanwhile: ${inLine(manualHold)}`] : []),
    ...(controlRoom ? [md`the control room: ${inLine(controlRoom)}`] : []),
    ...(onSiteContact ? [md`on site: ${inLine(onSiteContact)}`] : []),
    ...(backOutBy ? [md`back out by ${inLine(backOutBy)}`] : []),
  ];
  return parts.length > 0 ? md`${clipMarkup(joined(parts, '; '), SHOWN)}.\n` : md``;
}

/** What operations must know when it is handed back, and how they see that it is well. */
export function toKnow({ change }: Pick<Picture, 'change'>): Markup {
  const { reported, answers } = change;
  const parts = [
    ...(reported?.words ? [md`\n${quoted(reported.words, SHOWN)}`] : []),
    ...(answers.verification
      ? [md`\n*How you see that it is well:* ${clipMarkup(inLine(answers.verification), SHOWN)}`]
      : []),
  ];
  return joined(parts, '');
}

/** To whoever takes it back. */
export function takeBack(picture: Picture): Drawn {
  const { change } = picture;
  const ended = {
    done: 'The work is done, tools out, sessions ended.',
    'backed out': 'It was backed out.',
    failed: 'It failed.',
  }[change.reported?.outcome ?? 'done'];
  return said(
    md`${about(picture)}\n${ended}${toKnow(picture)}\nLook at view, control and alarms, then accept the hand-back.`,
    messageButtons(picture, 'check', 'accept', 'stop'),
  );
}

/** To who asked for it or does it: what happened to it. */
export function news(picture: Picture, entry: SealedEntry): Drawn {
  const { change, terms } = picture;
  return said(
    md`*${title(picture)}*\n${told(picture, entry)}\n${statusOf({ ...change, reason: null }, terms, picture)}. ${times(picture)}.`,
    messageButtons(
      picture,
      'start',
      'restart',
      'report',
      'review',
      ...(change.go ? [] : (['edit'] as const)),
    ),
  );
}

/** To who had decided on an earlier version. */
export function voided(picture: Picture): Drawn {
  return said(
    md`${about(picture)}\nIt was edited, so what you decided counts no more. Look at version ${picture.change.plan}, and decide anew.`,
    messageButtons(picture, 'approve', 'reject'),
  );
}

/** To who planned something else at the same time on the same. */
export function clash(picture: Picture): Drawn {
  return said(
    md`${about(picture)}\nIt is planned at the same time as a change of yours, on the same or by the same person. Agree with ${nameOf(picture, picture.change.requesterId)} who goes first.`,
    messageButtons(picture),
  );
}

/** To the leads of a side whose desk could not be told. */
export function noDesk(picture: Picture): Drawn {
  return said(
    md`${about(picture)}\nThe card of ${changeName(picture.change)} could not be posted at your desk, so nobody there reads of it. See to it that they know.`,
    messageButtons(picture),
  );
}
