import { useEffect, useRef, useState } from 'react';
import { optionsOf, type Option } from '../blocks/block-kit.ts';
import { useSurface } from '../blocks/surface.ts';

const PAUSE_MS = 150;

/**
 * Options of an external select. The app is asked once the person pauses; an answer to words that have changed
 * since is dropped.
 * @param least how many signs must be typed before the app is asked
 */
export function useSuggestions(block: string, action: string, least: number) {
  const { suggest } = useSurface();
  const [options, setOptions] = useState<Option[]>([]);
  const [say, setSay] = useState<string>();
  const latest = useRef(0);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);

  const load = async (query: string, asked: number) => {
    const outcome = await suggest?.(block, action, query);
    if (asked !== latest.current) return;
    const found = optionsOf(outcome?.options ?? []);
    setOptions(found);
    setSay(
      outcome?.ok
        ? found.length === 0
          ? 'No results'
          : undefined
        : 'Results couldn’t be loaded. Try again.',
    );
  };
  const ask = (query: string) => {
    clearTimeout(pause.current);
    latest.current += 1;
    const asked = latest.current;
    setOptions([]);
    if (query.length < least) {
      setSay(least === 1 ? 'Type to search' : `Type at least ${least} characters to search`);
      return;
    }
    setSay('Loading…');
    pause.current = setTimeout(() => void load(query, asked), query === '' ? 0 : PAUSE_MS);
  };
  return { options, say, ask };
}
