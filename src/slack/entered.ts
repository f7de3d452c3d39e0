/**
 * What was entered, by field: text, or the value of what was chosen; several are given by `all`. Empty where nothing
 * was.
 */
export interface Entered {
  (field: string): string;
  all(field: string): readonly string[];
}

/** Slack sends text there; whatever else comes is none. */
export const textIn = (sent: unknown): string => (typeof sent === 'string' ? sent : '');

export const isRecord = (sent: unknown): sent is Record<string, unknown> =>
  typeof sent === 'object' && sent !== null && !Array.isArray(sent);

/** The state of one element, of which each kind fills its own field. */
interface ElementState {
  value?: string | null;
  selected_option?: { value?: string | null } | null;
  selected_options?: readonly { value?: string | null }[];
  selected_user?: string | null;
  selected_users?: readonly string[];
  selected_channel?: string | null;
  selected_conversation?: string | null;
  selected_time?: string | null;
  selected_date?: string | null;
}

/** @param values block_id → action_id → state; our inputs name both after their field */
export function enteredIn(values: Record<string, Record<string, object>> | undefined): Entered {
  const all = (field: string) => valuesOf(values?.[field]?.[field] ?? {});
  return Object.assign((field: string) => all(field)[0] ?? '', { all });
}

export function valuesOf(state: object): readonly string[] {
  const of = state as ElementState;
  const one =
    of.value ??
    of.selected_option?.value ??
    of.selected_user ??
    of.selected_channel ??
    of.selected_conversation ??
    of.selected_time ??
    of.selected_date;
  const options: unknown = of.selected_options;
  const several: unknown = Array.isArray(options)
    ? options.map((option: { value?: unknown } | null) => option?.value)
    : of.selected_users;
  if (Array.isArray(several)) return several.map(textIn);
  return textIn(one) ? [textIn(one)] : [];
}
