import type { Slack } from '../../src/sandbox/server.ts';
import type { Heard } from '../../src/sandbox/web-api.ts';
import type { Json } from './block-limits.ts';

/** Everything that an app sent to be shown, by the surface it was for. */
export interface Sent {
  /** Arguments of calls, acknowledgements and bodies for a response_url that make a message. */
  messages: Json[];
  modals: Json[];
  homes: Json[];
  /** Answers to what a person typed into a menu. */
  menus: Json[];
  calls: readonly Heard[];
}

export function sentBy(slack: Pick<Slack, 'calls' | 'answers'>): Sent {
  const sent: Sent = { messages: [], modals: [], homes: [], menus: [], calls: slack.calls };
  for (const { method, args } of [...slack.calls, ...slack.answers]) {
    const { view, blocks, text, options, option_groups } = args;
    const shown = { ...args, ...(blocks === undefined ? {} : { blocks: parsed(blocks) }) };
    if (view !== undefined) {
      const content = parsed(view) as Json;
      (content['type'] === 'home' ? sent.homes : sent.modals).push(content);
    } else if (method === 'ack of block_suggestion')
      sent.menus.push({ type: 'external_select', options, option_groups });
    else if (text !== undefined || blocks !== undefined) sent.messages.push(shown);
  }
  return sent;
}

const known = new WeakMap<Sent, readonly Json[]>();

/** Every object in what is shown, blocks and elements and texts, from the outside in: looked for once. */
export function nodesOf(sent: Sent): readonly Json[] {
  const { messages, modals, homes, menus } = sent;
  const shown = [...messages, ...modals, ...homes].map(({ blocks }) => blocks);
  const nodes = known.get(sent) ?? [...shown, ...menus].flatMap(one => [...nodesIn(one)]);
  known.set(sent, nodes);
  return nodes;
}

function* nodesIn(value: unknown): Generator<Json> {
  if (Array.isArray(value)) for (const one of value) yield* nodesIn(one);
  else if (typeof value === 'object' && value !== null) {
    yield value as Json;
    for (const one of Object.values(value)) yield* nodesIn(one);
  }
}

/** Forms carry objects as JSON text. */
function parsed(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}
