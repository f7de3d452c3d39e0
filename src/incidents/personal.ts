import type { Drawn } from '../outbox/deliver.ts';
import { sideName } from '../people/person.ts';
import { nameOf, said, SHOWN } from '../records/views.ts';
import { actions, button, context, section, type Block } from '../slack/blocks.ts';
import { joined, md, quoted, siteTime, type Markup } from '../slack/markup.ts';
import { incidentName, whyNot } from './incident.ts';
import { danger, howBad, messageButtons, MORE, moreButton, summary, title, type Picture } from './views.ts';

/** To who is on duty for the side that answers. */
export function onDuty(picture: Picture): Drawn {
  const { incident, site } = picture;
  const by = siteTime(incident.acknowledgeBy, site.zone);
  return said(
    md`*${title(picture)}* · ${howBad(incident)}\n${quoted(incident.what, SHOWN)}\nYou are on duty. Acknowledge it by ${by}, ${site.name} time, or find someone who does.`,
    ...danger(picture),
    messageButtons(picture, 'acknowledge'),
  );
}

/** To the leads of a side whose desk could not be told. */
export function noDesk(picture: Picture): Drawn {
  const { incident } = picture;
  return said(
    md`*${title(picture)}* · ${howBad(incident)}\n${quoted(incident.what, SHOWN)}\nIts card could not be posted at your desk, so nobody there reads of it. See to it that somebody has it.`,
    ...danger(picture),
    messageButtons(picture, 'acknowledge'),
  );
}

/** To whoever had it. */
export function notFixed(picture: Picture): Drawn {
  const { incident } = picture;
  const why = incident.reopenedFor ? md`\n${quoted(incident.reopenedFor, SHOWN)}` : md``;
  const text = md`*${title(picture)}*\n${sideName[incident.asking]} says that it is not fixed.${why}\nAcknowledge it again, or find someone who does.`;
  return said(text, messageButtons(picture, 'acknowledge'));
}

/** To the reporter, personally. */
export function pleaseConfirm(picture: Picture): Drawn {
  const { incident } = picture;
  const side = sideName[incident.answering];
  const who = incident.resolverId ? `${nameOf(picture, incident.resolverId)} (${side})` : side;
  const fixed = incident.resolution ? md`\n${quoted(incident.resolution, SHOWN)}` : md``;
  const { reader } = picture;
  const next =
    reader && whyNot('confirm', incident, reader)
      ? 'Look at it, and write in its thread whether it is.'
      : 'Look at it, then confirm.';
  const text = md`*${title(picture)}*\n${who} says that it is fixed.${fixed}\n${next}`;
  return said(text, messageButtons(picture, 'confirm', 'reopen'));
}

/** To the leads of the side that answers. */
export function nobodyHasIt(picture: Picture): Drawn {
  return said(
    md`${unanswered(picture)} Acknowledge it, or find someone who does.`,
    ...danger(picture),
    messageButtons(picture, 'acknowledge'),
  );
}

/** To those who can only press the other side for it; where many read it, a restricted one shows no more than its name. */
export function stillWaiting(picture: Picture): Drawn {
  const { incident } = picture;
  const side = sideName[incident.answering];
  if (incident.visibility.kind === 'restricted')
    return said(md`*${incidentName(incident)}*\nNobody from ${side} has it yet. Ask ${side}’s lead.`);
  return said(md`${unanswered(picture)} Ask ${side}’s lead to see to it.`, actions(moreButton(incident)));
}

function unanswered(picture: Picture): Markup {
  const { incident, site } = picture;
  const filed = `${siteTime(incident.filedAt, site.zone)}, ${site.name} time`;
  const what = quoted(incident.what, 200);
  return md`*${title(picture)}* · ${howBad(incident)}\n${what}\nFiled ${filed}: nobody from ${sideName[incident.answering]} has it yet.`;
}

/** How many of them one message shows; the list shows the rest. */
const MOST = 20;

/** To a lead: what they got from somebody who left, or can't act on it any more. */
export function handedOn(who: string, hasLeft: boolean, pictures: readonly Picture[]): Drawn {
  const text = md`*${who} ${hasLeft ? 'has left' : 'can’t act for your side any more'}. What they had is yours now:*`;
  const rows = pictures.slice(0, MOST).map((picture): Block => {
    return { ...section(summary(picture)), accessory: button('Open', MORE, picture.incident.id) };
  });
  const more = pictures.length - rows.length;
  const named: Markup = joined(
    pictures.map(picture => md`${title(picture)}`),
    ', ',
  );
  return {
    text: md`${text} ${named}`,
    blocks: [
      section(text),
      ...rows,
      ...(more > 0 ? [context(md`And ${more} more: your list *Mine* has them all.`)] : []),
    ],
  };
}
