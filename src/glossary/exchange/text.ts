import { Refusal } from '../../kernel/refusal.ts';
import { textOf } from '../../importing/text.ts';

/** NIST's export is larger than any table that people keep by hand, in bytes. */
const LARGEST = 60 * 1024 * 1024;

/** The text of a file of words, whatever wrote it. @throws Refusal `bad-setting` when it is too large, empty or no text */
export function textOfTerms(bytes: Uint8Array): string {
  const isJson = bytes[0] === 0x7b || (bytes[0] === 0xef && bytes[3] === 0x7b);
  if (!isJson) return textOf(bytes).text;
  if (bytes.length > LARGEST)
    throw new Refusal(
      'bad-setting',
      `That file is larger than ${LARGEST / 1024 / 1024} MB. Nothing was written.`,
    );
  return new TextDecoder('utf-8').decode(bytes);
}
