import { Refusal } from '../kernel/refusal.ts';
import { mustBeShort, mustSay, tidy, visible } from '../kernel/text.ts';
import { LONGEST, MOST_FORMS, MOST_RELATED, type Content, type Form } from './concept.ts';
import { isAcronym, isWebAddress } from './exchange/draft.ts';
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
  licence: 'licence',
} as const;

/** Words, each on a line: there are commas in some. */
export const listed = (typed: string): string[] =>
  typed
    .split('\n')
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
  const once = new Map(texts.toReversed().map(text => [wordKey(text), text]));
  if (once.size > MOST_FORMS)
    throw new Refusal('bad-answer', `At most ${MOST_FORMS} spellings fit. Leave some out.`, FIELD.also);
  return [...once].toReversed().map(([key, text], n): Form => {
    const { kind = isAcronym(text) ? 'acronym' : 'synonym', ...rest } = known.get(key) ?? {};
    return { ...rest, text, kind: n === 0 ? 'preferred' : kind === 'preferred' ? 'synonym' : kind };
  });
}

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
    related: readRelated(typed.related),
    sources: readSources(typed, before),
  };
}

function readRelated(typed: string): string[] {
  const words = listed(typed).map(text => readWord(text, FIELD.related));
  if (words.length > MOST_RELATED)
    throw new Refusal(
      'bad-answer',
      `At most ${MOST_RELATED} related words fit. Leave some out.`,
      FIELD.related,
    );
  return words;
}

/** One source stands in the form; others that a file gave stay. */
function readSources(
  { source, link, licence: said }: Record<'source' | 'link' | 'licence', string>,
  before?: Content,
): Content['sources'] {
  const [first, ...others] = before?.sources ?? [];
  const name = optional(FIELD.source, source, LONGEST.source);
  const address = optional(FIELD.link, link, LONGEST.link);
  const licence = optional(FIELD.licence, said, LONGEST.source);
  if (address && !isWebAddress(address))
    throw new Refusal('bad-answer', 'Write the whole address, beginning with https://.', FIELD.link);
  if (!name && address) throw new Refusal('bad-answer', 'Say what the address leads to.', FIELD.source);
  if (!name) {
    // What quotes somebody's protected text must not leave as ours because its source was emptied.
    if (first?.quotes)
      throw new Refusal(
        'bad-answer',
        'It quotes this source, so the source stays. Add a meaning in your own words instead.',
        FIELD.source,
      );
    return others;
  }
  return [{ ...first, name, link: address, licence }, ...others];
}

function optional(field: string, typed: string, longest: number): string {
  const text = visible(tidy(typed));
  mustBeShort(field, text, longest);
  return text;
}
