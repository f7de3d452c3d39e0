import { useId } from 'react';
import { everyOption, type Option, type Text } from '../blocks/block-kit.ts';
import type { ControlProps } from '../blocks/element.tsx';
import { useControl } from '../blocks/surface.ts';
import { MrkdwnLine, Plain } from '../text/mrkdwn.tsx';
import { naming } from './naming.ts';

/** Radio buttons or checkboxes, one under the other. */
export function ChoiceGroup(props: ControlProps) {
  const { element } = props;
  const { state, set } = useControl(props);
  const name = useId();
  const isMany = element.type === 'checkboxes';
  const { id: _, ...named } = naming(props);
  const chosen = isMany
    ? (state.selected_options as Option[])
    : [state.selected_option as Option | null].filter(one => one !== null);
  const isOn = (option: Option) => chosen.some(one => one?.value === option.value);

  const choose = (option: Option, on: boolean) => {
    if (!isMany) return set({ type: element.type, selected_option: option }, option);
    const others = chosen.filter(one => one?.value !== option.value);
    set({ type: element.type, selected_options: on ? [...others, option] : others });
  };
  return (
    <div className="choices" role={isMany ? 'group' : 'radiogroup'} {...named}>
      {everyOption(element).map(option => (
        <label className="choice" key={option.value}>
          <input
            type={isMany ? 'checkbox' : 'radio'}
            name={name}
            checked={isOn(option)}
            onChange={event => choose(option, event.target.checked)}
          />
          <span>
            <Words text={option.text} />
            {option.description && (
              <span className="choice-description">
                <Words text={option.description} />
              </span>
            )}
          </span>
        </label>
      ))}
    </div>
  );
}

function Words({ text }: { text: Text }) {
  return text.type === 'mrkdwn' ? <MrkdwnLine text={text.text} /> : <Plain text={text.text} />;
}
