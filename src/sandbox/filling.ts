import { optionsOf, textOf, type Placed, placedIn } from './elements.ts';
import { list } from './json.ts';
import type { Json } from './protocol.ts';

/** What a person puts into one input: words, several choices, or null for nothing. */
export type Answer = string | string[] | null;

/** A form's input with the words above it. */
export interface Field extends Placed {
  label: string;
}

/** Looks things up that stand outside the form. */
export interface LookUps {
  suggest: (field: Field, query: string) => Promise<Json[]>;
  userNamed: (name: string) => string;
  /** What a channels_select offers. */
  publicChannelNamed: (name: string) => string;
  /** What a conversations_select offers: the person's own channels. */
  conversationNamed: (name: string) => string;
}

/** The input blocks of a view, in reading order. */
export function fieldsIn(view: Json): Field[] {
  return placedIn(list(view.blocks))
    .filter(({ block }) => block.type === 'input')
    .map(placed => ({ ...placed, label: textOf(placed.block.label) }));
}

/** The field with this label; its beginning will do. @throws with the labels there are */
export function fieldLabelled(fields: Field[], label: string): Field {
  const exact = fields.find(field => same(field.label, label));
  const found = exact ?? fields.find(field => starts(field.label, label));
  if (found !== undefined) return found;
  throw new Error(`There is no input “${label}”. There are: ${quoted(fields.map(field => field.label))}`);
}

/** What the element's value becomes. @throws when nothing it offers fits the answer */
export async function valueFor(field: Field, answer: Answer, lookUps: LookUps): Promise<unknown> {
  const { element } = field;
  if (answer === null)
    return String(element.type).startsWith('multi_') || element.type === 'checkboxes' ? [] : null;
  const words = Array.isArray(answer) ? answer : [answer];
  const first = words[0] ?? '';
  switch (element.type) {
    case 'static_select':
    case 'radio_buttons':
      return optionSaying(optionsOf(element), first, field);
    case 'multi_static_select':
    case 'checkboxes':
      return words.map(word => optionSaying(optionsOf(element), word, field));
    case 'external_select':
      return optionSaying(await lookUps.suggest(field, first), first, field);
    case 'multi_external_select':
      return Promise.all(
        words.map(async word => optionSaying(await lookUps.suggest(field, word), word, field)),
      );
    case 'users_select':
      return lookUps.userNamed(first);
    case 'multi_users_select':
      return words.map(lookUps.userNamed);
    case 'conversations_select':
      return lookUps.conversationNamed(first);
    case 'multi_conversations_select':
      return words.map(lookUps.conversationNamed);
    case 'channels_select':
      return lookUps.publicChannelNamed(first);
    case 'multi_channels_select':
      return words.map(lookUps.publicChannelNamed);
    case 'datetimepicker':
      return Math.floor(Date.parse(first) / 1000);
    default:
      return first === '' ? null : first;
  }
}

/** @throws with the words of the things there are, when none of them fits */
export function saying<T>(things: T[], words: (thing: T) => string, wanted: string, what: string): T {
  const found =
    things.find(thing => same(words(thing), wanted)) ??
    things.find(thing => starts(words(thing), wanted)) ??
    things.find(thing => tidy(words(thing)).includes(tidy(wanted)));
  if (found !== undefined) return found;
  throw new Error(`There is no ${what} “${wanted}”. There are: ${quoted(things.map(words))}`);
}

function optionSaying(options: Json[], wanted: string, field: Field): Json {
  return saying(options, option => textOf(option.text), wanted, `option of “${field.label}” saying`);
}

function quoted(words: string[]): string {
  return words.length === 0 ? 'none' : words.map(word => `“${word}”`).join(', ');
}

function same(a: string, b: string): boolean {
  return tidy(a) === tidy(b);
}

function starts(whole: string, beginning: string): boolean {
  return tidy(whole).startsWith(tidy(beginning));
}

function tidy(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}
