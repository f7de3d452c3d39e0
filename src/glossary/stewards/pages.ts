import {
  actions,
  button,
  context,
  header,
  modal,
  section,
  type Block,
  type Modal,
} from '../../slack/blocks.ts';
import { inLine, joined, md } from '../../slack/markup.ts';
import { ACT } from '../actions.ts';
import type { Concept, FalseFriend } from '../concept.ts';
import { FROM } from '../pages.ts';
import { nameOf, warning } from '../views.ts';
import type { Waiting } from '../waiting.ts';

const MOST_ROWS = 10;

export function reviewPage(waiting: Waiting): Modal {
  const { drafts, proposals, friends, stale, unread } = waiting;
  const blocks = [
    ...part('Suggested meanings', drafts.map(draftRow)),
    ...part('Suggested changes', proposals.flatMap(proposalRows), 2),
    ...part('False friends that wait for your side’s yes', friends.map(friendRow)),
    ...part('Not looked at for half a year', stale.map(draftRow)),
    ...part('Shipped or imported, not yet checked', unread.map(draftRow)),
  ];
  const page = modal('To review', blocks.length > 0 ? blocks : [section(md`*Nothing waits for you.*`)]);
  return { ...page, private_metadata: FROM.review };
}

function part(head: string, rows: readonly Block[], each = 1): Block[] {
  if (rows.length === 0) return [];
  const more = rows.length / each - MOST_ROWS;
  return [
    header(`${head} (${rows.length / each})`),
    ...rows.slice(0, MOST_ROWS * each),
    ...(more > 0 ? [context(md`And ${more} more, once these are done.`)] : []),
  ];
}

const draftRow = (concept: Concept): Block => ({
  ...section(md`*${nameOf(concept)}* ${inLine(concept.definition)}`),
  accessory: button('Open', ACT.more, concept.id),
});

const friendRow = (friend: FalseFriend): Block => ({
  ...section(joined([md`*${inLine(friend.word)}*`, warning(friend)], '\n')),
  accessory: button('Open', ACT.more, friend.itId),
});

const proposalRows = ({ proposal, concept, by }: Waiting['proposals'][number]): Block[] => [
  section(
    md`*${nameOf(concept)}*\n${inLine(by)} would write: ${inLine(proposal.content.definition)}\nNow: ${inLine(concept.definition)}`,
  ),
  {
    ...actions(
      button('Approve', ACT.accept, proposal.id, true),
      button('Decline', ACT.refuse, proposal.id),
      button('Open', ACT.more, concept.id),
    ),
    block_id: `proposal.${proposal.id}`.slice(0, 255),
  },
];
