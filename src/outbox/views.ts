import { actions, button, section } from '../slack/blocks.ts';
import { md, type Markup } from '../slack/markup.ts';
import type { Drawn } from './deliver.ts';
import type { Message } from './message.ts';

/** Its value is the message's id. */
export const TRY_AGAIN = 'outbox.try-again';

/** What Slack's reasons mean and what to do about them. */
const remedies: Record<string, string> = {
  not_in_channel: 'I’m not in that channel. Write /invite @Common Ground there.',
  channel_not_found:
    'I can’t see that channel. If it is private, write /invite @Common Ground there; otherwise its id is wrong.',
  is_archived: 'That channel is archived. Bring it back, or give the site another one.',
  user_disabled: 'That person has left.',
  user_not_found: 'That person isn’t in this workspace.',
  missing_scope: 'The app lacks a permission. Install it in the workspace again from its manifest.',
  invalid_blocks: 'Slack did not take the message as we drew it. Report this as a bug.',
};

/** @param about what the message was to tell, and to whom */
export function undelivered(id: number, reason: string, about: Markup): Drawn {
  const text = md`*Could not be delivered:* ${about}\n${remedies[reason] ?? `Slack said: ${reason}.`} Until then, tell the people concerned another way.`;
  return {
    text: text.mrkdwn,
    blocks: [
      section(text),
      actions(button({ label: 'Try again', action: TRY_AGAIN, value: String(id), primary: true })),
    ],
  };
}

export function whither({ to }: Message, cardChannel: string | undefined): Markup {
  if (to.kind === 'person') return { mrkdwn: `to <@${to.id}>` };
  const channel = to.kind === 'channel' ? to.id : cardChannel;
  return channel ? { mrkdwn: `to <#${channel}>` } : md`to its desk`;
}
