import { Icon } from './icon.tsx';
import { useSlack } from './slack.ts';
import type { Notice } from './use-notices.ts';

/** What Slack itself says to this person, in Slackbot's voice. */
export function NoticeLine({ notice }: { notice: Notice }) {
  const { dismiss } = useSlack();
  return (
    <article className="message private" aria-label="Slackbot">
      <div className="message-side">
        <span className="avatar slackbot" aria-hidden="true">
          S
        </span>
      </div>
      <div className="message-main">
        <div className="only-you">
          <Icon name="eye" />
          Only visible to you
        </div>
        <div className="message-head">
          <span className="name">Slackbot</span>
          <button type="button" className="link-button" onClick={() => dismiss(notice.id)}>
            Dismiss
          </button>
        </div>
        <div className="mrkdwn">{notice.text}</div>
      </div>
    </article>
  );
}
