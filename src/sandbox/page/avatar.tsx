import type { Face } from '../protocol.ts';

const COLOURS = ['#2f6f8f', '#8a4b2a', '#4b6b2f', '#7a3e6d', '#3d5a98', '#8f3d3d', '#2f7a68', '#6b5a1e'];

/** A person's initials on a colour of their own; the app has its mark. The name stands beside it. */
export function Avatar({ face, size = 36 }: { face: Face; size?: number }) {
  if (face.isApp) {
    return (
      <span className="avatar app" style={{ width: size, height: size }} aria-hidden="true">
        <svg viewBox="0 0 36 36" width={size} height={size}>
          <circle cx="14" cy="18" r="8" />
          <circle cx="22" cy="18" r="8" />
        </svg>
      </span>
    );
  }
  const initials = face.name
    .split(/\s+/)
    .map(part => part[0])
    .slice(0, 2)
    .join('');
  const style = { width: size, height: size, fontSize: size * 0.42, background: colourOf(face.id) };
  return (
    <span className="avatar" style={style} aria-hidden="true">
      {initials}
    </span>
  );
}

function colourOf(id: string): string {
  const sum = id.split('').reduce((so, sign) => (so * 31 + sign.charCodeAt(0)) % 9973, 7);
  return COLOURS[sum % COLOURS.length]!;
}
