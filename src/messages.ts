import { cardId } from './conversations/card.ts';
import { MIRRORED, type ConversationParts, type ConversationStore } from './conversations/conversations.ts';
import { drawMirrored } from './conversations/drawing.ts';
import { coffeeMessages, type CoffeeMessageParts } from './coffee/drawing.ts';
import type { AuditTrail } from './audit/trail.ts';
import { changeMessages, type ChangeMessageParts } from './changes/drawing.ts';
import { changeName } from './changes/change.ts';
import type { WhatChanged } from './changes/recent/recent.ts';
import { glossaryMessages, type GlossaryMessageParts } from './glossary/drawing.ts';
import { incidentMessages } from './incidents/drawing.ts';
import { HANDED_ON } from './incidents/handing-on.ts';
import type { Incident } from './incidents/incident.ts';
import type { Incidents, IncidentStore } from './incidents/incidents.ts';
import type { DeliveryParts, Draw } from './outbox/deliver.ts';
import type { Claimed, Message } from './outbox/message.ts';
import type { Outbox } from './outbox/outbox.ts';
import { drawUndelivered, type NameOf } from './outbox/slack.ts';
import { tellOf, UNDELIVERED } from './outbox/undelivered.ts';
import type { Directory } from './people/directory.ts';
import { peopleMessages } from './people/drawing.ts';
import { shadowMessages, type ShadowMessageParts } from './shadowing/drawing.ts';
import type { ChannelStore } from './people/look.ts';
import type { Members } from './people/members.ts';
import { belongsTo, sides } from './people/person.ts';
import type { CommandNames } from './slack/commands.ts';
import type { AllRecords } from './records/kinds.ts';
import { kindOf, kinds, readName, recordName } from './records/names.ts';
import { linking, type AddressOf } from './slack/linking.ts';
import { permalink } from './slack/permalink.ts';

export interface MessageParts
  extends
    Pick<ConversationParts, 'mayCross'>,
    Pick<ChangeMessageParts, 'changes' | 'weighed' | 'openOn' | 'clock'> {
  terms: GlossaryMessageParts;
  coffee: CoffeeMessageParts;
  shadowing: ShadowMessageParts;
  records: AllRecords;
  incidents: Incidents;
  kept: IncidentStore;
  whatChanged: Pick<WhatChanged, 'lately'>;
  directory: Directory;
  channels: ChannelStore;
  members: Members;
  cards: ConversationStore;
  audit: AuditTrail;
  outbox: Outbox;
  commands: CommandNames;
  workspaceUrl: string;
  adminChannel: string;
}

/** Every message that the app sends: how it is drawn, what it is about, and who is told when it can't be delivered. */
export function allMessages(
  parts: MessageParts,
): Pick<DeliveryParts, 'draw' | 'tellOf' | 'barred'> & { nameOf: NameOf } {
  const { records, directory, cards, outbox, adminChannel } = parts;

  const nameOf: NameOf = async ({ intent, about }) => {
    if (intent === HANDED_ON) return 'what somebody had who left';
    const reply = intent === MIRRORED ? await cards.reply(about) : undefined;
    const kind = reply ? kinds.find(one => one === reply.record) : kindOf(intent);
    return kind
      ? recordName(kind, await records[kind].find(reply?.recordId ?? about))
      : intent.startsWith('glossary.')
        ? 'the glossary'
        : intent.startsWith('coffee.')
          ? 'a coffee'
          : intent.startsWith('shadow.')
            ? 'a visit'
            : 'people and sites';
  };

  /** At the desk of the reader's own side, where they surely may open it; nowhere for people of both sides. */
  const addressOf: AddressOf = async (name, reader) => {
    const named = readName(name);
    const record = named && (await records[named.kind].numbered(named.number));
    if (record?.visibility.kind !== 'everyone') return undefined;
    const side = await sideOf(reader);
    if (!side) return undefined;
    const card = await cards.card(cardId(record.id, side));
    return card?.ts ? permalink(parts.workspaceUrl, card.channel, card.ts) : undefined;
  };
  async function sideOf(reader: Message['to']) {
    if (reader.kind === 'card' || reader.kind === 'thread')
      return (await cards.card(reader.cardId))?.side ?? 'it';
    if (reader.kind === 'people') {
      const people = await Promise.all(reader.ids.map(id => directory.person(id)));
      return sides.find(side => people.every(person => person && belongsTo(person, side)));
    }
    const person = reader.kind === 'person' ? await directory.person(reader.id) : undefined;
    return person && !belongsTo(person, 'it') ? 'ot' : 'it';
  }

  /** A card that never stood at its desk: that side's leads are told of the record itself. */
  async function toldInstead({ intent, to, about }: Claimed): Promise<readonly Message[]> {
    const kind = intent.endsWith('.card') ? kindOf(intent) : undefined;
    const card = kind && to.kind === 'card' ? await cards.card(to.cardId) : undefined;
    return kind && card?.ts === null ? records[kind].toldOfLostCard(about, card.side) : [];
  }

  const lately = async (incident: Incident) => (await parts.whatChanged.lately(incident)).map(changeName);

  const draw: Record<string, Draw> = {
    ...incidentMessages({ ...parts, lately }),
    ...changeMessages(parts),
    ...peopleMessages(parts),
    ...glossaryMessages(parts.terms),
    ...coffeeMessages(parts.coffee),
    ...shadowMessages(parts.shadowing),
    [MIRRORED]: drawMirrored({ ...parts, replies: cards }),
    [UNDELIVERED]: drawUndelivered(outbox, cards, nameOf),
  };
  return {
    nameOf,
    barred: async id => {
      const state = (await parts.channels.channel(id))?.state;
      return state === 'outside' || state === 'unseen' ? state : undefined;
    },
    draw: Object.fromEntries(
      Object.entries(draw).map(([intent, drawOne]) => [intent, linking(drawOne, addressOf)]),
    ),
    tellOf: async dead => [...(await tellOf(dead, directory, adminChannel)), ...(await toldInstead(dead))],
  };
}
