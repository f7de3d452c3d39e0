import type { OpenView } from '../protocol.ts';
import { Modal } from './modal.tsx';

/** The stack of modals; only the top one is seen, the others keep what was put in. */
export function Modals({ views }: { views: OpenView[] }) {
  return views.map((open, at) => <Modal key={open.id} open={open} isTop={at === views.length - 1} />);
}
