import { useSyncExternalStore } from 'react';

/** The same query as in styles/touch.css. */
const touch = matchMedia('(max-width: 720px), (pointer: coarse)');

/** Whether the page is used with a finger, on a phone or a panel: there is no hovering. */
export function useTouch(): boolean {
  return useSyncExternalStore(listen, () => touch.matches);
}

function listen(changed: () => void): () => void {
  touch.addEventListener('change', changed);
  return () => touch.removeEventListener('change', changed);
}
