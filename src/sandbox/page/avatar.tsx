import type { Face } from '../protocol.ts';

const COLOURS = [
  '#2f6f8f',
  '#8a4b2a',
  '#4b6b2f',
  '#7a3e6d',
  '#3d5a98',
  '#8f3d3d',
  '#2f7a68',
  '#6b5a1e',
  '#5a4a9c',
  '#a0426b',
  '#3f6b4a',
  '#56616e',
];

/**
 * A person's initials on a colour made from the first two words of the name: "Omar Haddad (IT)" has the colour of
 * "Omar Haddad". The app has its mark. The name stands beside it.
 */
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
  const words = face.name.split(/\s+/).filter(word => /^\p{L}/u.test(word));
  const first = words.slice(0, 2);
  const initials = first.map(word => /^\p{L}/u.exec(word)?.[0]).join('');
  const style = { width: size, height: size, fontSize: size * 0.42, background: colourOf(first.join(' ')) };
  return (
    <span className="avatar" style={style} aria-hidden="true">
      {initials}
    </span>
  );
}

function colourOf(name: string): string {
  const sum = name.split('').reduce((so, sign) => (so * 31 + sign.charCodeAt(0)) % 9973, 7);
  return COLOURS[sum % COLOURS.length]!;
}
