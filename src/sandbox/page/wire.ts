/** The page's side of protocol.ts over HTTP. */
import type { Deed, Outcome, Screen } from '../protocol.ts';

/**
 * @param as whose Slack; absent for the server's choice
 * @throws {Error} when the server doesn't answer or refuses
 */
export async function readScreen(as: string | undefined): Promise<Screen> {
  const answer = await fetch(`page/state${as ? `?${new URLSearchParams({ as })}` : ''}`);
  const told = (await answer.json()) as Screen & Outcome;
  if (!answer.ok) throw new Error(told.problem ?? `the server answered ${answer.status}`);
  return told;
}

/** Does something as a person. An unreachable server is an outcome, not an error. */
export async function act(deed: Deed): Promise<Outcome> {
  try {
    const answer = await fetch('page/do', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(deed),
    });
    return (await answer.json()) as Outcome;
  } catch {
    return {
      ok: false,
      problem: 'Slack can’t be reached. Check that the sandbox is running, then try again.',
    };
  }
}

const RETRY_AFTER_MS = 2000;

/**
 * Listens for changes for as long as the page lives, also after the server went away and came back.
 * @returns how to stop
 */
export function onChanges(changed: () => void, connected: (is: boolean) => void): () => void {
  let source: EventSource;
  let retry: ReturnType<typeof setTimeout>;
  const listen = () => {
    source = new EventSource('page/changes');
    source.addEventListener('open', () => {
      connected(true);
      changed();
    });
    source.addEventListener('message', changed);
    source.addEventListener('error', () => {
      connected(false);
      source.close();
      retry = setTimeout(listen, RETRY_AFTER_MS);
    });
  };
  listen();
  return () => {
    clearTimeout(retry);
    source.close();
  };
}
