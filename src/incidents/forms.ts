import { Refusal } from '../kernel/refusal.ts';
import { clip } from '../kernel/text.ts';
import { sideName, sides, type Person } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import { dangerLine } from '../people/views.ts';
import { readWhere, WHERE, whereInput } from '../register/views.ts';
import { input, LIMIT, modal, option, section, type Block, type Modal } from '../slack/blocks.ts';
import { md } from '../slack/markup.ts';
import { incidentName, type Incident, type Step } from './incident.ts';
import type { Filing } from './incidents.ts';
import { impactWords, type Impact } from './severity.ts';

export const FILE = 'incident.file';

/** The message that an incident is made from. */
export interface Origin {
  channel: string;
  ts: string;
}

/** As the form carries it; empty for what no message is called, which would fit no form. */
function writeOrigin({ channel, ts }: Origin): string {
  const written = `${channel}:${ts}`;
  return readOrigin(written) ? written : '';
}

/** @returns undefined for what no message is called */
export function readOrigin(written: string): Origin | undefined {
  const [, channel, ts] = /^([A-Z][A-Z0-9]{1,20}):(\d{1,12}\.\d{1,9})$/.exec(written) ?? [];
  return channel && ts ? { channel, ts } : undefined;
}

/**
 * The form of a new incident: three answers, a fourth for someone who belongs to both sides.
 *
 * @param what what stands in it already
 * @param from the message that it is made from
 */
export function filingForm(site: Site, by: Person, what = '', from?: Origin): Modal {
  const impacts = (Object.keys(impactWords) as Impact[]).map(impact => option(impactWords[impact], impact));
  const blocks: Block[] = [
    section(dangerLine(site)),
    whereInput(),
    input('what', 'What happens', {
      type: 'plain_text_input',
      multiline: true,
      max_length: LIMIT.inputText,
      ...(what && { initial_value: clip(what, LIMIT.inputText) }),
    }),
    input('impact', 'How bad is it now?', { type: 'radio_buttons', options: impacts }),
  ];
  if (by.side === 'bridge') {
    const both = { type: 'radio_buttons', options: sides.map(side => option(sideName[side], side)) };
    const hint = 'For an asset in the register, its owner answers.';
    blocks.push(input('answering', 'Who should answer', both, { optional: true, hint }));
  }
  return modal('Report an incident', blocks, {
    callback: FILE,
    submit: 'Send',
    ...(from && { about: writeOrigin(from) }),
  });
}

/** @throws Refusal `bad-answer` at a question without one of its answers */
export function readFiling(entered: (field: string) => string): Filing {
  const impact = entered('impact');
  if (!Object.hasOwn(impactWords, impact))
    throw new Refusal('bad-answer', 'Choose how bad it is; “I don’t know” counts.', 'impact');
  const answering = sides.find(side => side === entered('answering'));
  return {
    where: readWhere(entered(WHERE)),
    what: entered('what'),
    impact: impact as Impact,
    ...(answering && { answering }),
  };
}

/** The question that goes with a step; steps without one are taken with the press. */
export const questions: Partial<Record<Step, { label: string; submit: string; optional: boolean }>> = {
  resolve: { label: 'What fixed it?', submit: 'Resolve', optional: true },
  reopen: { label: 'What is still wrong?', submit: 'Not fixed', optional: false },
};

export const questionCallback = (step: Step): string => `incident.${step}.answer`;

/** The incident that a question is about, and the list that its page was opened from, as the form carries them. */
export function readQuestion(about: string): { id: string; list: string } {
  const [, id = '', list = ''] = /^(\S*) ?(.*)$/s.exec(about) ?? [];
  return { id, list };
}

/** @param list as a page carries it; empty where the question comes from elsewhere */
export function questionForm(
  step: Step,
  { label, submit, optional }: NonNullable<(typeof questions)[Step]>,
  incident: Incident,
  list = '',
): Modal {
  const words = { type: 'plain_text_input', multiline: true, max_length: 1000 };
  return modal(
    incidentName(incident),
    [section(md`*${incident.place}*`), input('words', label, words, { optional })],
    {
      callback: questionCallback(step),
      submit,
      about: list ? `${incident.id} ${list}` : incident.id,
    },
  );
}
