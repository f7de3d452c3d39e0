import type { Database } from 'better-sqlite3';
import { bodyOf, signature } from '../../src/sandbox/signed-http.ts';
import type { Json } from '../../src/sandbox/protocol.ts';
import type { EnvelopeType } from '../../src/sandbox/transport.ts';
import { isTaken } from '../support/calls.ts';
import type { Story } from '../support/story.ts';
import { TOLD } from './requests.ts';

/** One request, as Slack sends it. */
export type Sent = [type: EnvelopeType, payload: Json];

/** What came of a request. */
export interface Answered {
  status: number;
  /** Titles of the forms and pages that were opened or turned. */
  opens: string[];
  /** Private sentences, wherever they stood. */
  told: string[];
  /** The buttons of Home, where it was drawn, or else what it says. */
  home: string[];
  /** What a menu offers. */
  offers: string[];
  /** Tables that are not as they were. */
  changed: string[];
  /** What others can see of it: the Web API methods that wrote something, and messages that are not as they were. */
  seen: string[];
  /** What Slack did not take, and what the log calls an error. */
  wrong: string[];
}

/** Methods that only the person themselves sees something of, or that only ask. */
const PRIVATE =
  /^(views\.|chat\.postEphemeral$|(users|usergroups|conversations)\.(\w+\.)?(info|list|members)$)/;

/**
 * Sends requests to one desk, each as if it were the first: what it changed is taken back, in the database and in Slack.
 */
export function pressing(story: Story) {
  const { slack, store, log } = story;
  const { state } = slack.workspace;
  const database = (store.queries as unknown as { $client: Database }).$client;
  const asItWas = structuredClone(state);

  const tables = (): Record<string, string> =>
    Object.fromEntries(
      Object.keys(store.tables).map(name => [
        name,
        JSON.stringify(database.prepare(`select * from ${snake(name)}`).all()),
      ]),
    );
  const before = tables();
  /** Rows that were ever written, also those that were taken back. */
  const written = () => database.prepare('select total_changes() as n').pluck().get() as number;
  const messages = JSON.stringify(state.messages);

  async function send([type, payload]: Sent): Promise<{ status: number; answer: Json }> {
    const body = bodyOf(type, payload);
    const kind = type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded';
    const response = await fetch(`http://127.0.0.1:${story.httpPort}/slack/events`, {
      method: 'POST',
      body,
      headers: {
        'content-type': kind,
        ...signature(slack.signingSecret, body, Math.floor(Date.now() / 1000)),
      },
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, answer: isJson ? (JSON.parse(text) as Json) : text ? { text } : {} };
  }

  return {
    /** @param settles whether what became due by it is done too */
    async sends(make: () => Sent, settles = true): Promise<Answered> {
      const [calls, lines] = [slack.calls.length, log.length];
      const soFar = written();
      database.exec('begin');
      try {
        const { status, answer } = await send(make());
        if (settles) await story.settle();
        const after = written() === soFar ? before : tables();
        const heard = slack.calls.slice(calls);
        const views = heard.filter(call => /^views\.(open|push|update)$/.test(call.method));
        const shown = [answer, ...views.map(call => call.args)].flatMap(viewIn);
        const errors = Object.values((answer['errors'] ?? {}) as Record<string, string>);
        const whispered = heard.filter(call => call.method === 'chat.postEphemeral');
        return {
          status,
          opens: shown.filter(view => view.title !== 'Common Ground').map(view => view.title),
          told: [
            ...(typeof answer['text'] === 'string' ? [answer['text']] : []),
            ...errors,
            ...shown.filter(view => view.title === 'Common Ground').map(view => view.words),
            ...whispered.map(call => String(call.args['text'])),
            ...state.ephemerals
              .filter(({ text }) => text !== TOLD && !whispered.some(call => call.args['text'] === text))
              .map(one => one.text),
          ],
          home: heard.filter(call => call.method === 'views.publish').flatMap(call => buttonsIn(call.args)),
          offers: ((answer['options'] ?? []) as { text: { text: string } }[]).map(one => one.text.text),
          changed: Object.keys(after).filter(name => after[name] !== before[name]),
          seen: [
            ...heard.filter(call => !PRIVATE.test(call.method)).map(call => call.method),
            ...(JSON.stringify(state.messages) === messages ? [] : ['a message']),
          ],
          wrong: [
            ...heard
              .filter(call => !isTaken(call) && call.reply?.['error'] !== 'user_not_found')
              .map(call => `${call.method}: ${JSON.stringify(call.reply)}`),
            ...log.slice(lines).filter(line => /"level":"?(error|50)/.test(line)),
          ],
        };
      } finally {
        database.exec('rollback');
        const { lastTs, counted, messages: now } = state;
        const { messages: then, ...rest } = asItWas;
        const same = JSON.stringify(now) === messages ? now : structuredClone(then);
        Object.assign(state, structuredClone(rest), { messages: same, lastTs, counted });
      }
    },
  };
}

function viewIn(of: Json): { title: string; words: string }[] {
  const given = typeof of['view'] === 'string' ? (JSON.parse(of['view']) as unknown) : of['view'];
  if (given === undefined) return [];
  const view = given as { title: { text: string }; blocks: { text?: { text: string } }[] };
  return [{ title: view.title.text, words: view.blocks.map(block => block.text?.text ?? '').join(' ') }];
}

/** Labels of the buttons in a view; without any, its words. */
function buttonsIn(of: Json): string[] {
  const labels = [
    ...String(of['view']).matchAll(/"type":"button","text":\{"type":"plain_text","text":"([^"]*)"/g),
  ];
  const words = (JSON.parse(String(of['view'])) as { blocks: { text?: { text: string } }[] }).blocks;
  const said = words.map(block => block.text?.text ?? '').join(' ');
  return labels.length > 0 ? labels.map(([, label = '']) => label) : [said];
}

const snake = (name: string) => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
