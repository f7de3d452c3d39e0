import { randomUUID } from 'node:crypto';

/** A filing, as Ines submits it. */
export function submission(): object {
  const option = (value: string) => ({
    type: 'radio_buttons',
    selected_option: { text: { type: 'plain_text', text: value }, value },
  });
  return {
    type: 'view_submission',
    team: { id: 'T0' },
    user: { id: 'U0INES', team_id: 'T0' },
    view: {
      id: `V${randomUUID()}`,
      type: 'modal',
      callback_id: 'incident.file',
      private_metadata: '',
      blocks: [],
      state: {
        values: {
          where: { where: option('asset:his-1') },
          what: { what: { type: 'plain_text_input', value: 'Trends stand still' } },
          impact: { impact: option('slower') },
        },
      },
    },
  };
}

/** What a workspace's channels are full of and what the app has nothing to do with; the `n`th of a run. */
export function event(n: number): object {
  return {
    type: 'event_callback',
    team_id: 'T0',
    event_id: `Ev${randomUUID()}`,
    event_time: 1,
    authorizations: [{ team_id: 'T0', user_id: 'U0', is_bot: true }],
    event: happening(n),
  };
}

function happening(n: number): object {
  const ts = `1700000000.${String(n).padStart(6, '0')}`;
  const [user, channel] = ['U0OMAR', 'C0RHINEIT'];
  const said = { type: 'message', channel, channel_type: 'channel', user, ts, text: `Line ${n} runs again` };
  switch (n % 10) {
    case 0:
      return { type: 'reaction_added', user, reaction: 'eyes', item: { type: 'message', channel, ts } };
    case 1:
    case 2:
      return said;
    case 3: {
      const message = { ...said, thread_ts: '1600000000.000001', edited: { user, ts } };
      return { type: 'message', subtype: 'message_changed', channel, channel_type: 'channel', ts, message };
    }
    default:
      return { ...said, thread_ts: `1600000000.${String(n % 1000).padStart(6, '0')}` };
  }
}
