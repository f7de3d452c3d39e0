import { useState } from 'react';
import type { ControlProps } from '../blocks/element.tsx';
import { useSurface } from '../blocks/surface.ts';
import { useSlack } from '../slack.ts';
import { Plain } from '../text/mrkdwn.tsx';
import { useConfirm } from './confirm.tsx';

/** A button; it turns until the app has answered. */
export function PressButton({ element, block, action }: ControlProps) {
  const surface = useSurface();
  const { tell } = useSlack();
  const [isBusy, setBusy] = useState(false);
  const [question, asking] = useConfirm(element.confirm);
  const words = typeof element.text === 'string' ? element.text : (element.text?.text ?? '');

  const press = async () => {
    if (isBusy || !(await asking())) return;
    setBusy(true);
    if (element.url) window.open(element.url, '_blank', 'noopener');
    const outcome = await surface.press(block, action);
    setBusy(false);
    tell(outcome.problem);
  };
  return (
    <>
      <button
        type="button"
        className={`button ${element.style ?? ''}`}
        aria-busy={isBusy}
        {...(element.accessibility_label ? { 'aria-label': element.accessibility_label } : {})}
        onClick={() => void press()}
      >
        <Plain text={words} />
      </button>
      {question}
    </>
  );
}
