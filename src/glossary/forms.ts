import type { Person } from '../people/person.ts';
import { input, LIMIT, modal, option, plain, section, type Modal } from '../slack/blocks.ts';
import type { Entered } from '../slack/entered.ts';
import { inLine, md } from '../slack/markup.ts';
import { Refusal } from '../kernel/refusal.ts';
import { tidy } from '../kernel/text.ts';
import { FORM } from './actions.ts';
import {
  domainName,
  domains,
  headword,
  LONGEST,
  type Concept,
  type Content,
  type Domain,
  type FalseFriend,
} from './concept.ts';
import { FIELD, readContent, readWord } from './content.ts';
import { languageName, languages } from './language.ts';
import type { Suggested } from './suggesting.ts';
import { warning } from './views.ts';

const text = (most: number, initial = '', lines = false) => ({
  type: 'plain_text_input',
  max_length: Math.min(most, LIMIT.inputText),
  ...(lines && { multiline: true }),
  ...(initial && { initial_value: initial }),
});

/** A new word. Whoever writes it knows one side's meaning as a rule: the other one can stay empty. */
export function addForm(word = ''): Modal {
  const meaning = { optional: true };
  return modal(
    'Add a word',
    [
      input(FIELD.word, 'Word', text(LONGEST.form, word.slice(0, LONGEST.form))),
      input('ot', 'What OT means by it', text(LONGEST.definition, '', true), meaning),
      input('it', 'What IT means by it', text(LONGEST.definition, '', true), {
        ...meaning,
        hint: 'Leave one empty where only one side says it.',
      }),
      input('watch', 'Watch out for', text(LONGEST.watchOut, '', true), {
        ...meaning,
        hint: 'Where both mean something else: what goes wrong, and what to ask.',
      }),
      input(FIELD.also, 'Also called', text(300), {
        ...meaning,
        hint: 'Other spellings and acronyms, each on a line.',
      }),
      input(FIELD.example, 'As somebody would say it', text(LONGEST.example), meaning),
      input('same', 'Both sides', both(), meaning),
      languageInput('en'),
    ],
    { callback: FORM.add, submit: 'Add' },
  );
}

const both = () => ({
  type: 'checkboxes',
  options: [option('Both sides mean the same: the one meaning above counts for both', 'same')],
});

const languageInput = (chosen: string) => {
  const options = [...new Set([...languages, chosen])].map(code => option(languageName(code), code));
  return input('language', 'Language', {
    type: 'static_select',
    options,
    initial_option: options.find(({ value }) => value === chosen) ?? options[0],
  });
};

/** Longer ones there are none. Source: RFC 5646, 4.4.1. */
const LONGEST_LANGUAGE = 35;

const readLanguage = (entered: Entered): string =>
  entered('language').length <= LONGEST_LANGUAGE &&
  /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(entered('language'))
    ? entered('language')
    : 'en';

/** @throws Refusal `bad-answer` at the field */
export function readSuggested(entered: Entered): Suggested {
  readWord(entered(FIELD.word));
  const [it, ot] = [entered('it'), entered('ot')].map(tidy) as [string, string];
  const shared = {
    language: readLanguage(entered),
    more: '',
    related: '',
    source: '',
    link: '',
    licence: '',
  };
  const content = (domain: Domain, definition: string, field: string): Content => {
    const fields = {
      ...shared,
      word: entered(FIELD.word),
      also: entered(FIELD.also),
      example: entered(FIELD.example),
    };
    try {
      return readContent({ ...fields, domain, definition });
    } catch (error) {
      throw error instanceof Refusal && error.field === FIELD.definition
        ? new Refusal(error.code, error.message, field)
        : error;
    }
  };
  if (entered.all('same').includes('same')) {
    if (it && ot)
      throw new Refusal('bad-answer', 'Both mean the same: write it once, and leave this one empty.', 'it');
    return { contents: [content('both', ot || it, 'ot')], watchOut: '' };
  }
  if (it && ot)
    return { contents: [content('it', it, 'it'), content('ot', ot, 'ot')], watchOut: tidy(entered('watch')) };
  if (tidy(entered('watch')))
    throw new Refusal('bad-answer', 'Write what both sides mean by it above, or leave this empty.', 'watch');
  return it
    ? { contents: [content('it', it, 'it')], watchOut: '' }
    : { contents: [content('ot', ot, 'ot')], watchOut: '' };
}

