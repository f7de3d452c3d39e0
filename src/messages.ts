import { cardId } from './conversations/card.ts';
import { MIRRORED, type ConversationParts, type ConversationStore } from './conversations/conversations.ts';
import { drawMirrored } from './conversations/drawing.ts';
import type { AuditTrail } from './audit/trail.ts';
import { incidentMessages } from './incidents/drawing.ts';
import { HANDED_ON } from './incidents/handing-on.ts';
import { incidentName } from './incidents/incident.ts';
import type { Incidents, IncidentStore } from './incidents/incidents.ts';
import { toldOfLostCard } from './incidents/telling.ts';
import type { DeliveryParts, Draw } from './outbox/deliver.ts';
import type { Claimed, Message } from './outbox/message.ts';
import type { Outbox } from './outbox/outbox.ts';
import { drawUndelivered, type NameOf } from './outbox/slack.ts';
import { tellOf, UNDELIVERED } from './outbox/undelivered.ts';
import type { Directory } from './people/directory.ts';
import { peopleMessages } from './people/drawing.ts';
import type { ChannelStore } from './people/look.ts';
import type { Members } from './people/members.ts';
import { belongsTo } from './people/person.ts';
import type { CommandNames } from './slack/commands.ts';
import { linking, type AddressOf } from './slack/linking.ts';
import { permalink } from './slack/permalink.ts';

export interface MessageParts extends Pick<ConversationParts, 'mayCross'> {
  incidents: Incidents;
  kept: IncidentStore;
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
  const { incidents, kept, directory, cards, outbox, adminChannel } = parts;

  const nameOf: NameOf = async ({ intent, about }) => {
    if (intent === HANDED_ON) return 'what somebody had who left';
    if (intent === MIRRORED) return nameOfIncident((await cards.reply(about))?.recordId ?? '');
    return intent.startsWith('incident.') ? nameOfIncident(about) : 'people and sites';
  };
  const nameOfIncident = async (id: string) => incidentName(await incidents.find(id));

  /** At the desk of the reader's own side, where they surely may open it. */
  const addressOf: AddressOf = async (number, reader) => {
    const incident = await kept.numbered(number);
    if (incident?.visibility.kind !== 'everyone') return undefined;
    const side = await sideOf(reader);
    const card = await cards.card(cardId(incident.id, side));
    return card?.ts ? permalink(parts.workspaceUrl, card.channel, card.ts) : undefined;
  };
  async function sideOf(reader: Message['to']) {
    if (reader.kind === 'card' || reader.kind === 'thread')
      return (await cards.card(reader.cardId))?.side ?? 'it';
    const person = reader.kind === 'person' ? await directory.person(reader.id) : undefined;
    return person && !belongsTo(person, 'it') ? 'ot' : 'it';
  }

  /** A card that never stood at its desk: that side's leads are told of the incident itself. */
  async function toldInstead(dead: Claimed): Promise<readonly Message[]> {
    const card =
      dead.intent === 'incident.card' && dead.to.kind === 'card' && (await cards.card(dead.to.cardId));
    if (!card || card.ts !== null) return [];
    return toldOfLostCard(await incidents.find(dead.about), card.side, directory);
  }

  const draw: Record<string, Draw> = {
    ...incidentMessages(parts),
    ...peopleMessages(parts),
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
