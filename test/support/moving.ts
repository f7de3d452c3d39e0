import type { Person } from '../../src/sandbox/persons.ts';
import type { Slack } from '../../src/sandbox/server.ts';

/** An admin gives a site’s IT another channel. Nothing happens where the page or the form didn’t open. */
export async function movesIt(slack: Slack, admin: Person, siteId: string, to: string): Promise<void> {
  if (await opensSite(slack, admin, siteId)) await admin.fills({ 'IT’s channel': to });
}

/** Opens the form of one site among several. @returns whether it did */
export async function opensSite(slack: Slack, admin: Person, siteId: string): Promise<boolean> {
  await admin.types('/ground setup');
  await slack.afterEach?.();
  const page = slack.workspace.state.stacks[admin.id]?.at(-1);
  const blocks = (page?.content['blocks'] ?? []) as { block_id: string; accessory?: { value?: string } }[];
  const of = blocks.find(block => block.accessory?.value === siteId);
  if (!page || !of) return false;
  const press = { block: of.block_id, action: 'setup.change-site', values: {} };
  await slack.client.do({ as: admin.id, do: 'press in view', view: page.id, ...press });
  await slack.afterEach?.();
  return slack.workspace.state.stacks[admin.id]?.at(-1)?.id !== page.id;
}
