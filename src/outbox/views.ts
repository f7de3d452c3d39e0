import { actions, button, section } from '../slack/blocks.ts';
import { channelLink, joined, md, personLink, type Markup } from '../slack/markup.ts';
import type { Drawn } from './deliver.ts';
import type { Address } from './message.ts';

/** Its value is the message's id. */
export const TRY_AGAIN = 'outbox.try-again';

/** What the reasons mean and what to do about them. */
const remedies: Record<string, string> = {
  not_in_channel: 'I’m not in that channel. Write /invite @Common Ground there.',
  channel_not_found:
    'I can’t see that channel. If it is private, write /invite @Common Ground there; otherwise give the site another one.',
  is_archived: 'That channel is archived. Bring it back, or give the site another one.',
  restricted_action:
    'Only some may post in that channel. Let me post there, under the channel’s posting permissions, or give the site another one.',
  unseen:
    'Slack has not said for ten minutes who reads that channel. Try again; if it goes on, check with: npm start -- doctor',
  outside: 'That channel is shared with another company, which would read it. Give the site one of your own.',
  user_disabled: 'Somebody whom it was for has left.',
  user_not_found: 'That person isn’t in this workspace.',
  too_many_users: 'Slack opens no direct messages for so many. Report this as a bug.',
  missing_scope: 'The app lacks a permission. Install it in the workspace again from its manifest.',
  cannot_dm_bot: 'That is an app, which reads no messages. Give what it has to a person.',
  msg_too_long: 'The message was too long for Slack. Report this as a bug.',
  no_text: 'The message was empty. Report this as a bug.',
  invalid_blocks: 'Slack did not take the message as we drew it. Report this as a bug.',
  'not drawn': 'The message could not be drawn. Report this as a bug.',
};

/** @param about the record's name only: what the message says is not for every admin */
export function undelivered(id: number, reason: string, about: string, to: Markup): Drawn {
  const remedy = remedies[reason] ?? `Reason: ${reason}.`;
  const text = md`*Could not be delivered:* a message about ${about} to ${to}.\n${remedy} Until then, tell the people concerned another way.`;
  return { text, blocks: [section(text), actions(button('Try again', TRY_AGAIN, String(id), true))] };
}

export function recipient(to: Address, cardChannel: string | undefined): Markup {
  if (to.kind === 'person') return personLink(to.id);
  if (to.kind === 'people') return joined(to.ids.map(personLink), ', ');
  const channel = to.kind === 'channel' ? to.id : cardChannel;
  return channel ? channelLink(channel) : md`its desk`;
}
