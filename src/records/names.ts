/** What people call each kind of record that has cards, before its number. */
const prefixes = { incident: 'INC', change: 'CHG' } as const;

/** A kind of record that has cards and a conversation, as cards, replies and messages call it. */
export type Kind = keyof typeof prefixes;

export const kinds = Object.keys(prefixes) as Kind[];

/** `INC-42`, `CHG-7`. */
export const recordName = (kind: Kind, { number }: { number: number }): string =>
  `${prefixes[kind]}-${number}`;

/** The number of `INC-42`, as people write it; undefined for what is no such name. */
export function readNumber(kind: Kind, words: string): number | undefined {
  const [, number] = new RegExp(`^(?:${prefixes[kind]}[- ]?|#)?(\\d{1,9})$`, 'i').exec(words) ?? [];
  return number === undefined ? undefined : Number(number);
}

/** Every name of a record, as it stands in a text. */
export const NAMES = new RegExp(`\\b(?:${Object.values(prefixes).join('|')})-\\d{1,9}\\b`, 'g');

/** Which record a name means; undefined for what is no name of one. */
export function readName(name: string): { kind: Kind; number: number } | undefined {
  const kind = kinds.find(one => name.startsWith(`${prefixes[one]}-`));
  const number = kind && readNumber(kind, name);
  return kind && number !== undefined ? { kind, number } : undefined;
}

/** Of which kind a message is, by its intent: `incident.card`. */
export const kindOf = (intent: string): Kind | undefined => kinds.find(kind => intent.startsWith(`${kind}.`));
