import { describe, expect, test } from 'vitest';
import { giveResponseUrl } from '../../src/sandbox/permits.ts';
import { bodyOf, signature } from '../../src/sandbox/signed-http.ts';
import { files } from '../support/filing.ts';
import { startStory, type Story } from '../support/story.ts';

type Json = Record<string, unknown>;

/** All that is kept, and every message that stands; private sentences are answers and may come. */
async function kept({ store, slack }: Story): Promise<string> {
  const rows = [];
  for (const table of Object.values(store.tables)) rows.push(await store.queries.select().from(table));
  return JSON.stringify([rows, slack.workspace.state.messages]);
}

/** A desk with one new incident, INC-1, that rhine's OT asks and its IT answers. */
async function anIncident() {
  const story = await startStory({ over: 'http' });
  const { slack, store, httpPort } = story;
  await files(slack.person('Ines', { in: 'rhine-ot' }), 'HIS-1');
  await story.settle();
  const [incident] = await store.queries.select().from(store.tables.incidents);
  const sends = async (payload: Json) => {
    const { workspace, url } = slack;
    const from = { user: 'U0OMAR', channel: 'C0RHINEIT' };
    const response_url = giveResponseUrl(workspace, `${url}response/actions`, from);
    const body = bodyOf('interactive', { response_url, ...payload });
    const answer = await fetch(`http://127.0.0.1:${httpPort}/slack/events`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...signature(slack.signingSecret, body, Math.floor(Date.now() / 1000)),
      },
    });
    const text = await answer.text();
    await story.settle();
    return { status: answer.status, text, told: workspace.state.ephemerals.map(one => one.text) };
  };
  return { story, sends, id: incident?.id ?? '' };
}

const team = { id: 'T0' };
const omar = { id: 'U0OMAR', team_id: 'T0' };
const ines = { id: 'U0INES', team_id: 'T0' };

/** Omar presses Acknowledge, as Slack would send it. */
const press = (value: unknown, more: Json = {}, action: Json = {}): Json => ({
  type: 'block_actions',
  team,
  user: omar,
  trigger_id: '1.2.altered',
  container: { type: 'message', channel_id: 'C0RHINEIT' },
  channel: { id: 'C0RHINEIT' },
  actions: [{ type: 'button', action_id: 'incident.acknowledge', block_id: 'card', value, ...action }],
  ...more,
});

const deep = (): unknown => {
  let inner: unknown = 'asset:his-1';
  for (let n = 0; n < 500; n++) inner = { value: inner };
  return inner;
};
const polluted = JSON.parse('{"__proto__":{"value":"asset:his-1"}}') as Json;
const text = (value: unknown) => ({ type: 'plain_text_input', value });
const radio = (value: unknown) => ({ type: 'radio_buttons', selected_option: { value } });
const good = {
  where: { where: radio('asset:his-1') },
  what: { what: text('Trends stand still') },
  impact: { impact: radio('slower') },
};

/** Ines sends a form, as Slack would send it. */
const form = (values: unknown, view: Json = {}, more: Json = {}): Json => ({
  type: 'view_submission',
  team,
  user: ines,
  trigger_id: '1.3.altered',
  view: {
    id: 'V0ALTERED',
    type: 'modal',
    callback_id: 'incident.file',
    private_metadata: '',
    blocks: [],
    state: { values },
    ...view,
  },
  ...more,
});
const answer = (about: unknown, callback = 'incident.resolve.answer', user: Json = omar) =>
  form({ words: { words: text('Done') } }, { callback_id: callback, private_metadata: about }, { user });

type Altered = Record<string, (id: string) => Json>;

