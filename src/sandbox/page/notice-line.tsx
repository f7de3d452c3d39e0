import { Icon } from './icon.tsx';

/** What Slack itself says to this person, in Slackbot's voice. */
export function NoticeLine({ text, onDismiss }: { text: string; onDismiss?: () => void }) {
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
          {onDismiss && (
            <button type="button" className="link-button" onClick={onDismiss}>
              Dismiss
            </button>
          )}
        </div>
        <div className="mrkdwn">{text}</div>
      </div>
    </article>
  );
}
