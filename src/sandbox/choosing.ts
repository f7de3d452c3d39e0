import { optionsOf, placedIn, textOf, type Placed } from './elements.ts';
import { saying, valueFor, type Field, type LookUps } from './filling.ts';
import { elementState, valueIn } from './inputs.ts';
import { list } from './json.ts';
import type { Json, Values } from './protocol.ts';

/** A view as the chooser has it. */
export interface Choosing {
  view: Json;
  /** What is in its elements now. */
  values: Values;
  lookUps: LookUps;
}

/**
 * The element that a person means who chooses by these words, and what they choose: an option or, for elements
 * without options, the element's new state. @throws with what there is, when nothing fits
 */
export async function choiceOf(
  { view, values, lookUps }: Choosing,
  words: string,
  menu: string | undefined,
): Promise<{ placed: Placed; option: Json }> {
  const menus = menusIn(list(view.blocks));
  const among = menu === undefined ? menus : [saying(menus, one => one.label, menu, 'menu called')];
  const field = offering(among, words);
  const { element } = field;
  if (element.type === 'checkboxes') {
    const { block_id } = field.block;
    const ticked = valueIn(element, values[String(block_id)]?.[String(element.action_id)]);
    return { placed: field, option: elementState(element, toggled(list(ticked), optionIn(field, words))) };
  }
  if (optionsOf(element).length > 0) return { placed: field, option: optionIn(field, words) };
  const several = String(element.type).startsWith('multi_');
  const value = await valueFor(field, several ? [words] : words, lookUps);
  const option = element.type === 'external_select' ? (value as Json) : elementState(element, value);
  return { placed: field, option };
}

/** Everything but buttons and text that tells the app at once, with the words that stand at it. */
function menusIn(blocks: Json[]): Field[] {
  return placedIn(blocks)
    .filter(({ block }) => block.type !== 'input' || block.dispatch_action === true)
    .filter(({ element }) => !/^button$|_input$/.test(String(element.type)))
    .map(placed => ({ ...placed, label: wordsAt(placed) }));
}

function wordsAt({ block, element }: Placed): string {
  const words = [block.label, block.text, element.placeholder].map(textOf).filter(text => text !== '');
  return words.join(' ') || String(element.action_id);
}

/** The only menu left, or the one that offers the choice; one without options could offer anything. */
function offering(menus: Field[], words: string): Field {
  const [only, ...others] = menus;
  if (only !== undefined && others.length === 0) return only;
  const offers = menus.flatMap(field =>
    optionsOf(field.element).map(option => ({ field, text: textOf(option.text) })),
  );
  const open = menus.filter(({ element }) => optionsOf(element).length === 0);
  const wanted = words.trim().toLowerCase();
  const found = offers.find(({ text }) => text.trim().toLowerCase() === wanted);
  if (found !== undefined) return found.field;
  const [openOne] = open;
  if (openOne !== undefined && open.length === 1) return openOne;
  return saying(offers, ({ text }) => text, words, 'choice').field;
}

function optionIn(field: Field, words: string): Json {
  const place = `option of “${field.label}” saying`;
  return saying(optionsOf(field.element), option => textOf(option.text), words, place);
}

function toggled(ticked: Json[], option: Json): Json[] {
  const others = ticked.filter(one => one.value !== option.value);
  return others.length < ticked.length ? others : [...ticked, option];
}
