import { Refusal } from '../kernel/refusal.ts';

/** The largest file that is read, in bytes. */
export const LARGEST = 20 * 1024 * 1024;

/** @throws Refusal `bad-setting` when a file of so many bytes is larger than that */
export function mustFit(size: number): void {
  if (size > LARGEST)
    throw refused(
      `is larger than ${LARGEST / 1024 / 1024} MB. Split it, and import one part after the other.`,
    );
}

/** What spreadsheets call the encoding that Windows programs write where they know no Unicode. */
export type Encoding = 'Unicode' | 'Windows-1252';

/**
 * The text of a file, whatever wrote it: UTF-8, UTF-16 with its mark, or else Windows-1252. Lines end in `\n`.
 *
 * @throws Refusal `bad-setting` when it is too large, empty or no text
 */
export function textOf(bytes: Uint8Array): { text: string; encoding: Encoding } {
  mustFit(bytes.length);
  if (isWorkbook(bytes)) throw refused('is a workbook or an archive. Save it as CSV, and import that.');
  const { text, encoding } = decoded(bytes);
  if (text.includes('\0')) throw refused('is no text. Save it as CSV (UTF-8), and import that.');
  if (text.trim() === '') throw refused('is empty. Its first line must name the columns.');
  return { text: text.replace(/\r\n?/g, '\n'), encoding };
}

const refused = (what: string) => new Refusal('bad-setting', `That file ${what} Nothing was written.`);

/** The first bytes of a zip, which an .xlsx or .ods is, and of an old .xls. */
const workbooks = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];
const isWorkbook = (bytes: Uint8Array) => workbooks.some(start => begins(bytes, start));
const begins = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, n) => bytes[n] === byte);

function decoded(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const marked = begins(bytes, [0xff, 0xfe])
    ? 'utf-16le'
    : begins(bytes, [0xfe, 0xff])
      ? 'utf-16be'
      : undefined;
  try {
    const text = new TextDecoder(marked ?? 'utf-8', { fatal: true }).decode(bytes);
    return { text, encoding: 'Unicode' };
  } catch {
    if (marked)
      throw refused('is damaged: it begins as UTF-16 and does not go on so. Save it as CSV once more.');
    return { text: windows1252(bytes), encoding: 'Windows-1252' };
  }
}

/** Bytes 0x80 … 0x9f, where it differs from Latin-1. Node's own decoder takes them for control characters. */
const unlikeLatin1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const windows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, character => unlikeLatin1.charAt(character.charCodeAt(0) - 0x80));
