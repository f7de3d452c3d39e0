import type { Address } from './address.ts';
import { Icon } from './icon.tsx';
import { useSlack } from './slack.ts';

/** One pane back; only on a phone, where one pane is shown at a time. */
export function Back({ to }: { to: Omit<Address, 'as'> }) {
  const { show } = useSlack();
  return (
    <button type="button" className="icon-button back-button" aria-label="Back" onClick={() => show(to)}>
      <Icon name="back" />
    </button>
  );
}
