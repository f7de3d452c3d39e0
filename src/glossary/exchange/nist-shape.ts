import { z } from 'zod';
import { Refusal } from '../../kernel/refusal.ts';

/** A file of more is none of NIST’s; in characters. */
const LARGEST = 60 * 1024 * 1024;

/** NIST has about ten thousand. */
const MOST_RECORDS = 50_000;

/** Longer, and with more tags, than any text of NIST’s. */
const text = z
  .string()
  .max(20_000)
  .refine(html => html.split('<').length <= 500);
const list = <T extends z.ZodType>(of: T) => z.array(of).max(200).nullish();

const named = z.object({ text, link: text.nullish() });

const source = z.object({
  text,
  link: text.nullish(),
  /** `[Superseded]`, or nothing. */
  note: text.nullish(),
  /** Of which of the words that an abbreviation stands for this is the meaning. */
  underTerm: text.nullish(),
  /** Whose text it quotes. */
  refSources: list(named),
});

const definition = z.object({ text, sources: list(source) });

const record = z.object({
  term: text,
  link: text.nullish(),
  abbrSyn: list(named),
  seeAlso: list(named),
  definitions: list(definition),
});

export type NistRecord = z.infer<typeof record>;
export type NistDefinition = z.infer<typeof definition>;
export type NistSource = z.infer<typeof source>;

/**
 * The records of NIST’s export, each as it may be anything.
 *
 * @throws Refusal `bad-setting` when the file isn’t that
 */
export function recordsOf(json: string): unknown[] {
  if (json.length > LARGEST) throw refused(`is larger than ${LARGEST / 1024 / 1024} MB`);
  let file: unknown;
  try {
    file = JSON.parse(json);
  } catch {
    throw refused('is no JSON, or only a part of it');
  }
  const found = z.object({ parentTerms: z.array(z.unknown()) }).safeParse(file);
  if (!found.success) throw refused('has no list “parentTerms”');
  const { parentTerms } = found.data;
  if (parentTerms.length > MOST_RECORDS) throw refused(`has more than ${MOST_RECORDS} records`);
  return parentTerms;
}

const refused = (what: string) =>
  new Refusal(
    'bad-setting',
    `That file ${what}, so it is not NIST’s glossary. Download the CSRC glossary export (JSON) again and import it as it is. Nothing was written.`,
  );

/** A record, or a sentence on where it isn’t in NIST’s shape. */
export function readRecord(unread: unknown): NistRecord | string {
  const { success, data, error } = record.safeParse(unread);
  if (success) return data;
  const [issue] = error.issues;
  const where = issue?.path.join('.');
  return `The record is not in the shape of NIST’s export${where ? `: look at “${where}”` : ''}. It was left out.`;
}
