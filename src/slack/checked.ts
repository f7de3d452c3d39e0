import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Log } from '../kernel/log.ts';
import { isRecord, textIn } from './entered.ts';

/** What Slack calls its word that it holds events back, which is of nobody. */
export const HOLDS_BACK = 'app_rate_limited';

/** A request that was signed, and that Slack can't have sent. */
export class NotSlacks extends Error {}

/** What people do, by Slack's names for it, with what each can't be without. */
const kinds: Record<string, (body: Record<string, unknown>) => string | undefined> = {
  block_actions: body => {
    const [pressed] = Array.isArray(body['actions']) ? (body['actions'] as unknown[]) : [];
    if (!isRecord(pressed) || !textIn(pressed['action_id'])) return 'an action';
    if (!nameIn(body['trigger_id'])) return 'a trigger';
    if (body['view'] !== undefined) return lackingInView(body['view']);
    return body['response_url'] === undefined ? 'where to respond' : undefined;
  },
  block_suggestion: body => (textIn(body['action_id']) ? undefined : 'an action'),
  message_action: body =>
    isRecord(body['channel']) && isRecord(body['message'])
      ? (lackingInMessage(body['message']) ?? lackingInShortcut(body))
      : 'a message',
  shortcut: body => lackingInShortcut(body),
  view_submission: ({ view }) => {
    if (isRecord(view) && !textIn(view['callback_id'])) return 'a callback';
    const lacks = lackingInView(view);
    if (lacks !== undefined) return lacks;
    return isRecord(view) && areRecords(view['blocks']) ? undefined : 'the blocks of its view';
  },
};

/** Events of which we read more than the names of channels and people, with what each can't be without. */
const events: Record<string, (event: Record<string, unknown>) => string | undefined> = {
  user_change: ({ user }) => lackingInUser(user),
  team_join: ({ user }) => lackingInUser(user),
  app_home_opened: ({ user }) => (textIn(user) ? undefined : 'a user'),
  reaction_added: ({ item, user }) => {
    if (!isRecord(item)) return 'an item';
    if (!textIn(user)) return 'a user';
    const at = item['type'] === 'message' ? ['channel', 'ts'] : [];
    return lackingInMessage(item) ?? at.find(name => !textIn(item[name]));
  },
  app_mention: event => lackingInMessage(event),
  message: event => {
    const about = [event, event['message'], event['previous_message']];
    return about.filter(isRecord).map(lackingInMessage).find(Boolean);
  },
  function_executed: event => (textIn(event['function_execution_id']) ? undefined : 'what is executed'),
};

function lackingInEvent(event: unknown): string | undefined {
  if (!isRecord(event) || !textIn(event['type'])) return 'an event';
  const lacks = lackingForBolt(event);
  if (lacks !== undefined) return lacks;
  const type = textIn(event['type']);
  return Object.hasOwn(events, type) ? events[type]?.(event) : undefined;
}

/** Bolt looks into these of any event, whether anybody hears it or not. */
function lackingForBolt(event: Record<string, unknown>): string | undefined {
  const { user, channel } = event;
  if (user === null) return 'user';
  if (channel !== undefined && typeof channel !== 'string' && !isRecord(channel)) return 'channel';
  return ['item', 'subteam'].find(name => event[name] !== undefined && !isRecord(event[name]));
}

function lackingInUser(user: unknown): string | undefined {
  if (!isRecord(user) || !textIn(user['id'])) return 'a user';
  const { profile = {}, updated } = user;
  if (!isRecord(profile)) return 'a profile';
  const isNamed =
    areTexts(user, 'name', 'real_name') && areTexts(profile, 'real_name', 'display_name', 'image_72');
  if (!isNamed) return 'a name';
  return isNone(updated) || typeof updated === 'number' ? undefined : 'when the user changed';
}

/** Each of them may be missing; something else than text looks for it in the database. */
function lackingInMessage(message: Record<string, unknown>): string | undefined {
  const lacks = ['thread_ts', 'deleted_ts', 'user', 'text'].find(name => !areTexts(message, name));
  if (lacks) return lacks;
  const isReply = textIn(message['thread_ts']) !== '';
  const { channel, ts = isReply ? null : '', edited, files } = message;
  if (typeof ts !== 'string') return 'ts';
  if (channel !== undefined && typeof channel !== 'string') return 'channel';
  if (isRecord(edited) && !areTexts(edited, 'ts')) return 'when it was edited';
  const areFiles = isNone(files) || (areRecords(files) && files.every(isFile));
  return areFiles ? undefined : 'files';
}

