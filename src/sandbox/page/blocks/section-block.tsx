import { Mrkdwn, Plain } from '../text/mrkdwn.tsx';
import type { Block, Text } from './block-kit.ts';
import { ElementOf } from './element.tsx';
import { ImageOf } from './image.tsx';

/** A text, fields in two columns, and one element at the right. */
export function SectionBlock({ block }: { block: Block }) {
  const { text, fields, accessory } = block;
  const isWide = accessory?.type === 'radio_buttons' || accessory?.type === 'checkboxes';
  return (
    <div className={`section-row${isWide ? ' wide' : ''}`}>
      <div className="section-text">
        {text && <TextOf text={text} />}
        {fields && (
          <div className="fields">
            {fields.map((field, at) => (
              <TextOf key={at} text={field} />
            ))}
          </div>
        )}
      </div>
      {accessory?.type === 'image' && <ImageOf image={accessory} />}
      {accessory && accessory.type !== 'image' && (
        <div className="accessory">
          <ElementOf block={block} element={accessory} tells />
        </div>
      )}
    </div>
  );
}

function TextOf({ text }: { text: Text }) {
  if (text.type === 'mrkdwn') return <Mrkdwn text={text.text} />;
  return (
    <div className="mrkdwn plain">
      <Plain text={text.text} />
    </div>
  );
}
