import { Fragment, type ReactNode } from 'react';
import { useSlack } from '../slack.ts';
import { emojiOf } from './emoji.ts';
import { readLine, readMrkdwn, type Inline, type Paragraph } from './read-mrkdwn.ts';
import { fillDate } from './time.ts';

/** A text of mrkdwn as Slack draws it for the acting person. */
export function Mrkdwn({ text }: { text: string }) {
  return (
    <div className="mrkdwn">
      {readMrkdwn(text).map((paragraph, at) => (
        <ParagraphOf key={at} paragraph={paragraph} />
      ))}
    </div>
  );
}

/** mrkdwn within a line: options, labels, context. */
export function MrkdwnLine({ text }: { text: string }) {
  return text.split('\n').map((line, at) => (
    <Fragment key={at}>
      {at > 0 && <br />}
      <Inlines inlines={readLine(line)} />
    </Fragment>
  ));
}

/** A plain_text: only emoji are drawn. */
export function Plain({ text }: { text: string }): ReactNode {
  return text.replace(/:([a-z0-9_+'-]+):/g, (_, name: string) => emojiOf(name));
}

function ParagraphOf({ paragraph }: { paragraph: Paragraph }) {
  if (paragraph.kind === 'preformatted') return <pre>{paragraph.text}</pre>;
  const lines = paragraph.lines.map((line, at) => (
    <div key={at} className="line">
      {line.length === 0 ? '\u00a0' : <Inlines inlines={line} />}
    </div>
  ));
  return paragraph.kind === 'quote' ? <blockquote>{lines}</blockquote> : lines;
}

function Inlines({ inlines }: { inlines: Inline[] }) {
  return inlines.map((inline, at) => <InlineOf key={at} inline={inline} />);
}

function InlineOf({ inline }: { inline: Inline }): ReactNode {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'bold':
      return <b>{<Inlines inlines={inline.inside} />}</b>;
    case 'italic':
      return <i>{<Inlines inlines={inline.inside} />}</i>;
    case 'strike':
      return <s>{<Inlines inlines={inline.inside} />}</s>;
    case 'code':
      return <code>{inline.text}</code>;
    case 'link':
      return <Outside href={inline.href}>{inline.text}</Outside>;
    case 'person':
      return <PersonMention id={inline.id} />;
    case 'channel':
      return <ChannelMention id={inline.id} text={inline.text} />;
    case 'everyone':
      return <span className="mention everyone">@{inline.name}</span>;
    case 'date':
      return <Moment {...inline} />;
    case 'emoji':
      return <span className="emoji">{emojiOf(inline.name)}</span>;
  }
}

function Outside({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

function PersonMention({ id }: { id: string }) {
  const { screen } = useSlack();
  const face = screen.people.find(one => one.id === id);
  const self = id === screen.me.id ? ' self' : '';
  return <span className={`mention${self}`}>@{face?.name ?? id}</span>;
}

/** A private channel the person isn't in stays unnamed, as in Slack. */
function ChannelMention({ id, text }: { id: string; text: string }) {
  const { screen, show } = useSlack();
  const channel = screen.channels.find(one => one.id === id);
  if (!channel) {
    const other = screen.otherChannels.find(one => one.id === id);
    return <span className="mention">#{other?.name ?? (text || 'private channel')}</span>;
  }
  return (
    <button type="button" className="mention" onClick={() => show({ in: channel.id })}>
      #{channel.name}
    </button>
  );
}

/** A moment as the app words it, in the acting person's zone. */
export function Moment({ epoch, pattern, href, fallback }: Omit<Inline & { kind: 'date' }, 'kind'>) {
  const { screen } = useSlack();
  const words = fillDate(pattern, screen.me.zone, epoch * 1000, screen.now);
  const time = (
    <time dateTime={new Date(epoch * 1000).toISOString()} title={fallback}>
      {words}
    </time>
  );
  return href ? <Outside href={href}>{time}</Outside> : time;
}