const isFile = (sent: Record<string, unknown>): boolean => areTexts(sent, 'name', 'title', 'permalink');

const isNone = (sent: unknown): boolean => sent === undefined || sent === null;

/** Null is read as missing. */
const areTexts = (of: Record<string, unknown>, ...names: string[]): boolean =>
  names.every(name => isNone(of[name]) || typeof of[name] === 'string');

const areRecords = (sent: unknown): sent is Record<string, unknown>[] =>
  Array.isArray(sent) && sent.every(isRecord);

function lackingInShortcut(body: Record<string, unknown>): string | undefined {
  if (!textIn(body['callback_id'])) return 'a callback';
  const at = body['message_ts'];
  return nameIn(body['trigger_id']) && (at === undefined || nameIn(at)) ? undefined : 'a trigger';
}

/** A name of Slack's own, that can be sent back to it: half a surrogate pair can't. */
function nameIn(sent: unknown): string {
  const name = textIn(sent);
  return /\p{Cs}/u.test(name) ? '' : name;
}

function lackingInView(view: unknown): string | undefined {
  const names = isRecord(view)
    ? [view['id'], view['previous_view_id'] ?? '-', view['root_view_id'] ?? '-']
    : [];
  if (!isRecord(view) || !names.every(nameIn)) return 'a view';
  return isRecord(view['state']) ? undefined : 'the state of its view';
}

/** Slack tells of more than we ask for, such as that a view was closed. */
const isHeard = (body: Record<string, unknown>): boolean =>
  body['type'] === HOLDS_BACK ||
  body['event'] !== undefined ||
  body['command'] !== undefined ||
  Object.hasOwn(kinds, textIn(body['type']));

/**
 * What a request lacks that Slack always sends; undefined where it is whole. Whose it is must be said, what they typed
 * or chose need not be: that the routes answer.
 */
export function lackingIn(body: Record<string, unknown>): string | undefined {
  const { type, command, event, user, name, actions, response_urls: respondAtAll } = body;
  if (respondAtAll !== undefined && !areRecords(respondAtAll)) return 'where to respond';
  if (type === 'event_callback')
    return isFirstRecord(body['authorizations']) ? lackingInEvent(event) : 'an authorization';
  if (type === HOLDS_BACK) return undefined;
  if (event !== undefined) return 'a type';
  const { response_url: respondAt } = body;
  if (respondAt !== undefined && !URL.canParse(textIn(respondAt))) return 'where to respond';
  if (command !== undefined) {
    if (!textIn(command) || !textIn(body['user_id'])) return 'a command or who gives it';
    if (!nameIn(body['trigger_id'])) return 'a trigger';
    return respondAt === undefined ? 'where to respond' : undefined;
  }
  if (!textIn(type)) return 'a type';
  if (body['channel'] !== undefined && !isRecord(body['channel'])) return 'a channel';
  if (!isHeard(body)) return undefined;
  if (!isRecord(user)) return 'a user';
  // Bolt takes what has either for something else than its type says.
  if (name !== undefined || (actions !== undefined && type !== 'block_actions')) return 'one kind';
  return kinds[textIn(type)]?.(body);
}

/** Bolt looks into the first of a list, and at nothing that is none. */
const isFirstRecord = (sent: unknown): boolean =>
  !Array.isArray(sent) || sent.length === 0 || isRecord(sent[0]);

/**
 * Lets through what is whole and acks what nobody hears. Bolt would break at anything else, wherever it first looks for
 * what isn't there, and leave a stack trace in the log for each.
 *
 * @returns a receiver whose app throws {@link NotSlacks}
 */
export function checked(receiver: Receiver, log: Log): Receiver {
  return {
    init(app) {
      const processEvent = async (event: ReceiverEvent): Promise<void> => {
        const lacks = lackingIn(event.body);
        if (lacks === undefined) return isHeard(event.body) ? app.processEvent(event) : event.ack();
        log.warn({ lacks }, 'a signed request is none of Slack’s; nothing is done');
        throw new NotSlacks(lacks);
      };
      receiver.init({ processEvent } as unknown as App);
    },
    start: (...args) => receiver.start(...args),
    stop: (...args) => receiver.stop(...args),
  };
}
