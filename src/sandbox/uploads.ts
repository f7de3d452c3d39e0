import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { isPicture, mimetypeOf } from './shapes-files.ts';
import type { Upload } from './state.ts';
import type { Workspace } from './workspace.ts';

/** Names a place for a file to come. */
export function placeFor(workspace: Workspace, about: Pick<Upload, 'name' | 'length' | 'alt'>): Upload {
  const upload = { ...about, id: workspace.nextId('F'), ticket: randomBytes(18).toString('base64url') };
  workspace.state.uploads.push(upload);
  return upload;
}

/** What is shared can’t be shared again. */
export function takenUpload({ state }: Workspace, upload: Upload): void {
  state.uploads = state.uploads.filter(one => one !== upload);
}

/** The bytes of a file arrive at its place: once, and as many as were named. */
export function takeBytes(
  { state }: Workspace,
  ticket: string,
  bytes: Buffer,
): { status: number; text: string } {
  const upload = state.uploads.find(one => one.ticket === ticket);
  if (upload === undefined || upload.content !== undefined)
    return { status: 404, text: 'no upload waits here' };
  if (bytes.length !== upload.length) return { status: 400, text: 'another length was named' };
  upload.content = bytes.toString('base64');
  return { status: 200, text: `OK - ${bytes.length}` };
}

/** Gives the page what was shared: a picture to show, anything else to keep. False when there is no such file. */
export function sendUploaded({ state }: Workspace, id: string, response: ServerResponse): boolean {
  const shared = Object.values(state.messages).flatMap(messages =>
    messages.flatMap(({ files = [] }) => files),
  );
  const file = shared.find(one => one.id === id);
  if (file?.content === undefined) return false;
  response.writeHead(200, {
    'content-type': mimetypeOf(file),
    'content-disposition': isPicture(file) ? 'inline' : 'attachment',
    'x-content-type-options': 'nosniff',
  });
  response.end(Buffer.from(file.content, 'base64'));
  return true;
}
