import { describe, expect, test } from 'vitest';
import type { SealedEntry } from '../../src/audit/entry.ts';
import { personActor, theApp } from '../../src/kernel/actor.ts';
import { filingForm, questionForm, questions } from '../../src/incidents/forms.ts';
import { allSteps, states, stepsFrom, transitions, type Incident } from '../../src/incidents/incident.ts';
import { details, homePart, receipt } from '../../src/incidents/pages.ts';
import { nobodyHasIt, pleaseConfirm, stillWaiting } from '../../src/incidents/personal.ts';
import { card, doneSentence, note, type Picture } from '../../src/incidents/views.ts';
import type { Drawn } from '../../src/outbox/deliver.ts';
import { recipient, undelivered } from '../../src/outbox/views.ts';
import { dangerLine } from '../../src/people/views.ts';
import { assetOption, whereInput, wordsOption } from '../../src/register/views.ts';
import { modal, section, type Home, type Modal } from '../../src/slack/blocks.ts';
import { md } from '../../src/slack/markup.ts';
import { problemsInMessage, problemsInView } from '../../src/sandbox/limits/blocks.ts';
import { anAsset, rhine } from '../incidents/a-place.ts';
import { anIncident, somebody } from '../incidents/an-incident.ts';

const NASTY = '&<>'.repeat(1000);
const name = NASTY.slice(0, 80);
const site = { ...rhine, id: 'r'.repeat(40), name, emergencyPhone: name, radioChannel: name };
const asset = anAsset({ id: 'a'.repeat(40), name, area: name });

/** Everything that people or imported files can put in, as long as it gets; `what` and words beyond that. */
const longest = (but: Partial<Incident>): Incident =>
  anIncident({
    id: '12345678-1234-1234-1234-123456789012',
    number: 999_999,
    place: NASTY,
    what: NASTY,
    resolution: NASTY,
    assumed: true,
    severity: 'S1',
    ownerId: 'U0NASTY',
    resolverId: 'U0NASTY',
    reporterId: 'U0NASTY',
    ...but,
  });
const pictureOf = (incident: Incident): Picture => ({ incident, site, names: new Map([['U0NASTY', name]]) });

const entry = (action: string, n: number): SealedEntry => ({
  record: 'incident',
  recordId: 'i-7',
  seq: n + 1,
  at: 0,
  actor: n % 2 ? personActor('U0NASTY') : theApp,
  action,
  before: {},
  after: {},
  words: NASTY,
  seal: '',
});
const actions = [
  'filed',
  'reminded',
  'escalated',
  ...Object.values(transitions).map(({ done }) => done),
  NASTY,
];
const history = actions.map(entry);

const takes = ({ text: { mrkdwn: text }, blocks }: Drawn) => {
  expect(problemsInMessage({ text, blocks })).toEqual([]);
  expect(text.length).toBeGreaterThan(0);
  expect(JSON.stringify({ text, blocks })).not.toMatch(/<(!(?!date)|@|http)/);
};
const shows = (view: Modal | Home) => {
  expect(problemsInView(view, view.type)).toEqual([]);
};

describe.each(states)('an incident of the longest and worst texts that is %s', state => {
  describe.each([
    ['it', 'ot'],
    ['ot', 'it'],
    ['ot', 'ot'],
  ] as const)('asked by %s of %s', (asking, answering) => {
    const picture = pictureOf(longest({ state, asking, answering }));

    test.each(['it', 'ot'] as const)('has a card that Slack takes at the desk of %s', side => {
      takes(card(picture, side));
    });

    test('is told personally in messages that Slack takes', () => {
      takes(pleaseConfirm(picture));
      takes(nobodyHasIt(picture));
      takes(stillWaiting(picture));
      takes(
        stillWaiting({
          ...picture,
          incident: { ...picture.incident, visibility: { kind: 'restricted', to: [] } },
        }),
      );
    });

    test('has a receipt and details that Slack shows', () => {
      shows(receipt(picture));
      for (const steps of [[], stepsFrom(state), allSteps]) shows(details(picture, history, steps));
    });

    test('has notes that Slack takes', () => {
      for (const one of history) for (const broadcast of [true, false]) takes(note(picture, one, broadcast));
    });
  });
});

const select = (options: unknown[]) => ({
  type: 'modal',
  title: { type: 'plain_text', text: 'Places' },
  blocks: [{ type: 'actions', elements: [{ type: 'static_select', action_id: 'a', options }] }],
});

describe('with the longest and worst texts Slack shows', () => {
  test.each(['it', 'ot', 'bridge'] as const)('the form of an incident to someone of %s', side => {
    shows(filingForm(site, somebody({ side })));
  });

  test.each(allSteps.flatMap(step => (questions[step] ? [[step, questions[step]] as const] : [])))(
    'the question that goes with %s',
    (step, question) => {
      shows(questionForm(step, question, longest({})));
    },
  );

  test.each(allSteps)('what a press did: %s', step => {
    const text = doneSentence(step, longest({}));
    takes({ text, blocks: [section(text)] });
  });

  test('a Home with as many incidents as there can be, and with none', () => {
    for (const count of [0, 1, 40]) {
      const waiting = Array.from({ length: count }, (_, n) => pictureOf(longest({ id: `i-${n}` })));
      shows({ type: 'home', blocks: [section(dangerLine(site)), ...homePart(site, waiting, '/incident')] });
    }
  });

  test('the field of every form that asks where', () => {
    shows(modal('Where', [whereInput()], { callback: 'x', submit: 'Send' }));
  });

  test('the places that may be meant', () => {
    const options = [assetOption(asset, site), wordsOption(NASTY, site), wordsOption('x', site)];
    expect(problemsInView(select(options), 'modal')).toEqual([]);
  });

  test('a refusal in a modal', () => {
    shows(modal('Common Ground', [section(md`${NASTY}`)]));
  });

  test('the news of what could not be delivered', () => {
    takes(
      undelivered(
        1,
        NASTY.slice(0, 200),
        'INC-999999',
        recipient({ kind: 'channel', id: 'C0ADMINS' }, undefined),
      ),
    );
  });
});

test('what a card and its summary say is cut to what Slack advises', () => {
  const { text } = card(pictureOf(longest({ place: '&'.repeat(100) })), 'it');
  expect(text.mrkdwn.length).toBeLessThanOrEqual(4000);
});
