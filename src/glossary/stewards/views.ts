import { counted } from '../../kernel/text.ts';
import type { Drawn } from '../../outbox/deliver.ts';
import { actions, button, context, section } from '../../slack/blocks.ts';
import { inLine, md, quoted } from '../../slack/markup.ts';
import { ACT } from '../actions.ts';
import type { AskedWord } from '../asked/asked.ts';
import { LONGEST, type Concept } from '../concept.ts';
import { waitingCount, type Waiting } from '../waiting.ts';
import { nameOf } from '../views.ts';

const SHOWN = 5;

/** To a steward: one message, however much waits. */
export function waits(waiting: Waiting): Drawn {
  const { drafts, proposals, friends, stale } = waiting;
  const count = waitingCount(waiting);
  const text = md`*${counted(count, 'thing waits', 'things wait')} for you in the glossary.*`;
  const lines = [
    ...drafts.map(concept => md`•  Suggested: ${nameOf(concept)}`),
    ...proposals.map(({ concept, by }) => md`•  ${inLine(by)} would change ${nameOf(concept)}`),
    ...friends.map(friend => md`•  Watch out for “${inLine(friend.word)}”: it waits for your side’s yes`),
    ...stale.map(concept => md`•  Still right? ${nameOf(concept)}`),
  ];
  const more = lines.length - SHOWN;
  return {
    text,
    blocks: [
      section(text),
      ...lines.slice(0, SHOWN).map(line => context(line)),
      ...(more > 0 ? [context(md`And ${more} more.`)] : []),
      actions(button('Review', ACT.review, 'all', true)),
    ],
  };
}

/** To a steward: what was looked up in vain. */
export function asked(words: readonly AskedWord[]): Drawn {
  const text = md`*Looked up, and not in the glossary:*`;
  return {
    text,
    blocks: [
      section(text),
      ...words.map(({ word, times }) => ({
        ...section(md`*${inLine(word)}* · asked ${counted(times, 'time')}`),
        accessory: button('Add', ACT.add, word),
      })),
    ],
  };
}

/** To who suggested something. */
export function decided(concept: Concept, by: string, action: string): Drawn {
  const isYes = action !== 'declined';
  const text = isYes
    ? md`*${inLine(by)} said yes* to what you suggested for ${nameOf(concept)}. It is in the glossary now.`
    : md`*${inLine(by)} did not take over* what you suggested for ${nameOf(concept)}. Ask them, or suggest it in other words.`;
  const isThere = concept.status !== 'declined';
  return {
    text,
    blocks: [section(text), ...(isThere ? [actions(button('Open', ACT.more, concept.id))] : [])],
  };
}

/** To a steward: somebody says what is wrong. */
export function calledWrong(concept: Concept, by: string, words: string): Drawn {
  const text = md`*${inLine(by)} says that ${nameOf(concept)} is wrong or out of date:*`;
  return {
    text,
    blocks: [
      section(md`${text}\n${quoted(words, LONGEST.definition)}`),
      context(md`It says: ${inLine(concept.definition)}`),
      actions(button('Open', ACT.more, concept.id, true)),
    ],
  };
}
