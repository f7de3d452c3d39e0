import { Refusal } from '../kernel/refusal.ts';
import { mustBeShort, mustSay, tidy, visible } from '../kernel/text.ts';
import { LONGEST, MOST_FORMS, MOST_RELATED, type Content, type Form } from './concept.ts';
import { wordKey } from './word-key.ts';

/** Fields of the forms, which is also what a refusal names. */
export const FIELD = {
  word: 'word',
  also: 'also',
  definition: 'definition',
  more: 'more',
  example: 'example',
  related: 'related',
  source: 'source',
  link: 'link',
} as const;

/** Words apart: by commas, semicolons or lines. */
export const listed = (typed: string): string[] =>
  typed
    .split(/[,;\n]/)
    .map(visible)
    .filter(word => word !== '');

/** A word as it is kept. @throws Refusal `bad-answer` at the field */
export function readWord(typed: string, field: string = FIELD.word): string {
  const word = mustSay(field, typed.replace(/\s+/g, ' '), LONGEST.form, 'Write the word.');
  if (wordKey(word) === '') throw new Refusal('bad-answer', 'A word needs a letter or a digit.', field);
  return word;
}

/** Its forms: the word first, then what else it is called; all in capitals, that is an acronym. Each once. */
export function readForms(word: string, also: string, before: readonly Form[] = []): Form[] {
  const known = new Map(before.map(form => [wordKey(form.text), form]));
  const texts = [word, ...listed(also).map(text => readWord(text, FIELD.also))];
  const once = new Map(texts.map(text => [wordKey(text), text]));
  if (once.size > MOST_FORMS)
    throw new Refusal('bad-answer', `At most ${MOST_FORMS} spellings fit.`, FIELD.also);
  return [...once].map(([key, text], n): Form => {
    const { kind = isAcronym(text) ? 'acronym' : 'synonym', ...rest } = known.get(key) ?? {};
    return { ...rest, text, kind: n === 0 ? 'preferred' : kind === 'preferred' ? 'synonym' : kind };
  });
}

const isAcronym = (text: string) => /^[\p{Lu}\d&/-]{2,8}s?$/u.test(text);

/** What a form says of one meaning. @throws Refusal `bad-answer` at the field */
export function readContent(
  typed: Pick<Content, 'domain' | 'language'> & Record<keyof typeof FIELD, string>,
  before?: Content,
): Content {
  const word = readWord(typed.word);
  const more = optional(FIELD.more, typed.more, LONGEST.more);
  return {
    domain: typed.domain,
    language: typed.language,
    forms: readForms(word, typed.also, before?.forms),
    definition: mustSay(FIELD.definition, typed.definition, LONGEST.definition, 'Say what it means.'),
    more,
    example: optional(FIELD.example, typed.example, LONGEST.example),
    related: listed(typed.related)
      .map(text => readWord(text, FIELD.related))
      .slice(0, MOST_RELATED),
    sources: readSources(typed, before),
  };
}

/** One source stands in the form; others that a file gave stay. */
function readSources(
  { source, link }: Record<'source' | 'link', string>,
  before?: Content,
): Content['sources'] {
  const [first, ...others] = before?.sources ?? [];
  const name = optional(FIELD.source, source, LONGEST.source);
  const address = optional(FIELD.link, link, LONGEST.link);
  if (address && !/^https?:\/\/\S+$/.test(address))
    throw new Refusal('bad-answer', 'Write the whole address, beginning with https://.', FIELD.link);
  if (!name && address) throw new Refusal('bad-answer', 'Say what the address leads to.', FIELD.source);
  if (!name) return others;
  const isSame = first?.name === name && first.link === address;
  return [isSame ? first : { name, link: address, licence: '' }, ...others];
}

function optional(field: string, typed: string, longest: number): string {
  const text = visible(tidy(typed));
  mustBeShort(field, text, longest);
  return text;
}
