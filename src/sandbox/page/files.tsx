import type { SharedFile } from '../protocol.ts';
import { Icon } from './icon.tsx';

/** The files that go with a message. Of people's files the sandbox keeps the names only: there is nothing to open. */
export function Files({ files }: { files: SharedFile[] | undefined }) {
  if (!files?.length) return null;
  return (
    <ul className="files" aria-label="Files">
      {files.map(file => (
        <li key={file.id}>
          <FileItem file={file} />
        </li>
      ))}
    </ul>
  );
}

function FileItem({ file: { name, link, content, alt } }: { file: SharedFile }) {
  if (content === undefined)
    return (
      <span className="file" title={link}>
        <Icon name="clip" />
        <span className="file-name">{name}</span>
      </span>
    );
  if (alt === undefined)
    return (
      <a className="file" href={content} download={name}>
        <Icon name="clip" />
        <span className="file-name">{name}</span>
      </a>
    );
  return (
    <a href={content} target="_blank" rel="noreferrer">
      <img className="file-picture" src={content} alt={alt} />
    </a>
  );
}
