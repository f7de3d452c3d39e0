import type { Json, Values } from '../../protocol.ts';
import { useSlack } from '../slack.ts';
import type { View } from './block-kit.ts';
import { useInputs, type Surface } from './surface.ts';

/** The surface of a modal or of Home: presses carry what all its inputs hold. */
export function useViewSurface(id: string, view: View, errors: Record<string, string>): Surface {
  const { act } = useSlack();
  const [values, put] = useInputs(view.blocks);
  return {
    values,
    errors,
    put,
    press: (block, action, state, option) =>
      act({
        do: 'press in view',
        view: id,
        block,
        action,
        values: withState(values, block, action, state),
        ...(option ? { option } : {}),
      }),
    suggest: (block, action, query) => act({ do: 'suggest', view: id, block, action, query }),
  };
}

/** The values as they are once the element that is being pressed has its new state. */
function withState(values: Values, block: string, action: string, state: Json | undefined): Values {
  return state ? { ...values, [block]: { ...values[block], [action]: state } } : values;
}