/** @param writes whether what they write counts at once */
export function editForm(concept: Concept, writes: boolean): Modal {
  const { forms, definition, more, example, related, sources, domain, language } = concept;
  const [source] = sources;
  const optional = { optional: true };
  const domainOptions = domains.map(one => option(domainName[one], one));
  const also = forms
    .slice(1)
    .map(form => form.text)
    .join('\n');
  return modal(
    writes ? 'Edit a meaning' : 'Suggest a change',
    [
      ...(writes ? [] : [section(md`A steward of its side reads it, and you are told what becomes of it.`)]),
      input(FIELD.definition, 'Meaning', text(LONGEST.definition, definition, true)),
      input(FIELD.more, 'More, behind a button', text(LONGEST.more, more, true), optional),
      input(FIELD.example, 'As somebody would say it', text(LONGEST.example, example), optional),
      input(FIELD.word, 'Word', text(LONGEST.form, headword(concept))),
      input(FIELD.also, 'Also called', text(LIMIT.inputText, also, true), {
        ...optional,
        hint: 'Other spellings and acronyms, each on a line.',
      }),
      input('domain', 'Whose meaning', {
        type: 'static_select',
        options: domainOptions,
        initial_option: domainOptions.find(({ value }) => value === domain),
      }),
      input(FIELD.related, 'Related words', text(LIMIT.inputText, related.join('\n')), optional),
      input(FIELD.source, 'Source', text(LONGEST.source, source?.name), optional),
      input(FIELD.link, 'Address of the source', text(LONGEST.link, source?.link), optional),
      input(FIELD.licence, 'Its licence', text(LONGEST.source, source?.licence), optional),
      languageInput(language),
    ],
    { callback: FORM.edit, submit: writes ? 'Save' : 'Suggest', about: `${concept.id} ${concept.version}` },
  );
}

/** @throws Refusal `bad-answer` at the field */
export function readEdited(entered: Entered, before: Concept): Content {
  const all = Object.fromEntries(Object.values(FIELD).map(field => [field, entered(field)]));
  const domain = domains.find(one => one === entered('domain'));
  if (!domain) throw new Refusal('bad-answer', 'Say whose meaning it is.', 'domain');
  return readContent(
    { ...(all as Record<keyof typeof FIELD, string>), domain, language: readLanguage(entered) },
    before,
  );
}

/** What a form or button about one version of a meaning carries. */
export function readSeen(about: string): { id: string; version: number } {
  const [id = '', version = ''] = about.split(' ');
  // Of no version, everything that was written is news.
  return { id, version: /^\d{1,9}$/.test(version) ? Number(version) : 0 };
}

export const wrongForm = (concept: Concept): Modal =>
  modal(
    'Wrong or out of date',
    [
      section(md`*${inLine(headword(concept))}:* ${inLine(concept.definition)}`),
      input('words', 'What is wrong?', text(LONGEST.definition, '', true), {
        hint: 'Its stewards read it, with your name.',
      }),
    ],
    { callback: FORM.wrong, submit: 'Tell them', about: concept.id },
  );

/** What to watch out for between two meanings; whoever writes it says yes for their side. */
export function warnForm(pair: { itId: string; otId: string }, word: string, friend?: FalseFriend): Modal {
  const dangerous = option('Dangerous where it is misread: ask whoever writes it under a card', 'dangerous');
  return modal(
    'Watch out',
    [
      ...(friend
        ? [section(warning(friend))]
        : [section(md`*${inLine(word)}* means different things to IT and OT.`)]),
      input('watch', 'Watch out for', text(LONGEST.watchOut, friend?.watchOut, true), {
        hint: 'You say yes to it for your side; a steward of the other side says theirs.',
      }),
      input(
        'danger',
        'Where it is misread',
        {
          type: 'checkboxes',
          options: [dangerous],
          ...(friend?.dangerous && { initial_options: [dangerous] }),
        },
        { optional: true },
      ),
    ],
    { callback: FORM.warn, submit: 'Say so', about: `${pair.itId} ${pair.otId} ${friend?.version ?? 0}` },
  );
}

export function readPair(about: string): { itId: string; otId: string; seen: number } {
  const [itId = '', otId = '', seen = ''] = about.split(' ');
  return { itId, otId, seen: Number(/^\d{1,9}$/.exec(seen)?.[0] ?? 0) };
}

export function handOverForm(concept: Concept, stewards: readonly Person[]): Modal {
  const options = stewards.slice(0, LIMIT.options).map(({ name, id }) => option(name, id));
  return modal(
    'Hand over',
    [
      section(md`Who looks after *${inLine(headword(concept))}* from now on?`),
      input('steward', 'Steward', {
        type: 'static_select',
        options,
        placeholder: plain('Choose', LIMIT.placeholder),
      }),
    ],
    { callback: FORM.handOver, submit: 'Hand over', about: concept.id },
  );
}
