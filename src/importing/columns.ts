import { Refusal } from '../kernel/refusal.ts';
import { nameKey } from '../register/name-key.ts';
import { MOST_COLUMNS } from './csv.ts';

export const kinds = ['sites', 'people', 'assets'] as const;
/** What a file holds. Its header says which. */
export type Kind = (typeof kinds)[number];

/** The columns of each kind of file, as its header names them. */
export const columns = {
  sites: {
    needed: [
      'id',
      'name',
      'time zone',
      'IT channel',
      'OT channel',
      'working days',
      'opens',
      'closes',
      'emergency phone',
      'radio channel',
    ],
    optional: ['holidays', 'shifts', 'rules', 'out-of-band contact', 'IT group', 'OT group'],
  },
  people: { needed: ['member', 'side', 'site'], optional: ['name', 'roles', 'shared', 'manager'] },
  assets: {
    needed: ['name', 'site'],
    optional: [
      'id',
      'aliases',
      'area',
      'owner side',
      'IT owner',
      'OT owner',
      'level',
      'safety',
      'part of',
      'serves',
    ],
  },
} as const satisfies Record<Kind, { needed: readonly string[]; optional: readonly string[] }>;

type ColumnsOf<K extends Kind> = (typeof columns)[K]['needed' | 'optional'][number];
export type Column = ColumnsOf<Kind>;

const columnsOf = (kind: Kind): readonly Column[] => [...columns[kind].needed, ...columns[kind].optional];

/** How the header of a kind reads when it is written out. */
export const headerOf = (kind: Kind): string => columnsOf(kind).join(', ');

const named = (kind: Kind, name: string): Column | undefined =>
  columnsOf(kind).find(column => nameKey(column) === nameKey(name));

/** How many of a header's names a kind knows. */
const knownOf = (kind: Kind, names: readonly string[]): number =>
  names.filter(name => named(kind, name)).length;

const missingOf = (kind: Kind, names: readonly string[]): Column[] =>
  columns[kind].needed.filter(column => !names.some(name => named(kind, name) === column));

/** How well a header fits a kind: what it knows counts more than what is missing. */
const fitOf = (kind: Kind, names: readonly string[]): number =>
  knownOf(kind, names) * 100 - missingOf(kind, names).length;

/** The kind that a header fits best; undefined when it names fewer than two columns of any. */
export function kindOf(names: readonly string[]): Kind | undefined {
  const [best] = kinds.toSorted((a, b) => fitOf(b, names) - fitOf(a, names));
  return best && knownOf(best, names) >= 2 ? best : undefined;
}

/** How many columns of any kind a header names. */
export const recognised = (names: readonly string[]): number =>
  Math.max(...kinds.map(kind => knownOf(kind, names)));

/**
 * What a file is and which columns it has, by its header.
 *
 * @throws Refusal `bad-setting` with a line for each mistake
 */
export function readHeader(names: readonly string[]): { kind: Kind; columns: Column[] } {
  if (names.length > MOST_COLUMNS)
    throw new Refusal(
      'bad-setting',
      `The first line names ${names.length} columns, and no file that can be imported has more than ${MOST_COLUMNS}. Nothing was written.`,
    );
  const kind = kindOf(names);
  if (!kind) {
    const headers = kinds.map(one => `- ${one}: ${headerOf(one)}`);
    throw new Refusal(
      'bad-setting',
      `The first line names the columns, separated by commas, semicolons or tabs, and these fit no file that can be imported. Nothing was written. There are:\n${headers.join('\n')}`,
    );
  }
  const found = names.map(name => named(kind, name));
  const mistakes = [
    ...names.flatMap((name, n) =>
      found[n] ? [] : [name ? `unknown column “${name}”` : `column ${n + 1} has no name`],
    ),
    ...missingOf(kind, names).map(column => `the column “${column}” is missing`),
    ...columnsOf(kind)
      .filter(column => found.filter(one => one === column).length > 1)
      .map(column => `the column “${column}” stands there twice`),
  ];
  if (mistakes.length > 0) {
    throw new Refusal(
      'bad-setting',
      `This is a file of ${kind}, and its first line has mistakes. Nothing was written.\n- ${mistakes.join('\n- ')}\nThe columns of ${kind} are: ${headerOf(kind)}.`,
    );
  }
  return { kind, columns: found.filter(column => column !== undefined) };
}
