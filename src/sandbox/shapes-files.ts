import type { Json } from './protocol.ts';
import type { File, Message } from './state.ts';
import type { Workspace } from './workspace.ts';

/** Kinds of files that people share, by the end of the name: type, and Slack's word for it. */
const KINDS: Record<string, [mimetype: string, pretty: string]> = {
  png: ['image/png', 'PNG'],
  jpg: ['image/jpeg', 'JPEG'],
  pdf: ['application/pdf', 'PDF'],
  csv: ['text/csv', 'CSV'],
  txt: ['text/plain', 'Plain Text'],
  zip: ['application/zip', 'Zip'],
  ics: ['text/calendar', 'Calendar'],
};

/** Bytes that a person’s file counts as; nobody reads it here. */
const SIZE = 42_706;

const endOf = ({ name }: Pick<File, 'name'>): string => /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

export const mimetypeOf = (file: Pick<File, 'name'>): string =>
  KINDS[endOf(file)]?.[0] ?? 'application/octet-stream';

export const isPicture = (file: Pick<File, 'name'>): boolean => mimetypeOf(file).startsWith('image/');

/** Where a file is shown in Slack. */
export function fileLink(workspace: Workspace, file: File): string {
  return `https://${workspace.state.team.domain}.slack.com/files/${file.user}/${file.id}/${pathOf(file)}`;
}

/** What a message says about its files; nothing when it has none. */
export function filesShape(workspace: Workspace, { files }: Message): Json {
  if (files === undefined) return {};
  return { files: files.map(file => fileShape(workspace, file)), upload: false, display_as_bot: false };
}

function fileShape(workspace: Workspace, file: File): Json {
  const end = endOf(file);
  const place = `https://files.slack.com/files-pri/${workspace.state.team.id}-${file.id}`;
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title ?? file.name,
    mimetype: mimetypeOf(file),
    filetype: KINDS[end] === undefined ? 'binary' : end,
    pretty_type: KINDS[end]?.[1] ?? 'Binary',
    user: file.user,
    editable: false,
    size: file.content === undefined ? SIZE : Buffer.byteLength(file.content, 'base64'),
    ...(file.alt === undefined ? {} : { alt_txt: file.alt }),
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: false,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: `${place}/${pathOf(file)}`,
    url_private_download: `${place}/download/${pathOf(file)}`,
    permalink: fileLink(workspace, file),
    permalink_public: `https://slack-files.com/${workspace.state.team.id}-${file.id}-sandbox`,
    has_rich_preview: false,
  };
}

/** Slack's addresses carry the name in small letters, what is no letter or digit as `_`. */
function pathOf({ name }: File): string {
  return name.toLowerCase().replace(/[^a-z0-9.]+/g, '_');
}
