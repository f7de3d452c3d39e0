import type { Person } from '../../src/sandbox/persons.ts';
import type { Slack } from '../../src/sandbox/server.ts';
import type { Json } from './block-limits.ts';

/**
 * The worst that can be typed: some characters are longer once they are escaped, some are several bytes, and some
 * mean something to Slack.
 */
export const worst = (length: number): string => '&<>ü€'.repeat(Math.ceil(length / 5)).slice(0, length);

/** As long as a name may be in Slack, and still somebody’s own. */
export const longName = (name: string): string => `${worst(80 - name.length)}${name}`;

/** More than fit into a menu or on a page. */
export const MANY = 120;
/** Slack's clients let people type no longer message. */
export const LONGEST_MESSAGE = 12_000;

/** With words for the place that are in no register. */
export async function filesLongest(slack: Slack, person: Person, how: string): Promise<void> {
  await person.types('/incident');
  const view = slack.workspace.state.stacks[person.id]?.at(-1);
  if (view === undefined) throw new Error('no form is open');
  for (const query of ['', worst(3000)]) {
    const options = await suggested(slack, person, 'where', query);
    const words = options.find(({ value }) => String(value).startsWith('site:rhine'));
    view.values['where'] = { where: { type: 'external_select', selected_option: words } };
  }
  await person.fills({ 'What happens': worst(3000), 'How bad': how });
  await person.closes();
}

/** What the app offers for what somebody types into a field of their open form. */
export async function suggested(slack: Slack, { id }: Person, field: string, query: string): Promise<Json[]> {
  const view = slack.workspace.state.stacks[id]?.at(-1)?.id ?? '';
  const act = { as: id, do: 'suggest', view, block: field, action: field, query } as const;
  return ((await slack.client.do(act)) as { options?: Json[] }).options ?? [];
}
