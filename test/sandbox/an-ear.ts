import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Slack } from '../../src/sandbox/server.ts';
import { botOf } from './bare-app.ts';

export type Payload = Record<string, unknown>;

/** An app that acknowledges everything and remembers it. */
export interface Ear {
  /** Whole payloads, the newest last. */
  payloads: Payload[];
  /** What happened, of one kind or of all. */
  events(type?: string): Payload[];
  /** The payload of an interaction, the newest of its kind. */
  last(type: string): Payload | undefined;
  close(): void;
}

/** Connects an ear. @param answers false for one that never acknowledges */
export async function earOn(slack: Slack, answers = true): Promise<Ear> {
  const { url = '' } = await botOf(slack, slack.appToken).apps.connections.open();
  const socket = new WebSocket(url);
  await once(socket, 'message');
  const payloads: Payload[] = [];
  socket.on('message', data => {
    const { envelope_id, payload } = JSON.parse((data as Buffer).toString()) as {
      envelope_id: string;
      payload: Payload;
    };
    payloads.push(payload);
    const answer = payload.type === 'block_suggestion' ? { options: [] } : {};
    if (answers) socket.send(JSON.stringify({ envelope_id, payload: answer }));
  });
  return {
    payloads,
    events: type =>
      payloads
        .filter(payload => payload.type === 'event_callback')
        .map(payload => payload.event as Payload)
        .filter(event => type === undefined || event.type === type),
    last: type => payloads.findLast(payload => payload.type === type),
    close: () => socket.close(),
  };
}
