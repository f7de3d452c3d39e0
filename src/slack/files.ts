import type { webApi } from '@slack/bolt';
import { request } from 'undici';
import { SECOND } from '../kernel/clock.ts';
import { clip } from '../kernel/text.ts';
import { sortedAnswer, type Sorted } from './answers.ts';
import { LIMIT } from './blocks.ts';
import { clipMarkup, type Markup } from './markup.ts';

export interface SentFile {
  name: string;
  title: string;
  bytes: Buffer;
  /** Of pictures only, for who can't see them: Slack shares no other file that has one, and says that it did. */
  alt?: string;
}

/** `wait` also where something broke before anything was shared; `unsure`: the files may be there. */
export type Sending = { kind: 'sent' } | Sorted;

export interface Files {
  /** @param comment stands above them. Slack shows bold words in it; links and dates only as they are written */
  send(to: string, files: readonly [SentFile, ...SentFile[]], comment: Markup): Promise<Sending>;
}

/** For a file to reach Slack, in milliseconds; each call of the client has as much. */
const TIMEOUT = 8 * SECOND;

/** Sends files to people, in their direct messages with the app: to one person alone no file can be shown elsewhere. */
export function filesTo(client: webApi.WebClient): Files {
  /** Nobody sees it before it is shared. @returns its id */
  async function uploaded({ name, bytes, alt }: SentFile): Promise<string> {
    const place = await client.files.getUploadURLExternal({
      filename: name,
      length: bytes.length,
      // Slack's own name for it; the client's types have another one, which Slack doesn't know.
      ...(alt && { alt_txt: clip(alt, LIMIT.altText) }),
    });
    if (!place.upload_url || !place.file_id) throw new Error('Slack named no place for a file');
    await give(place.upload_url, bytes);
    return place.file_id;
  }

  return {
    async send(to, [first, ...others], comment) {
      let isShared = false;
      try {
        const opened = await client.conversations.open({ users: to });
        const channel = opened.channel?.id;
        if (!channel) throw new Error('Slack opened a conversation without an id');
        const keep = async (file: SentFile) => ({ id: await uploaded(file), title: file.title });
        const [kept, ...rest] = await Promise.all([keep(first), ...others.map(keep)]);
        isShared = true;
        await client.files.completeUploadExternal({
          files: [kept, ...rest],
          channel_id: channel,
          initial_comment: clipMarkup(comment, LIMIT.message).mrkdwn,
        });
        return { kind: 'sent' };
      } catch (error) {
        const sorted = sortedAnswer(error);
        return sorted.kind === 'unsure' && !isShared ? { ...sorted, kind: 'wait' } : sorted;
      }
    },
  };
}

/** @param address of Slack's own making */
async function give(address: string, bytes: Buffer): Promise<void> {
  const { statusCode, body } = await request(address, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes,
    signal: AbortSignal.timeout(TIMEOUT),
  });
  await body.dump();
  if (statusCode !== 200) throw new Error(`Slack took no file: ${statusCode}`);
}
