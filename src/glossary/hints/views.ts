import { sideName, sides, type Side } from '../../people/person.ts';
import { actions, button, context, section } from '../../slack/blocks.ts';
import type { Saying } from '../../slack/listen.ts';
import { inLine, md } from '../../slack/markup.ts';
import { headword, type Concept } from '../concept.ts';
import { warning } from '../views.ts';
import type { Hint, Pair } from './hints.ts';

/** Buttons of hints; their value is the false friend's id. */
export const KNOW = 'hint.know';
export const STOP = 'hint.stop';
/** Its value is `<friend> <side> <card>:<ts of the message>`. */
export const meantBy = (side: Side): string => `hint.meant.${side}`;
export const CLEAR = 'hint.clear';

const meaningOf = (pair: Pick<Pair, 'it' | 'ot'>, side: Side): Concept => pair[side];

/** To one reader: what the other side means by it. */
export function hintFor({ pair, from }: Hint): Saying {
  const { friend, text } = pair;
  const concept = meaningOf(pair, from);
  const head = md`*“${inLine(text)}”* as ${sideName[from]} says it: ${inLine(concept.definition)}`;
  return {
    text: head,
    blocks: [
      section(head),
      context(warning(friend)),
      actions(button('I know this', KNOW, friend.id), button('Stop hints', STOP, friend.id)),
    ],
  };
}

/** To who wrote it, under a card: which of the two they mean. Nothing is added to their words unless they press. */
export function question(pair: Pair, at: string): Saying {
  const { friend, text } = pair;
  const head = md`*The other side may read “${inLine(text)}” otherwise.* Which do you mean? One press says so to both sides.`;
  return {
    text: head,
    blocks: [
      section(head),
      ...sides.map(side => section(md`*${sideName[side]}:* ${inLine(meaningOf(pair, side).definition)}`)),
      actions(
        ...sides.map(side => button(`I mean ${sideName[side]}’s`, meantBy(side), `${friend.id} ${at}`)),
        button('No need to say', CLEAR, friend.id),
      ),
    ],
  };
}

/** Under both cards, once its author pressed. */
export function meant(pair: Pick<Pair, 'it' | 'ot'>, side: Side, name: string): Saying {
  const concept = meaningOf(pair, side);
  const text = md`${inLine(name)} means *${inLine(headword(concept))}* as ${sideName[side]} says it: ${inLine(concept.definition)}`;
  return { text, blocks: [section(text)] };
}
