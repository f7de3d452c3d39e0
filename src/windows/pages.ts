import type { Span } from '../kernel/spans.ts';
import { sayTimes } from '../changes/times.ts';
import { sayWeekly } from '../changes/window-words.ts';
import {
  actions,
  asking,
  button,
  context,
  LIMIT,
  modal,
  plain,
  section,
  type Block,
  type Modal,
} from '../slack/blocks.ts';
import { joined, md, quoted, type Markup } from '../slack/markup.ts';
import { effectWords } from './forms.ts';
import type { Effect } from './window.ts';
import type { Listed, Shown } from './windows.ts';

/** Actions of the buttons, and of the menu that looks for an asset. */
export const addWindow = (effect: Effect): string => `window.add.${effect}`;
export const END_WINDOW = 'window.end';
export const ALL_WINDOWS = 'window.all';
export const WINDOWS_ON = 'window.find';

const TITLE = 'Windows and blackouts';

/**
 * Windows that hold now or later, the next first.
 *
 * @param on as its menu chose it; empty: all of the site
 * @param maySet whether the reader may set some
 */
export function listPage({ site, rows, more }: Listed, on: string, maySet: boolean): Modal {
  const none = on
    ? md`None on this by itself.`
    : md`*No maintenance window and no blackout at ${site.name}.* Work that costs view or control needs a window: operations open it.`;
  const page = modal(TITLE, [
    ...(rows.length > 0 ? rows.map(row) : [section(none)]),
    ...(more > 0 && !on ? [search(more)] : []),
    ...(more > 0 && on ? [context(md`And ${more} more, later than these.`)] : []),
    ...(on ? [actions(button('All windows', ALL_WINDOWS, 'all'))] : []),
    ...(maySet
      ? [
          actions(
            button('Add a maintenance window', addWindow('maintenance'), site.id),
            button('Add a blackout', addWindow('blackout'), site.id),
          ),
        ]
      : []),
  ]);
  return { ...page, private_metadata: on };
}

function search(more: number): Block {
  return {
    ...section(md`And ${more} more: name an asset.`),
    accessory: {
      type: 'external_select',
      action_id: WINDOWS_ON,
      min_query_length: 0,
      placeholder: plain('An asset, or the whole site', LIMIT.placeholder),
    },
  };
}

function row(one: Shown): Block {
  const { window, setBy, mayEnd } = one;
  const text = joined(
    [md`*${named(one)}*`, md`${whenOf(one)}`, quoted(window.reason, LIMIT.section), md`Set by ${setBy}.`],
    '\n',
  );
  return { ...section(text), ...(mayEnd && { accessory: endButton(one) }) };
}

/** What was understood, for whoever set it. */
export function windowPage(one: Shown): Modal {
  const { window, times, setBy } = one;
  const next = times.map(span => md`•  ${said(span, one)}`);
  const understood: Markup[] =
    window.when.kind === 'weekly'
      ? [md`${weekly(one)}, ${one.site.name} time. The next times:`, ...next]
      : [md`${whenOf(one)}`];
  return modal(effectWords[window.effect], [
    section(md`*${named(one)}*`),
    section(joined(understood, '\n')),
    section(quoted(window.reason, LIMIT.section)),
    context(md`Set by ${setBy}. Not what you meant? End it in the list of windows, and set another.`),
  ]);
}

function endButton(one: Shown) {
  const { effect, id } = one.window;
  const then =
    effect === 'maintenance'
      ? 'Work that was planned for it has no window any more.'
      : 'From now on work may be planned for that time.';
  return asking(button('End', END_WINDOW, id), {
    title: 'End it now?',
    text: `${named(one)}. ${then}`,
    yes: 'End it',
    no: 'Keep it',
  });
}

function named({ window, site, asset }: Shown): string {
  const [effect, { assetId }] = [effectWords[window.effect], window];
  if (assetId === null) return `${effect} for the whole of ${site.name}`;
  return `${effect} on ${asset ? [asset.name, asset.area].filter(Boolean).join(', ') : 'what is no longer in the register'}`;
}

function whenOf(one: Shown): string {
  const { window, times, now } = one;
  const [next] = times;
  const isOpen = next !== undefined && next.start <= now;
  if (window.when.kind === 'once') return `${isOpen ? 'Now: ' : ''}${said(window.when, one)}`;
  const then = next ? `${isOpen ? 'Now' : 'Next'}: ${said(next, one)}` : 'It does not open again.';
  return `${weekly(one)}. ${then}`;
}

function weekly({ window: { when, until }, site, now }: Shown): string {
  return when.kind === 'weekly' ? sayWeekly(when, until, site, now) : '';
}

const said = ({ start, end }: Span, { site, now }: Shown): string => sayTimes(start, end, site, now);
