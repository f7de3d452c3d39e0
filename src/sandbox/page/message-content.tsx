import type { Message } from '../protocol.ts';
import { blocksOf } from './blocks/block-kit.ts';
import { Blocks } from './blocks/blocks.tsx';
import { SurfaceContext, useInputs, type Surface } from './blocks/surface.ts';
import { useSlack } from './slack.ts';
import { Mrkdwn } from './text/mrkdwn.tsx';

/** What a message says: its blocks, or its text when it has none. */
export function MessageContent({ channel, message }: { channel: string; message: Message }) {
  const { act } = useSlack();
  const blocks = blocksOf(message.blocks ?? []);
  const [values, put] = useInputs(blocks);
  const surface: Surface = {
    values,
    errors: {},
    put,
    press: (block, action, state, option) => {
      const chosen = option ?? state;
      return act({
        do: 'press',
        channel,
        ts: message.ts,
        block,
        action,
        ...(chosen ? { option: chosen } : {}),
      });
    },
  };
  return (
    <div className="message-content">
      {message.blocks ? (
        <SurfaceContext value={surface}>
          <Blocks blocks={blocks} />
        </SurfaceContext>
      ) : (
        <Mrkdwn text={message.text} />
      )}
      {message.edited && <span className="edited">(edited)</span>}
    </div>
  );
}
