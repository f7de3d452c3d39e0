import { useState } from 'react';
import type { Option, OptionGroup } from '../blocks/block-kit.ts';
import type { ControlProps } from '../blocks/element.tsx';
import { useControl } from '../blocks/surface.ts';
import { useSlack } from '../slack.ts';
import { Combobox } from './combobox.tsx';
import { useConfirm } from './confirm.tsx';
import { naming } from './naming.ts';
import { useSuggestions } from './use-suggestions.ts';

/** A menu of the app's own options. */
export function StaticSelect(props: ControlProps) {
  const { element } = props;
  const groups = element.option_groups ?? [{ options: element.options ?? [] }];
  return <OneOf {...props} groups={groups} />;
}

/** A menu of people. */
export function UsersSelect(props: ControlProps) {
  const { screen } = useSlack();
  const { state, set } = useControl(props);
  const people = screen.people.filter(face => !face.isApp);
  const options = people.map(({ id, name, title }): Option => ({
    value: id,
    text: { type: 'plain_text', text: name },
    ...(title ? { description: { type: 'plain_text', text: title } } : {}),
  }));
  const chosen = options.find(option => option.value === state.selected_user) ?? null;
  const choose = (option: Option | null) =>
    set({ type: 'users_select', selected_user: option?.value ?? null });
  return <OneOf {...props} groups={[{ options }]} chosen={chosen} onChoose={choose} />;
}

/** A menu whose options the app gives for the words typed. */
export function ExternalSelect(props: ControlProps) {
  const { element, block, action } = props;
  const { state, set } = useControl(props);
  const { options, say, ask } = useSuggestions(block, action, element.min_query_length ?? 3);
  return (
    <Combobox
      groups={[{ options }]}
      say={say}
      value={(state.selected_option as Option | null) ?? null}
      onType={ask}
      onChoose={option => set({ type: element.type, selected_option: option }, option ?? undefined)}
      {...looks(props)}
    />
  );
}

interface OneOfProps extends ControlProps {
  groups: (Omit<OptionGroup, 'label'> & { label?: OptionGroup['label'] })[];
  chosen?: Option | null;
  onChoose?: (option: Option | null) => void;
}

/** Narrows its options to those that hold the words typed. */
function OneOf({ groups, chosen, onChoose, ...props }: OneOfProps) {
  const { state, set } = useControl(props);
  const [query, setQuery] = useState('');
  const [question, ask] = useConfirm(props.element.confirm);
  const wanted = query.toLowerCase();
  const found = groups
    .map(group => ({
      ...group,
      options: group.options.filter(option => option.text.text.toLowerCase().includes(wanted)),
    }))
    .filter(group => group.options.length > 0);
  const put =
    onChoose ?? (option => set({ type: props.element.type, selected_option: option }, option ?? undefined));
  return (
    <>
      <Combobox
        groups={found}
        say={found.length === 0 ? 'No results' : undefined}
        value={chosen === undefined ? ((state.selected_option as Option | null) ?? null) : chosen}
        onType={setQuery}
        onChoose={option => void ask().then(yes => yes && put(option))}
        {...looks(props)}
      />
      {question}
    </>
  );
}

function looks(props: ControlProps) {
  return {
    placeholder: props.element.placeholder?.text ?? 'Select an option',
    isSmall: props.input === undefined,
    focusOnLoad: props.element.focus_on_load ?? false,
    naming: naming(props),
  };
}
