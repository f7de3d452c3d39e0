import { createContext, useContext, useState } from 'react';
import type { Json, Outcome, Values } from '../../protocol.ts';
import { useSlack } from '../slack.ts';
import type { Block, Element, Option } from './block-kit.ts';
import { startingState } from './element-state.ts';

/** What blocks stand in: a message, a modal or Home. Elements put their values here and tell the app through it. */
export interface Surface {
  values: Values;
  /** block_id -> sentence */
  errors: Record<string, string>;
  put: (block: string, action: string, state: Json) => void;
  /** @param state the element's new state, when the press changes it */
  press: (block: string, action: string, state?: Json, option?: Json) => Promise<Outcome>;
  /** Options for an external select; absent where the app can't be asked. */
  suggest?: (block: string, action: string, query: string) => Promise<Outcome>;
}

export const SurfaceContext = createContext<Surface | undefined>(undefined);

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (!surface) throw new Error('useSurface needs a SurfaceContext around it');
  return surface;
}

/** The two ids by which an element is known, and whether the app hears of each change. */
export interface Place {
  block: string;
  action: string;
  tells: boolean;
}

/** An element's state and how to change it, for the controls. */
export function useControl(place: Place): { state: Json; set: (state: Json, option?: Option) => void } {
  const surface = useSurface();
  const { tell } = useSlack();
  const state = surface.values[place.block]?.[place.action] ?? {};
  const set = (next: Json, option?: Option) => {
    surface.put(place.block, place.action, next);
    if (!place.tells) return;
    void surface
      .press(place.block, place.action, next, option as Json | undefined)
      .then(outcome => tell(outcome.problem));
  };
  return { state, set };
}

/**
 * What is put into the inputs of some blocks. Inputs that stay when the content changes (same ids, same type) keep
 * what a person put in; that is what Slack does on views.update.
 */
export function useInputs(blocks: Block[]): [Values, Surface['put']] {
  const [given, setGiven] = useState<Values>({});
  const values: Values = {};
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      const first = startingState(element);
      if (!first || block.block_id === undefined || element.action_id === undefined) continue;
      const state = given[block.block_id]?.[element.action_id];
      (values[block.block_id] ??= {})[element.action_id] = state?.type === element.type ? state : first;
    }
  }
  const put = (block: string, action: string, state: Json) =>
    setGiven(before => ({ ...before, [block]: { ...before[block], [action]: state } }));
  return [values, put];
}

export function elementsOf(block: Block): Element[] {
  return [block.element, block.accessory, ...(block.elements ?? [])].filter(one => one !== undefined);
}
