import { useRef } from 'react';
import type { Conversation } from '../protocol.ts';
import { useConfirm } from './controls/confirm.tsx';
import { Menu } from './controls/menu.tsx';
import { Icon } from './icon.tsx';
import { useSlack } from './slack.ts';

/** What can be done with a channel as a whole: leave it. Nobody comes back into a private one by themselves. */
export function ChannelMenu({ channel }: { channel: Conversation }) {
  const { act, tell, show } = useSlack();
  const button = useRef<HTMLButtonElement>(null);
  const plain = (text: string) => ({ type: 'plain_text' as const, text });
  const [question, ask] = useConfirm(
    channel.isPrivate
      ? {
          title: plain(`Leave #${channel.name}`),
          text: plain('You can only come back when somebody invites you.'),
          confirm: plain('Leave channel'),
          deny: plain('Cancel'),
          style: 'danger',
        }
      : undefined,
  );
  const leave = async () => {
    if (!(await ask())) return;
    const outcome = await act({ do: 'leave', channel: channel.id });
    tell(outcome.problem);
    if (outcome.ok) show({});
  };
  return (
    <div className="channel-menu">
      <Menu
        label="Channel menu"
        button={button}
        className="icon-button"
        face={<Icon name="more" />}
        items={[
          {
            key: 'leave',
            face: `Leave #${channel.name}`,
            isDanger: true,
            choose: () => void leave(),
          },
        ]}
      />
      {question}
    </div>
  );
}
