import { useState } from 'react';
import type { Option } from '../blocks/block-kit.ts';
import type { ControlProps } from '../blocks/element.tsx';
import { useSlack } from '../slack.ts';
import { Combobox } from './combobox.tsx';
import { useConfirm } from './confirm.tsx';
import { naming } from './naming.ts';
import { offeredBy, type Group } from './offered.ts';
import { Tokens } from './tokens.tsx';
import { useChosen } from './use-chosen.ts';
import { useSuggestions } from './use-suggestions.ts';

/** A menu whose options the page knows: the app's own, people or channels. It narrows to the words typed. */
export function ListedSelect(props: ControlProps) {
  const { screen } = useSlack();
  const [query, setQuery] = useState('');
  const groups = offeredBy(props.element, screen);
  const wanted = query.toLowerCase();
  const found = groups
    .map(group => ({
      ...group,
      options: group.options.filter(option => option.text.text.toLowerCase().includes(wanted)),
    }))
    .filter(group => group.options.length > 0);
  return (
    <Select
      {...props}
      groups={found}
      known={groups.flatMap(group => group.options)}
      say={found.length === 0 ? 'No results' : undefined}
      onType={setQuery}
    />
  );
}

/** A menu whose options the app gives for the words typed. */
export function ExternalSelect(props: ControlProps) {
  const { element, block, action } = props;
  const { options, say, ask } = useSuggestions(block, action, element.min_query_length ?? 3);
  return <Select {...props} groups={[{ options }]} known={options} say={say} onType={ask} />;
}

interface SelectProps extends ControlProps {
  /** What is offered for the words typed. */
  groups: Group[];
  /** Everything that a chosen id can stand for. */
  known: Option[];
  say: string | undefined;
  onType: (query: string) => void;
}

/** One option, or with `multi_` several: those stand above the menu and are taken out one by one. */
function Select({ groups, known, say, onType, ...props }: SelectProps) {
  const { element } = props;
  const [chosen, setChosen] = useChosen(props, known);
  const [question, ask] = useConfirm(element.confirm);
  const isMany = element.type.startsWith('multi_');
  const isFull = chosen.length >= (element.max_selected_items ?? Infinity);
  const put = async (next: Option[]) => {
    if (await ask()) setChosen(next);
  };
  const left = groups.map(group => ({
    ...group,
    options: group.options.filter(option => !chosen.some(one => one.value === option.value)),
  }));
  const shared = {
    say,
    onType,
    placeholder: element.placeholder?.text ?? (isMany ? 'Select options' : 'Select an option'),
    isSmall: props.input === undefined,
    focusOnLoad: element.focus_on_load ?? false,
    naming: naming(props),
  };
  if (!isMany) {
    return (
      <>
        <Combobox
          {...shared}
          groups={groups}
          value={chosen[0] ?? null}
          onChoose={option => void put(option ? [option] : [])}
        />
        {question}
      </>
    );
  }
  return (
    <div className="tokens-select">
      <Tokens options={chosen} onRemove={option => void put(chosen.filter(one => one !== option))} />
      {!isFull && (
        <Combobox
          {...shared}
          groups={left}
          value={null}
          onChoose={option => option && void put([...chosen, option])}
        />
      )}
      {question}
    </div>
  );
}
