import type { SealedEntry } from '../audit/entry.ts';
import { sideName, type Person } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import type { Asset } from '../register/asset.ts';
import {
  actions,
  button,
  context,
  header,
  input,
  LIMIT,
  modal,
  option,
  plain,
  section,
  type Block,
  type Home,
  type Modal,
} from '../slack/blocks.ts';
import { channelLink, clipMarkup, joined, md, siteTime } from '../slack/markup.ts';
import { clip } from '../kernel/text.ts';
import { incidentName, type Incident, type Step } from './incident.ts';
import type { Filing } from './incidents.ts';
import { badnessWords, type Badness } from './severity.ts';
import { dangerLine, howBad, MORE, stepButton, summary, told, type Picture } from './views.ts';

export const FILE = 'incident.file';
export const REPORT = 'incident.report';
/** Also the action under which Slack asks for places. */
export const WHERE = 'where';

/** The form of a new incident: three answers, a fourth for someone who belongs to both sides. */
export function filingForm(site: Site, by: Person): Modal {
  const places = {
    type: 'external_select',
    min_query_length: 0,
    placeholder: plain('An asset, or where it is in your words', 150),
  };
  const badness = (Object.keys(badnessWords) as Badness[]).map(value =>
    option({ label: badnessWords[value], value }),
  );
  const blocks: Block[] = [
    section(dangerLine(site)),
    input(WHERE, 'Where and what', places, { hint: 'Not in the list? Type it, and choose what you typed.' }),
    input('what', 'What happens', { type: 'plain_text_input', multiline: true, max_length: 3000 }),
    input('badness', 'How bad is it now?', { type: 'radio_buttons', options: badness }),
  ];
  if (by.side === 'bridge') {
    const answering = [option({ label: 'IT', value: 'it' }), option({ label: 'OT', value: 'ot' })];
    blocks.push(
      input(
        'answering',
        'Who should answer',
        { type: 'radio_buttons', options: answering },
        { optional: true, hint: 'For an asset in the register, its owner answers.' },
      ),
    );
  }
  return modal('Report an incident', blocks, { callback: FILE, submit: 'Send' });
}

/** The form's answers. What is not one of the options given is no answer. */
export function readFiling(entered: (field: string) => string): Filing {
  const badness = entered('badness');
  const answering = entered('answering');
  return {
    where: readPlace(entered(WHERE)),
    what: entered('what'),
    badness: badness in badnessWords ? (badness as Badness) : 'unknown',
    ...(answering === 'it' || answering === 'ot' ? { answering } : {}),
  };
}

/** What the reporter sees once it is filed. */
export function receipt({ incident, site }: Picture): Modal {
  const answering = sideName[incident.answering];
  return modal(incidentName(incident), [
    section(dangerLine(site)),
    section(
      md`*${incidentName(incident)} is with ${answering} now.* They are asked to acknowledge it by ${siteTime(incident.acknowledgeBy, site.zone)}, ${site.name} time.`,
    ),
    context(
      md`Follow it at your side’s desk, ${channelLink(site.desks[incident.asking])}. Write in its thread if something changes.`,
    ),
  ]);
}

/** A place as an option's value: `asset:<id>`, or `site:<id>:<words>`. */
export function assetOption(asset: Asset, site: Site) {
  return option({ label: `${asset.name} · ${asset.area}, ${site.name}`, value: `asset:${asset.id}` });
}

export function wordsOption(words: string, site: Site) {
  const value = `site:${site.id}:`;
  const kept = clip(words, LIMIT.optionValue - value.length);
  return option({ label: `“${clip(words, 40)}” at ${site.name}`, value: value + kept });
}

function readPlace(value: string): Filing['where'] {
  const [, kind, id = '', words = ''] = /^(asset|site):([^:]*):?(.*)$/s.exec(value) ?? [];
  return kind === 'asset' ? { assetId: id } : { siteId: id, words };
}

/** The question that goes with a step; absent for steps that need no words. */
const questions: Partial<Record<Step, { label: string; submit: string; optional: boolean }>> = {
  resolve: { label: 'What fixed it?', submit: 'Resolve', optional: true },
  reopen: { label: 'What is still wrong?', submit: 'Not fixed', optional: false },
};

export const asksFirst = (step: Step): boolean => step in questions;
export const stepForm = (step: Step): string => `incident.${step}.form`;

export function questionForm(step: Step, incident: Incident): Modal {
  const question = questions[step] ?? { label: 'Anything to say?', submit: 'Send', optional: true };
  const words = { type: 'plain_text_input', multiline: true, max_length: 1000 };
  return modal(
    incidentName(incident),
    [
      section(md`*${incident.where}*`),
      input('words', question.label, words, { optional: question.optional }),
    ],
    { callback: stepForm(step), submit: question.submit, about: incident.id },
  );
}

/** Everything about one incident, privately, with the steps that this person may take. */
export function details(picture: Picture, history: readonly SealedEntry[], steps: readonly Step[]): Modal {
  const { incident, site } = picture;
  const lines = history.map(entry => md`${siteTime(entry.at, site.zone)} · ${told(picture, entry)}`);
  return modal(incidentName(incident), [
    header(incident.where),
    section(md`${incident.what}`),
    context(md`${howBad(incident)}. Times are those of ${site.name}.`),
    section(clipMarkup(joined(lines, '\n'), LIMIT.section)),
    ...(steps.length > 0 ? [actions(...steps.map((step, n) => stepButton(step, incident, n === 0)))] : []),
  ]);
}

/** Home: what waits on this person's side, and how to report. */
export function home(site: Site, waiting: readonly Picture[]): Home {
  const rows = waiting.flatMap((picture): Block[] => [
    {
      ...section(summary(picture)),
      accessory: button({ label: 'Open', action: MORE, value: picture.incident.id }),
    },
  ]);
  return {
    type: 'home',
    blocks: [
      section(dangerLine(site)),
      actions(button({ label: 'Report an incident', action: REPORT, value: site.id, primary: true })),
      header('Waits on your side'),
      ...(rows.length > 0
        ? rows
        : [section(md`Nothing. Write \`/incident\` in any channel to report something to the other side.`)]),
    ],
  };
}
