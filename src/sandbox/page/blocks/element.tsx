import { ChoiceGroup } from '../controls/choice-group.tsx';
import { DateOrTime } from '../controls/date-or-time.tsx';
import { OverflowMenu } from '../controls/overflow-menu.tsx';
import { PressButton } from '../controls/press-button.tsx';
import { ExternalSelect, ListedSelect } from '../controls/selects.tsx';
import { TextField } from '../controls/text-field.tsx';
import type { Block, Element } from './block-kit.ts';

/** How a control stands in an input block; absent for one in a section or among actions. */
export interface InputPlace {
  id: string;
  labelledBy: string;
  describedBy: string;
  isWrong: boolean;
}

export interface ControlProps {
  element: Element;
  block: string;
  action: string;
  /** The app hears of each change. */
  tells: boolean;
  input: InputPlace | undefined;
}

/** An element that people act on. */
export function ElementOf(props: { block: Block; element: Element; tells: boolean; input?: InputPlace }) {
  const { block, element, tells, input } = props;
  const Control = CONTROLS[element.type];
  if (!Control) return <span className="undrawn">({element.type} isn’t drawn here)</span>;
  return (
    <Control
      element={element}
      block={block.block_id ?? ''}
      action={element.action_id ?? ''}
      tells={tells}
      input={input}
    />
  );
}

const CONTROLS: Record<string, (props: ControlProps) => React.ReactNode> = {
  button: PressButton,
  overflow: OverflowMenu,
  static_select: ListedSelect,
  external_select: ExternalSelect,
  users_select: ListedSelect,
  channels_select: ListedSelect,
  conversations_select: ListedSelect,
  multi_static_select: ListedSelect,
  multi_external_select: ExternalSelect,
  multi_users_select: ListedSelect,
  multi_channels_select: ListedSelect,
  multi_conversations_select: ListedSelect,
  radio_buttons: ChoiceGroup,
  checkboxes: ChoiceGroup,
  datepicker: DateOrTime,
  timepicker: DateOrTime,
  plain_text_input: TextField,
  number_input: TextField,
  email_text_input: TextField,
  url_text_input: TextField,
};
