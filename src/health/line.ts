/** What the doctor says of one thing: a sentence, and where it isn't well what to do about it. */
export interface Line {
  ok: boolean;
  text: string;
}

export const ok = (text: string): Line => ({ ok: true, text });
export const notOk = (text: string): Line => ({ ok: false, text });

export const printed = (line: Line): string => `${line.ok ? 'ok' : 'NOT OK'} ${line.text}`;
