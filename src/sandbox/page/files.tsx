import type { Message } from '../protocol.ts';
import { Icon } from './icon.tsx';

/** The files that go with a message. The sandbox keeps their names only, so there is nothing to open. */
export function Files({ files }: { files: Message['files'] }) {
  if (!files?.length) return null;
  return (
    <ul className="files" aria-label="Files">
      {files.map(file => (
        <li className="file" key={file.id} title={file.link}>
          <Icon name="clip" />
          <span className="file-name">{file.name}</span>
        </li>
      ))}
    </ul>
  );
}
