import type { Option } from '../blocks/block-kit.ts';
import { Icon } from '../icon.tsx';
import { Plain } from '../text/mrkdwn.tsx';

/** What is chosen in a menu of many, each with a way to take it out. */
export function Tokens({ options, onRemove }: { options: Option[]; onRemove: (option: Option) => void }) {
  if (options.length === 0) return null;
  return (
    <ul className="tokens" aria-label="Chosen">
      {options.map(option => (
        <li className="token" key={option.value}>
          <span className="token-words">
            <Plain text={option.text.text} />
          </span>
          <button
            type="button"
            className="icon-button"
            aria-label={`Remove ${option.text.text}`}
            onClick={() => onRemove(option)}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}