/** A route takes it up, and refuses it. */
const refused: Altered = {
  'a press on no record': () => press(''),
  'a press without a value': () => press(undefined),
  'a press on a record that never was': () => press('i-999999'),
  'a press on a prototype key': () => press('__proto__'),
  'a press with SQL in its value': id => press(`${id}' or 1=1 --`),
  'a press whose value is a number': () => press(1),
  'a press whose value is a list': id => press([id]),
  'a press whose value is an object': id => press({ id }),
  'a press whose value is deep': () => press(deep()),
  'a press that only another state allows': id => press(id, {}, { action_id: 'incident.confirm' }),
  'a press by who asks': id => press(id, { user: ines }),
  'a press by somebody without an id': id => press(id, { user: {} }),
  'a press by whom nobody knows': id => press(id, { user: { id: 'U0NOBODY', team_id: 'T0' } }),
  'a press by who left': id => press(id, { user: { id: 'U0PAUL', team_id: 'T0' } }),
  'a press by a prototype key': id => press(id, { user: { id: '__proto__', team_id: 'T0' } }),
  'a press by a list of persons': id => press(id, { user: { id: ['U0OMAR'], team_id: 'T0' } }),
  'an answer about nothing': () => answer(''),
  'an answer about a record that never was': () => answer('i-999999'),
  'an answer about an object': id => answer({ id }),
  'an answer by the other side': id => answer(id, 'incident.resolve.answer', ines),
  'a reopening of what is open': id => answer(id, 'incident.reopen.answer', ines),
  'a form without its fields': () => form({}),
  'a form whose fields are nothing': () => form(null),
  'a form without a severity': () => form({ where: good.where, what: good.what }),
  'a form without a place': () => form({ what: good.what, impact: good.impact }),
  'a severity that was never offered': () => form({ ...good, impact: { impact: radio('apocalypse') } }),
  'a severity that is a prototype key': () => form({ ...good, impact: { impact: radio('constructor') } }),
  'a severity that is a number': () => form({ ...good, impact: { impact: radio(1) } }),
  'an asset that was never offered': () => form({ ...good, where: { where: radio('asset:none-7') } }),
  'a place of no kind': () => form({ ...good, where: { where: radio('constructor:__proto__') } }),
  'a place that is deep': () => form({ ...good, where: { where: radio(deep()) } }),
  'a place under a prototype key': () => form({ ...good, where: { where: polluted } }),
  'words that are an object': () => form({ ...good, what: { what: text({ toString: 'x' }) } }),
  'words that are a list': () => form({ ...good, what: { what: text(['x']) } }),
  'words that are a number': () => form({ ...good, what: { what: text(7) } }),
  'fields under foreign names': () => form({ wo: good.where, was: good.what, wie: good.impact }),
  'a form by whom nobody knows': () => form(good, {}, { user: { id: 'U0NOBODY', team_id: 'T0' } }),
};

/** There is no such route. */
const unknown: Altered = {
  'a press of a step that there is not': id => press(id, {}, { action_id: 'incident.destroy' }),
  'a press of a prototype key': id => press(id, {}, { action_id: 'constructor' }),
  'an answer to a step that asks for none': id => answer(id, 'incident.acknowledge.answer'),
  'a form that there is not': () => form(good, { callback_id: 'incident.destroy' }),
};

/** It lacks what tells whose it is, or what it is: no route could be asked. */
const shapeless: Altered = {
  'a press without an action': id => press(id, { actions: [] }),
  'a press whose actions are no list': id => press(id, { actions: 'incident.acknowledge' }),
  'a press by nobody': id => press(id, { user: undefined }),
  'a form without a state': () => form(good, { state: undefined }),
  'a form by nobody': () => form(good, {}, { user: undefined }),
};

describe('as Slack sends them they are taken:', () => {
  test('the press', async () => {
    const { story, sends, id } = await anIncident();
    expect((await sends(press(id))).status).toBe(200);
    const [incident] = await story.store.queries.select().from(story.store.tables.incidents);
    expect(incident).toMatchObject({ state: 'acknowledged', ownerId: 'U0OMAR' });
  });

  test('the form', async () => {
    const { story, sends } = await anIncident();
    expect((await sends(form(good))).text).toContain('INC-2 is with IT now');
    expect(await story.store.queries.select().from(story.store.tables.incidents)).toHaveLength(2);
  });
});

describe('what was altered on the way changes nothing and tells nothing:', () => {
  const cases = [
    [200, refused],
    [200, unknown],
    [400, shapeless],
  ] as const;
  const all = cases.flatMap(([status, some]) =>
    Object.entries(some).map(([what, make]) => [what, status, make] as const),
  );

  test.each(all)('%s: %i', async (_, status, make) => {
    const { story, sends, id } = await anIncident();
    const before = await kept(story);
    const sent = make(id);
    const got = await sends(sent);
    expect(got.status).toBe(status);
    expect(got.text).not.toMatch(/\bat \S+ \(|\.ts\b|\.js\b|sqlite|select |insert /i);
    // A form is answered in its own place, with a sentence; a press behind its answer. What is none of Slack's is not.
    const inPlace = /"text":"([A-Z][^"]+\.)"/.exec(got.text)?.[1];
    const told = sent['type'] === 'view_submission' ? [inPlace ?? got.text] : got.told;
    if (status === 200) expect(told).toEqual([expect.stringMatching(/^[A-Z][^<>]{20,}\.$/)]);
    else expect([got.text, ...got.told]).toEqual(['']);
    expect(story.log.filter(line => /"level":50|\bat .*:\d+:\d+/.test(line))).toEqual([]);
    expect((await kept(story)) === before).toBe(true);
    await story.slack.person('Omar', { in: 'rhine-it' }).clicks('Acknowledge', { on: 'INC-1' });
    expect((await kept(story)) === before).toBe(false);
  });
});
