import { effects, SET_WINDOW } from '../../src/windows/forms.ts';
import { addWindow, ALL_WINDOWS, END_WINDOW, WINDOWS_ON } from '../../src/windows/pages.ts';
import { ON } from '../../src/windows/windows.ts';
import { one, type Case, type Scene } from './case.ts';
import { looksFor, pressesIn, put, submits } from './requests.ts';
import { except, placed, windowOn } from './who-may.ts';

/** Who says when work may be done: operations, and IT of what IT owns. */
const operations = ['OT, other roles'];
const setters = [...operations, 'IT lead'];
const titles = { maintenance: 'Maintenance window', blackout: 'Blackout' };

export function windowsRoutes({ windows }: Scene): Record<string, Case[]> {
  const readers = except(placed, 'guest, OT');
  const list = 'opens Windows and blackouts';
  const sets = (name: string, where: string, may: readonly string[]) =>
    one(`a window ${name}`, submits(SET_WINDOW, windowOn(where)), 'done', may);
  const ends = (name: string, id: string, may: readonly string[]) =>
    one(`*End* of a window ${name}`, pressesIn(END_WINDOW, { value: id }), 'done', may);
  return {
    ...Object.fromEntries(
      effects.map(effect => [
        `press ${addWindow(effect)}`,
        one(
          `*Add a ${titles[effect].toLowerCase()}*`,
          pressesIn(addWindow(effect), { value: 'rhine' }),
          `opens ${titles[effect]}`,
          setters,
        ),
      ]),
    ),
    [`submit ${SET_WINDOW}`]: [
      ...sets('on what OT owns', 'asset:plc-12', operations),
      ...sets('on what IT owns', 'asset:his-1', setters),
      ...sets('for the whole site', 'site:rhine:', operations),
      ...sets('at another site', 'asset:dcs-1', []),
    ],
    [`press ${END_WINDOW}`]: [
      ...ends('on what OT owns', windows.ot, operations),
      ...ends('on what IT owns', windows.it, setters),
      ...ends('for the whole site', windows.site, operations),
    ],
    [`press ${ALL_WINDOWS}`]: one('*All windows*', pressesIn(ALL_WINDOWS, { value: 'all' }), list, readers),
    [`press ${WINDOWS_ON}`]: one(
      'windows on an asset',
      pressesIn(WINDOWS_ON, put.one('asset:plc-12')),
      list,
      readers,
    ),
    [`suggest ${ON}`]: one('what a window is on', looksFor(ON, 'PLC'), 'is offered', readers),
    [`suggest ${WINDOWS_ON}`]: one('its search', looksFor(WINDOWS_ON, 'PLC'), 'is offered', readers),
  };
}
