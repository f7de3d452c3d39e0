import type { KeyboardEvent } from 'react';
import type { ControlProps } from '../blocks/element.tsx';
import { useControl, useSurface } from '../blocks/surface.ts';
import { useSlack } from '../slack.ts';
import { naming } from './naming.ts';

const TYPES: Record<string, string> = { email_text_input: 'email', url_text_input: 'url' };

/** Text on one line or several, and numbers. With `dispatch_action` the app hears of it on Enter. */
export function TextField(props: ControlProps) {
  const { element, block, action, tells } = props;
  const onEachSign =
    element.dispatch_action_config?.trigger_actions_on?.includes('on_character_entered') ?? false;
  const { state, set } = useControl({ ...props, tells: tells && onEachSign });
  const surface = useSurface();
  const { tell } = useSlack();
  const value = (state.value as string | null) ?? '';
  const shared = {
    className: 'field',
    value,
    placeholder: element.placeholder?.text ?? '',
    ...(element.max_length ? { maxLength: element.max_length } : {}),
    ...(element.focus_on_load ? { 'data-focus-on-load': true } : {}),
    onChange: (event: { target: { value: string } }) =>
      set({ type: element.type, value: event.target.value || null }),
    ...naming(props),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !tells || onEachSign) return;
    event.preventDefault();
    void surface.press(block, action).then(outcome => tell(outcome.problem));
  };
  if (element.multiline) return <textarea {...shared} rows={4} />;
  const isNumber = element.type === 'number_input';
  return (
    <input
      {...shared}
      type={TYPES[element.type] ?? 'text'}
      {...(isNumber ? { inputMode: element.is_decimal_allowed ? 'decimal' : 'numeric' } : {})}
      onKeyDown={onKeyDown}
      autoComplete="off"
    />
  );
}
