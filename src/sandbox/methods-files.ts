import { list } from './json.ts';
import { objectIn, optional, required, visibleChannel, type Call, type Method } from './method.ts';
import { Refused } from './refused.ts';
import { isPicture } from './shapes-files.ts';
import type { File, Upload } from './state.ts';
import { placeFor, takenUpload } from './uploads.ts';

/** Bytes of one file (slack.com, “Add files to Slack”: 1 GB). */
const LARGEST_FILE = 1_000_000_000;
/** Characters that describe a picture (docs.slack.dev, files.getUploadURLExternal). */
const LONGEST_ALT = 1000;
/** Files in one share; Slack documents none, and fifteen were refused so (python-slack-sdk, issue 1653). */
const MOST_FILES = 14;

/** Files that the app uploads. What Slack’s pages leave open is refused, where it can’t be known. */
export const fileMethods: Record<string, Method> = {
  'files.getUploadURLExternal': {
    token: 'bot',
    tier: 4,
    scope: 'files:write',
    takes: ['filename', 'length', 'alt_txt'],
    run: ({ workspace, args, uploadAddress }) => {
      const name = required(args, 'filename');
      const length = Number(optional(args, 'length') ?? 0);
      if (length === 0) throw new Refused('missing_argument');
      if (!Number.isInteger(length) || length < 0)
        throw Refused.because('invalid_arguments', ['[ERROR] must be an integer [json-pointer:/length]']);
      if (length > LARGEST_FILE) throw new Refused('file_upload_size_restricted');
      const alt = optional(args, 'alt_txt');
      if (alt !== undefined && alt.length > LONGEST_ALT) throw new Refused('alt_txt_too_large');
      const { id, ticket } = placeFor(workspace, { name, length, ...(alt === undefined ? {} : { alt }) });
      return { upload_url: uploadAddress(ticket), file_id: id };
    },
  },
  'files.completeUploadExternal': {
    token: 'bot',
    tier: 4,
    scope: 'files:write',
    takes: ['files', 'channel_id', 'initial_comment'],
    run: call => {
      const { workspace, args } = call;
      const named = list(objectIn(args, 'files'));
      if (named.length === 0)
        throw Refused.because('invalid_arguments', ['[ERROR] missing required field: files']);
      if (named.length > MOST_FILES) throw new Refused('internal_error');
      const uploads = named.map(({ id }) => uploadedAs(call, id));
      const channel = channelToShareIn(call);
      const files = uploads.map((upload, n): File => {
        takenUpload(workspace, upload);
        const { id, name, content, alt } = upload;
        const { title = name } = named[n] ?? {};
        const created = Math.floor(workspace.now() / 1000);
        const about = { id, name, user: workspace.botUserId, created, title: String(title) };
        return { ...about, ...(content && { content }), ...(alt && { alt }) };
      });
      // Nobody sees a file that wasn’t shared; one that describes what is no picture isn’t either, though Slack says
      // that it was (python-slack-sdk, issues 1575 and 1818).
      const isShown = files.every(file => file.alt === undefined || isPicture(file));
      const text = optional(args, 'initial_comment') ?? '';
      if (channel && isShown) workspace.post({ channel: channel.id, user: workspace.botUserId, text, files });
      return { files: files.map(({ id, title }) => ({ id, title })) };
    },
  },
};

/** Its bytes are there, and it was not shared before. @throws {Refused} file_not_found */
function uploadedAs({ workspace }: Call, id: unknown): Upload {
  const upload = workspace.state.uploads.find(one => one.id === id && one.content !== undefined);
  if (upload === undefined) throw new Refused('file_not_found');
  return upload;
}

/** Undefined where a file stays private. */
function channelToShareIn({ workspace, args, manifest }: Call) {
  const id = optional(args, 'channel_id');
  if (id === undefined) return undefined;
  // Slack’s own pattern asks for more characters behind it; the channels of small worlds have shorter names.
  if (!/^[CGDZ][A-Z0-9]+$/.test(id))
    throw Refused.because('invalid_arguments', [
      '[ERROR] input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$ [json-pointer:/channel_id]',
    ]);
  const channel = visibleChannel(workspace, id);
  if (!channel.members.includes(workspace.botUserId)) throw new Refused('not_in_channel');
  if (channel.archived || channel.restricted) throw new Refused('posting_to_channel_denied');
  if (channel.kind === 'dm' && !manifest.messagesTab) throw new Refused('messages_tab_disabled');
  return channel;
}
