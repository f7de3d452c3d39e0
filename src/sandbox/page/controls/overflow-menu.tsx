import { useRef, useState } from 'react';
import type { Json } from '../../protocol.ts';
import type { Option } from '../blocks/block-kit.ts';
import type { ControlProps } from '../blocks/element.tsx';
import { useSurface } from '../blocks/surface.ts';
import { Icon } from '../icon.tsx';
import { useSlack } from '../slack.ts';
import { Plain } from '../text/mrkdwn.tsx';
import { useConfirm } from './confirm.tsx';
import { Menu } from './menu.tsx';

/** The three dots behind which further actions stand. */
export function OverflowMenu({ element, block, action }: ControlProps) {
  const surface = useSurface();
  const { tell } = useSlack();
  const [isBusy, setBusy] = useState(false);
  const [question, ask] = useConfirm(element.confirm);
  const button = useRef<HTMLButtonElement>(null);

  const choose = async (option: Option) => {
    button.current?.focus();
    if (!(await ask())) return;
    setBusy(true);
    if (option.url) window.open(option.url, '_blank', 'noopener');
    const outcome = await surface.press(block, action, undefined, option as unknown as Json);
    setBusy(false);
    tell(outcome.problem);
  };
  return (
    <>
      <Menu
        label="More actions"
        button={button}
        className="button overflow"
        isBusy={isBusy}
        face={<Icon name="more" />}
        items={(element.options ?? []).map(option => ({
          key: option.value,
          face: (
            <>
              <Plain text={option.text.text} />
              {option.description && <small>{option.description.text}</small>}
            </>
          ),
          choose: () => void choose(option),
        }))}
      />
      {question}
    </>
  );
}
