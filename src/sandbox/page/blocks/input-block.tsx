import { useId } from 'react';
import { Plain } from '../text/mrkdwn.tsx';
import type { Block } from './block-kit.ts';
import { ElementOf } from './element.tsx';
import { useSurface } from './surface.ts';

/** A label, its input, a hint and what the app found wrong with it. */
export function InputBlock({ block }: { block: Block }) {
  const { errors } = useSurface();
  const id = useId();
  const error = errors[block.block_id ?? ''];
  const element = block.element;
  if (!element) return null;
  const isGroup = element.type === 'radio_buttons' || element.type === 'checkboxes';
  const label = (
    <>
      <Plain text={block.label?.text ?? ''} />
      {block.optional && <span className="optional"> (optional)</span>}
    </>
  );
  const described = [error && `${id}-error`, block.hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className={`input-block${error ? ' wrong' : ''}`}>
      {isGroup ? (
        <div className="input-label" id={`${id}-label`}>
          {label}
        </div>
      ) : (
        <label className="input-label" id={`${id}-label`} htmlFor={id}>
          {label}
        </label>
      )}
      <ElementOf
        block={block}
        element={element}
        tells={block.dispatch_action === true}
        input={{ id, labelledBy: `${id}-label`, describedBy: described, isWrong: error !== undefined }}
      />
      {error && (
        <div className="input-error" id={`${id}-error`} role="alert">
          {error}
        </div>
      )}
      {block.hint && (
        <div className="input-hint" id={`${id}-hint`}>
          <Plain text={block.hint.text} />
        </div>
      )}
    </div>
  );
}
