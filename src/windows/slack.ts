import { clip, folded, tidy } from '../kernel/text.ts';
import { siteOf, type Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import { LONGEST_PLACE } from '../register/place.ts';
import type { Register } from '../register/register.ts';
import { assetOption, readWhere } from '../register/views.ts';
import { LIMIT, type Modal } from '../slack/blocks.ts';
import type { Listen } from '../slack/listen.ts';
import { md } from '../slack/markup.ts';
import { effects, readSetting, SET_WINDOW, wholeSiteOption, windowForm } from './forms.ts';
import { addWindow, ALL_WINDOWS, END_WINDOW, listPage, windowPage, WINDOWS_ON } from './pages.ts';
import { whyNotSetAny, type Effect } from './window.ts';
import { ON, type Windows } from './windows.ts';

export interface WindowRouteParts {
  windows: Windows;
  register: Register;
  directory: Directory;
}

/** What commands open. */
export interface WindowPages {
  /** @param list that it lies upon, as the list carries it. @throws Refusal where this person may set none */
  form(by: Person, effect: Effect, list?: string): Promise<Modal>;
  /** @param on what they are on, as an option's value; left out: all of the site. @throws Refusal for guests */
  list(by: Person, on?: string): Promise<Modal>;
}

export function windowPages({
  windows,
  directory,
}: Pick<WindowRouteParts, 'windows' | 'directory'>): WindowPages {
  return {
    async list(by, asked) {
      const on = carried(asked);
      const listed = await windows.list(by, on ? readWhere(on) : undefined);
      return listPage(listed, on, !whyNotSetAny(listed.site, by));
    },
    async form(by, effect, list) {
      const site = await siteOf(directory, by.siteId);
      const refusal = whyNotSetAny(site, by);
      if (refusal) throw refusal;
      return windowForm(site, effect, carried(list));
    },
  };
}

/** What pages carry along: what is longer than an option was none of ours. */
const carried = (on = ''): string => (on.length > LIMIT.optionValue ? '' : on);

/** Everything that people do with maintenance windows and blackouts. */
export function windowRoutes(on: Listen, parts: WindowRouteParts): void {
  const { windows, register, directory } = parts;
  const pages = windowPages(parts);
  const turned = (page: Modal) => ({ page: async () => page });

  for (const effect of effects)
    on.press(addWindow(effect), async ({ by, about }) => ({ open: await pages.form(by, effect, about) }));
  on.press(ALL_WINDOWS, async ({ by }) => turned(await pages.list(by)));
  on.press(WINDOWS_ON, async ({ by, value }) => turned(await pages.list(by, value)));
  on.press(END_WINDOW, async ({ by, value, about, key }) => {
    await windows.end(value, by, key);
    return { done: md`It is ended.`, page: () => pages.list(by, about) };
  });
  on.submit(SET_WINDOW, async ({ by, entered, about, key }) => ({
    receipt: windowPage(await windows.set(readSetting(entered), by, key)),
    under: () => pages.list(by, about),
  }));
  for (const field of [ON, WINDOWS_ON])
    on.suggest(field, (words, by) => spots(register, directory, clip(tidy(words), LONGEST_PLACE), by));
}

/** What there is at one's own site, the whole of it first; nothing for guests, to whom the register is closed. */
async function spots(register: Register, directory: Directory, words: string, by: Person) {
  if (by.guest) return [];
  const site = await siteOf(directory, by.siteId);
  const whole = wholeSiteOption(site);
  const isMeant = folded(whole.text.text).includes(folded(words));
  const assets = await register.search(words, site.id, LIMIT.options);
  const here = assets.filter(asset => asset.siteId === site.id).map(asset => assetOption(asset, site));
  return [...(isMeant ? [whole] : []), ...here].slice(0, LIMIT.options);
}
