import { anyText, image, plainText, textShapes } from './composition.ts';
import { actionsElements, inputElements, sectionAccessories } from './elements.ts';
import { richTextElement } from './rich-text.ts';
import { anyObject, boolean, byType, isObject, list, object, problemsOf, string } from './rules.ts';
import type { Json, Report, Rule, Shape } from './rules.ts';

/**
 * What Slack refuses in a message or view. Limits are those of https://docs.slack.dev/reference/block-kit
 * (blocks, block elements, composition objects) and of the `view` object.
 */

const MARKDOWN_IN_SUM = 12_000;
const VIEW_BYTES = 250_000;

const classicBlocks: Record<string, Shape> = {
  section: {
    optional: {
      text: anyText(3000),
      fields: list(anyText(2000), 1, 10),
      accessory: byType(sectionAccessories),
      expand: boolean,
    },
    also: [hasTextOrFields],
  },
  header: { required: { text: plainText(150) } },
  divider: {},
  context: { required: { elements: list(byType({ ...textShapes(3000), image }), 1, 10) } },
  actions: { required: { elements: list(byType(actionsElements), 1, 25) }, also: [actionIdsDiffer] },
  input: {
    required: { label: plainText(2000), element: byType(inputElements) },
    optional: { hint: plainText(2000), optional: boolean, dispatch_action: boolean },
  },
  image: { ...image, optional: { ...image.optional, title: plainText(2000) } },
  rich_text: { required: { elements: list(richTextElement, 1, 40_000) } },
};

/** Slack refuses these in views. */
const messageOnlyBlocks: Record<string, Shape> = {
  markdown: { required: { text: string(1, MARKDOWN_IN_SUM) } },
};

const message = object({
  optional: {
    text: string(0, Infinity),
    blocks: blocksOf({ ...classicBlocks, ...messageOnlyBlocks }, 50),
    metadata: object({ required: { event_type: string(1, Infinity), event_payload: anyObject } }),
  },
  also: [blockIdsDiffer, markdownIsShortInSum],
});

const anyView: Shape = {
  required: { blocks: blocksOf(classicBlocks, 100) },
  optional: { private_metadata: string(0, 3000), callback_id: string(0, 255), external_id: string(0, 255) },
  also: [blockIdsDiffer, oneElementHasFocus, isSmallEnough],
};

const views = {
  home: byType({ home: anyView }),
  modal: byType({
    modal: {
      required: { ...anyView.required, title: plainText(24) },
      optional: {
        ...anyView.optional,
        submit: plainText(24),
        close: plainText(24),
        clear_on_close: boolean,
        notify_on_close: boolean,
      },
      also: [...(anyView.also ?? []), inputHasSubmit],
    },
  }),
};

/**
 * What Slack would say against a message's blocks and metadata, as in `response_metadata.messages`; empty when
 * it would take them. How long `text` is, and whether there is anything to say at all, is for the caller
 * (`msg_too_long`, `no_text`). A problem under `/metadata` belongs to another error code than one under `/blocks`.
 */
export function problemsInMessage(sent: { text?: string; blocks?: unknown; metadata?: unknown }): string[] {
  const { text, blocks, metadata } = sent;
  return problemsOf(message, { text, blocks, metadata }, '');
}

/** What Slack would say against a view for this surface; empty when it would take it. Pointers begin with `/view`. */
export function problemsInView(view: unknown, surface: 'modal' | 'home'): string[] {
  return problemsOf(views[surface], view, '/view');
}

function blocksOf(shapes: Record<string, Shape>, max: number): Rule {
  const identified: Record<string, Shape> = {};
  for (const [type, shape] of Object.entries(shapes)) {
    identified[type] = { ...shape, optional: { block_id: string(1, 255), ...shape.optional } };
  }
  return list(byType(identified), 0, max);
}

function hasTextOrFields(section: Json, at: string, report: Report): void {
  if (section.text === undefined && section.fields === undefined) {
    report('must define either `text` or `fields`', `${at}/type`);
  }
}

function actionIdsDiffer(block: Json, at: string, report: Report): void {
  differ('action_id', objectsIn(block.elements), `${at}/elements`, report);
}

function blockIdsDiffer(surface: Json, at: string, report: Report): void {
  differ('block_id', objectsIn(surface.blocks), `${at}/blocks`, report);
}

function differ(field: string, items: Json[], at: string, report: Report): void {
  const seen = new Set<unknown>();
  items.forEach((item, index) => {
    const id = item[field];
    const isTaken = id !== undefined && seen.has(id);
    if (isTaken) report(`\`${field}\` ${JSON.stringify(id)} already exists`, `${at}/${index}/${field}`);
    seen.add(id);
  });
}

function markdownIsShortInSum(surface: Json, at: string, report: Report): void {
  const texts = objectsIn(surface.blocks).map(block => (block.type === 'markdown' ? String(block.text) : ''));
  if (texts.join('').length > MARKDOWN_IN_SUM) {
    report(`markdown blocks must be less than ${MARKDOWN_IN_SUM + 1} characters in sum`, `${at}/blocks`);
  }
}

function inputHasSubmit(view: Json, at: string, report: Report): void {
  const input = objectsIn(view.blocks).findIndex(block => block.type === 'input');
  if (input >= 0 && view.submit === undefined) {
    report('must define `submit` to use an `input` block in modals', `${at}/blocks/${input}/input`);
  }
}

function oneElementHasFocus(view: Json, at: string, report: Report): void {
  const elements = objectsIn(view.blocks).flatMap(block =>
    objectsIn([block.element, block.accessory, ...objectsIn(block.elements)]),
  );
  if (elements.filter(element => element.focus_on_load === true).length > 1) {
    report('only one element may have `focus_on_load`', `${at}/blocks`);
  }
}

/** Runs on a view that is right otherwise, so nothing in it is deep enough to trouble `JSON.stringify`. */
function isSmallEnough(view: Json, at: string, report: Report): void {
  if (Buffer.byteLength(JSON.stringify(view)) > VIEW_BYTES) {
    report(`view_too_large: must be less than ${VIEW_BYTES + 1} bytes`, at);
  }
}

function objectsIn(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
