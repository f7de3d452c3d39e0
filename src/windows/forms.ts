import { LONGEST_WHEN } from '../changes/window-words.ts';
import type { Site } from '../people/site.ts';
import { readWhere } from '../register/views.ts';
import { input, LIMIT, modal, option, plain, type Modal } from '../slack/blocks.ts';
import type { Entered } from '../slack/entered.ts';
import type { Effect } from './window.ts';
import { LONGEST_REASON, ON, type Setting } from './windows.ts';

/** Callback of the form. */
export const SET_WINDOW = 'window.set';

export const effectWords: Record<Effect, string> = {
  maintenance: 'Maintenance window',
  blackout: 'Blackout',
};

export const effects: readonly Effect[] = ['maintenance', 'blackout'];

const offers: Record<Effect, string> = {
  maintenance: `${effectWords.maintenance}: work that costs view or control may be done`,
  blackout: `${effectWords.blackout}: none may, whatever windows there are`,
};

/**
 * @param effect that is chosen already
 * @param list that it lies upon, as the list carries it; empty where it comes from elsewhere
 */
export function windowForm(site: Site, effect: Effect, list = ''): Modal {
  const options = effects.map(one => option(offers[one], one));
  const chosen = options.find(({ value }) => value === effect);
  return modal(
    effectWords[effect],
    [
      input(
        ON,
        'On what',
        {
          type: 'external_select',
          min_query_length: 0,
          placeholder: plain('An asset, or the whole site', LIMIT.placeholder),
        },
        { hint: 'What is part of an asset goes with it.' },
      ),
      input('effect', 'What it is', {
        type: 'radio_buttons',
        options,
        ...(chosen && { initial_option: chosen }),
      }),
      input(
        'when',
        'When',
        {
          type: 'plain_text_input',
          max_length: LONGEST_WHEN,
          placeholder: plain('every Sat 22:00-04:00', LIMIT.placeholder),
        },
        {
          hint: `${site.name} time. Once: Sat 22:00-04:00, tonight 20:00-22:00. Every week: every Sat 22:00-04:00, every Mon-Fri 12:00-13:00.`,
        },
      ),
      input('reason', 'Why', { type: 'plain_text_input', max_length: LONGEST_REASON }),
    ],
    { callback: SET_WINDOW, submit: 'Set', about: list },
  );
}

export const readSetting = (entered: Entered): Setting => ({
  where: readWhere(entered(ON)),
  effect: effects.find(one => one === entered('effect')),
  when: entered('when'),
  reason: entered('reason'),
});

/** A whole site as an option's value: a place at it without words. */
export const wholeSiteOption = ({ id, name }: Pick<Site, 'id' | 'name'>) =>
  option(`The whole of ${name}`, `site:${id}:`);
