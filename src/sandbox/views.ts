import { isJson, list } from './json.ts';
import { keptBlocks, keptTexts } from './kept-blocks.ts';
import { startingValues, valuesWith } from './inputs.ts';
import { problemsInView } from './limits/blocks.ts';
import type { Json } from './protocol.ts';
import { Refused } from './refused.ts';
import type { View } from './state.ts';
import type { Workspace } from './workspace.ts';

/** Modals a person can have on top of each other (docs.slack.dev, views.push). */
const DEEPEST_STACK = 3;
const LARGEST_VIEW = 250_000;

/** @throws {Refused} what Slack finds wrong with the view itself */
export function checkView(content: unknown, surface: View['surface']): Json {
  if (!isJson(content)) throw Refused.because('invalid_arguments', ['[ERROR] missing required field: view']);
  if (content.type !== surface) {
    throw Refused.because('invalid_arguments', [
      `[ERROR] must be of type ${surface} [json-pointer:/view/type]`,
    ]);
  }
  if (Buffer.byteLength(JSON.stringify(content)) > LARGEST_VIEW) throw new Refused('view_too_large');
  const problems = problemsInView(content, surface);
  if (problems.length > 0) throw Refused.because('invalid_arguments', problems);
  return content;
}

/** Shows a person a modal in place of those that were open. @throws {Refused} duplicate_external_id */
export function openModal(workspace: Workspace, user: string, content: Json): View {
  const view = draw(workspace, user, 'modal', content);
  workspace.state.stacks[user] = [view];
  workspace.changed();
  return view;
}

/** Lays a modal on top of the others. @throws {Refused} push_limit_reached, duplicate_external_id */
export function pushModal(workspace: Workspace, user: string, content: Json): View {
  const stack = stackOf(workspace, user);
  if (stack.length >= DEEPEST_STACK) throw new Refused('push_limit_reached');
  const view = draw(workspace, user, 'modal', content, stack.at(-1));
  stack.push(view);
  workspace.changed();
  return view;
}

/** New content in an open view; what was put into inputs that stay is kept. */
export function replaceContent(workspace: Workspace, view: View, content: Json): View {
  view.content = kept(workspace, view, content);
  view.hash = newHash(workspace);
  view.values = valuesWith(list(view.content.blocks), view.values, {});
  view.errors = {};
  workspace.changed();
  return view;
}

/** @throws {Refused} hash_conflict */
export function publishHome(workspace: Workspace, user: string, content: Json, hash: unknown): View {
  const home = workspace.state.homes[user];
  if (home !== undefined) {
    checkHash(home, hash);
    return replaceContent(workspace, home, content);
  }
  const view = draw(workspace, user, 'home', content);
  workspace.state.homes[user] = view;
  workspace.changed();
  return view;
}

/** @throws {Refused} hash_conflict when the caller saw an older view */
export function checkHash(view: View, hash: unknown): void {
  if (hash !== undefined && hash !== view.hash) throw new Refused('hash_conflict');
}

/** Closes one modal (and those above it). */
export function closeModal(workspace: Workspace, view: View): void {
  const stack = stackOf(workspace, view.user);
  const at = stack.indexOf(view);
  if (at >= 0) stack.splice(at);
  workspace.changed();
}

export function closeAll(workspace: Workspace, user: string): void {
  workspace.state.stacks[user] = [];
  workspace.changed();
}

/** A person's open modals, the top one last. */
export function stackOf(workspace: Workspace, user: string): View[] {
  return (workspace.state.stacks[user] ??= []);
}

/** Any open view or Home, by id. */
export function viewById(workspace: Workspace, id: unknown): View | undefined {
  return everyView(workspace).find(view => view.id === id);
}

export function viewByExternalId(workspace: Workspace, id: unknown): View | undefined {
  return everyView(workspace).find(view => view.content.external_id === id);
}

function everyView({ state }: Workspace): View[] {
  return [...Object.values(state.stacks).flat(), ...Object.values(state.homes)];
}

function draw(workspace: Workspace, user: string, surface: View['surface'], sent: Json, below?: View): View {
  const content = kept(workspace, undefined, sent);
  const id = workspace.nextId('V');
  return {
    id,
    hash: newHash(workspace),
    user,
    surface,
    content,
    root: below?.root ?? id,
    previous: below?.id ?? null,
    values: startingValues(list(content.blocks)),
    errors: {},
  };
}

function kept(workspace: Workspace, view: View | undefined, content: Json): Json {
  const { external_id } = content;
  if (typeof external_id === 'string' && external_id !== '') {
    const other = viewByExternalId(workspace, external_id);
    if (other !== undefined && other !== view) throw new Refused('duplicate_external_id');
  }
  const { blocks, ...rest } = content;
  const newId = (): string => workspace.nextId('').slice(-5);
  return { ...(keptTexts(rest) as Json), blocks: keptBlocks(list(blocks), newId) };
}

function newHash(workspace: Workspace): string {
  return `${Math.floor(workspace.now() / 1000)}.${workspace.nextId('').slice(-8)}`;
}
