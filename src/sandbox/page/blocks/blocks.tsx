import { Message as LibraryBlocks, type Block as LibraryBlock } from 'slack-blocks-to-jsx';
import { useSlack } from '../slack.ts';
import { Moment, MrkdwnLine, Plain } from '../text/mrkdwn.tsx';
import type { Block, Element, Text } from './block-kit.ts';
import { ElementOf } from './element.tsx';
import { ImageOf } from './image.tsx';
import { InputBlock } from './input-block.tsx';
import { SectionBlock } from './section-block.tsx';

/** Blocks one under the other, as Slack draws them. */
export function Blocks({ blocks }: { blocks: Block[] }) {
  return (
    <div className="blocks">
      {blocks.map((block, at) => (
        <div className={`block ${block.type}`} key={block.block_id ?? at}>
          <BlockOf block={block} />
        </div>
      ))}
    </div>
  );
}

function BlockOf({ block }: { block: Block }) {
  switch (block.type) {
    case 'section':
      return <SectionBlock block={block} />;
    case 'header':
      return (
        <h3>
          <Plain text={block.text?.text ?? ''} />
        </h3>
      );
    case 'divider':
      return <hr />;
    case 'context':
      return block.elements?.map((element, at) => <ContextItem key={at} item={element} />);
    case 'actions':
      return block.elements?.map((element, at) => (
        <ElementOf key={element.action_id ?? at} block={block} element={element} tells />
      ));
    case 'input':
      return <InputBlock block={block} />;
    case 'image':
      return <ImageOf image={block} {...(block.title ? { title: block.title.text } : {})} />;
    default:
      return <OtherBlock block={block} />;
  }
}

function ContextItem({ item }: { item: Element }) {
  if (item.type === 'image') return <ImageOf image={item} />;
  const { type, text } = item as unknown as Text;
  return <span>{type === 'mrkdwn' ? <MrkdwnLine text={text} /> : <Plain text={text} />}</span>;
}

/** Everything without controls (rich text, tables, markdown, cards …) is drawn by the library. */
function OtherBlock({ block }: { block: Block }) {
  const { screen } = useSlack();
  const users = screen.people.map(({ id, name }) => ({ id, name }));
  const channels = [...screen.channels, ...screen.otherChannels].map(({ id, name }) => ({ id, name }));
  return (
    <LibraryBlocks
      blocks={[block as unknown as LibraryBlock]}
      name=""
      logo=""
      withoutWrapper
      data={{ users, channels }}
      hooks={{
        date: ({ timestamp, format, link, fallback }) => (
          <Moment epoch={Number(timestamp)} pattern={format} href={link ?? ''} fallback={fallback} />
        ),
      }}
    />
  );
}
