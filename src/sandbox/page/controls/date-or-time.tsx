import type { ControlProps } from '../blocks/element.tsx';
import { stateWith, valueIn } from '../blocks/element-state.ts';
import { useControl } from '../blocks/surface.ts';
import { naming } from './naming.ts';

/** A date (`2026-11-24`) or a time of day (`15:40`), with the browser's own picker. */
export function DateOrTime(props: ControlProps) {
  const { element } = props;
  const { state, set } = useControl(props);
  const isDate = element.type === 'datepicker';
  return (
    <input
      className="field when"
      type={isDate ? 'date' : 'time'}
      value={(valueIn(state) as string | null) ?? ''}
      onChange={event => set(stateWith(element.type, event.target.value || null))}
      {...(element.focus_on_load ? { 'data-focus-on-load': true } : {})}
      {...naming(props)}
    />
  );
}
