import { useState } from 'react';
import type { Outcome, OpenView } from '../protocol.ts';
import { Modal } from './modal.tsx';
import { useSlack } from './slack.ts';

/**
 * The stack of modals; only the top one is seen, the others keep what was put in. What a person closes is gone at
 * once, as in Slack: until the server has heard of it, what they type would be lost to a page out of reach.
 */
export function Modals({ views }: { views: OpenView[] }) {
  const { act } = useSlack();
  const [closing, setClosing] = useState<readonly string[]>([]);
  const top = views.findLast(({ id }) => !closing.includes(id));

  const close = async ({ id, view }: OpenView): Promise<Outcome> => {
    const gone = view.clear_on_close === true ? views.map(one => one.id) : [id];
    setClosing(before => [...before, ...gone]);
    const outcome = await act({ do: 'close', view: id });
    setClosing(before => before.filter(one => !gone.includes(one)));
    return outcome;
  };
  return views.map(open => (
    <Modal
      key={open.id}
      open={open}
      isTop={open === top}
      isClosing={closing.includes(open.id)}
      onClose={() => close(open)}
    />
  ));
}
