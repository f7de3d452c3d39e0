import type { Option } from '../blocks/block-kit.ts';
import { stateWith, valueIn } from '../blocks/element-state.ts';
import type { ControlProps } from '../blocks/element.tsx';
import { useControl } from '../blocks/surface.ts';

/**
 * What is chosen in a select, as options, and how to choose others. Menus of people and channels keep ids.
 * @param known the options that ids stand for; a channel that isn't among them is one the person can't see
 */
export function useChosen(props: ControlProps, known: Option[]): [Option[], (next: Option[]) => void] {
  const { type } = props.element;
  const { state, set } = useControl(props);
  const isMany = type.startsWith('multi_');
  const keepsIds = !/(static|external)_select$/.test(type);
  const kept = [valueIn(state)].flat().filter(one => one !== null && one !== undefined);
  const unknown = type.endsWith('users_select') ? 'Somebody who left' : 'A private channel';
  const optionOf = (id: string): Option =>
    known.find(option => option.value === id) ?? { value: id, text: { type: 'plain_text', text: unknown } };
  const chosen = keepsIds ? (kept as string[]).map(optionOf) : (kept as Option[]);

  const choose = (next: Option[]) => {
    const values = keepsIds ? next.map(option => option.value) : next;
    const [first] = next;
    set(
      stateWith(type, isMany ? values : (values[0] ?? null)),
      isMany || keepsIds || !first ? undefined : first,
    );
  };
  return [chosen, choose];
}
