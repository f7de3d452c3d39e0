import { readMoment } from '../changes/moments.ts';
import { Refusal } from '../kernel/refusal.ts';
import { tidy } from '../kernel/text.ts';
import { context, input, LIMIT, modal, option, plain, section, type Modal } from '../slack/blocks.ts';
import type { Entered } from '../slack/entered.ts';
import { md, personLink, siteTime } from '../slack/markup.ts';
import { awayStamp, isAway } from './away.ts';
import { placementStamp, type Placement } from './people.ts';
import { roles, sideName, sides, type Person, type Role, type Side } from './person.ts';
import type { Site } from './site.ts';

/** Callbacks of the forms. */
export const PERSON = 'people.person';
export const PLACE = 'people.place';
export const SAY_SIDE = 'people.say-side';
export const DUTY = 'people.duty';
export const AWAY = 'people.away';

/**
 * @param known who is there already under this id
 * @param managerId to whom they report
 */
export function personForm(
  id: string,
  known: Person | undefined,
  sites: readonly Site[],
  managerId: string | null,
): Modal {
  const sideOptions = [...sides.map(side => option(sideName[side], side)), option('Both sides', 'bridge')];
  const siteOptions = sites.map(site => option(site.name, site.id));
  const roleOptions = roles.map(role => ({
    ...option(role, role),
    description: plain(roleWords[role], LIMIT.option),
  }));
  const shared = option('Several people share this account, as in a control room', 'yes');
  const chosen = <T extends { value?: string }>(options: readonly T[], values: readonly string[]) =>
    options.filter(one => values.includes(one.value ?? ''));
  const [side] = chosen(sideOptions, [known?.side ?? '']);
  const [site] = chosen(siteOptions, [known?.siteId ?? (sites.length === 1 ? (sites[0]?.id ?? '') : '')]);
  const has = chosen(roleOptions, known?.roles ?? []);
  return modal(
    'Side and roles',
    [
      section(md`${personLink(id)}${known?.guest ? ' (guest)' : ''}`),
      input('side', 'Side', {
        type: 'radio_buttons',
        options: sideOptions,
        ...(side && { initial_option: side }),
      }),
      input('site', 'Site', {
        ...(sites.length > LIMIT.options
          ? { type: 'external_select', min_query_length: 1 }
          : { type: 'static_select', options: siteOptions }),
        ...(site && { initial_option: site }),
      }),
      input(
        'roles',
        'Roles',
        { type: 'checkboxes', options: roleOptions, ...(has.length > 0 && { initial_options: has }) },
        { optional: true },
      ),
      input(
        'shared',
        'Shared account',
        { type: 'checkboxes', options: [shared], ...(known?.shared && { initial_options: [shared] }) },
        {
          optional: true,
          hint: 'It may report and reply. Steps, decisions and roles need a person.',
        },
      ),
      input(
        'manager',
        'Reports to',
        { type: 'users_select', ...(managerId !== null && { initial_user: managerId }) },
        { optional: true, hint: 'Who manages them. Leave it empty where nobody does, or nobody knows.' },
      ),
      context(md`What you set here, channels and user groups no longer change.`),
    ],
    { callback: PLACE, submit: 'Save', about: `${id} ${placementStamp(known)} ${managerId ?? ''}` },
  );
}

/** Whom the form is for, as they were when it was drawn. */
export function readWhom(about: string): { id: string; seen: string; manager: string | null } {
  const [id = '', seen = '', manager = ''] = about.split(' ');
  return { id, seen, manager: manager || null };
}

/** To whom they report; null: to nobody. */
export const readManager = (entered: Entered): string | null => entered('manager') || null;

/** Whom to place. */
export const whomForm = (): Modal =>
  modal('Side and roles', [input('person', 'Who', { type: 'users_select' })], {
    callback: PERSON,
    submit: 'Next',
  });

/** @throws Refusal `bad-answer` at a field */
export function readPlacement(entered: Entered): Placement {
  const side = [...sides, 'bridge' as const].find(one => one === entered('side'));
  if (!side) throw no('side', 'Choose a side.');
  const siteId = entered('site');
  if (!siteId) throw no('site', 'Choose a site.');
  const has = entered.all('roles').filter((one): one is Role => roles.includes(one as Role));
  return { side, siteId, roles: has, shared: entered('shared') === 'yes' };
}

/** Somebody says that we have them on the wrong side. */
export function sideForm(person: Person): Modal {
  const others = sides.filter(side => side !== person.side).map(side => option(sideName[side], side));
  return modal(
    'Wrong side?',
    [
      section(md`An admin moves you, because a side decides what you may do.`),
      input('side', 'Where do you belong?', {
        type: 'radio_buttons',
        options: others,
        initial_option: others[0],
      }),
    ],
    { callback: SAY_SIDE, submit: 'Ask' },
  );
}

/** @throws Refusal `bad-answer` */
export function readSide(entered: Entered): Side {
  const side = sides.find(one => one === entered('side'));
  if (!side) throw no('side', 'Choose a side.');
  return side;
}

/** Who is on duty for a side of the person's site; someone of both sides says for which. */
export function dutyForm(by: Person, site: Site): Modal {
  const options = sides.map(side => option(sideName[side], side));
  const first = by.side === 'bridge' ? sides[0] : by.side;
  const which = { type: 'radio_buttons', options, initial_option: options[0] } as const;
  const now = sides.map(side => {
    const whom = site.duty[side];
    return md`${sideName[side]}: ${whom ? personLink(whom) : 'nobody'}`;
  });
  return modal(
    'On duty',
    [
      section(md`*On duty at ${site.name} now*\n${now[0] ?? ''}\n${now[1] ?? ''}`),
      ...(by.side === 'bridge' ? [input('side', 'For which side', which)] : []),
      input(
        'whom',
        'Who is on duty from now on',
        { type: 'users_select', initial_user: site.duty[first] ?? by.id },
        { optional: true, hint: 'Leave it empty when nobody is on duty.' },
      ),
      context(md`What the other side reports comes to them first.`),
    ],
    { callback: DUTY, submit: 'Save', about: site.id },
  );
}

/** For which side somebody says who is on duty: their own, unless they belong to both. @throws Refusal `bad-answer` */
export const readDutySide = (entered: Entered, by: Person): Side =>
  by.side === 'bridge' ? readSide(entered) : by.side;

/** Who decides for somebody while they are away. @param now milliseconds */
export function awayForm(by: Person, { name, zone }: Site, now: number): Modal {
  const present = isAway(by, now) ? by.delegate : null;
  return modal(
    'While you are away',
    [
      input(
        'whom',
        'Who decides for you',
        { type: 'users_select', ...(present && { initial_user: present.id }) },
        { optional: true, hint: 'A colleague of your side. Leave it empty when you are back.' },
      ),
      input(
        'when',
        'Until when',
        {
          type: 'plain_text_input',
          // With its year, which may be the next.
          ...(present && { initial_value: siteTime(present.until, zone, 0) }),
        },
        { optional: true, hint: `On the clock of ${name}, like Mon 07:00 or 24 Dec 12:00.` },
      ),
      context(md`They are told, and may say yes or no to changes in your place until then. So may you.`),
    ],
    { callback: AWAY, submit: 'Save', about: awayStamp(by) },
  );
}

/** Who decides, and before which moment; null: nobody. @throws Refusal `bad-answer` at a field */
export function readAway(entered: Entered, site: Site, now: number): Person['delegate'] {
  const id = entered('whom');
  if (!id) return null;
  if (!tidy(entered('when'))) throw no('when', 'Say until when, like Mon 07:00.');
  return { id, until: readMoment(entered('when'), { start: now }, site, now) };
}

const roleWords: Record<Role, string> = {
  lead: 'Told when nobody has it in time',
  approver: 'Says yes or no to changes for their side',
  'safety approver': 'Says yes or no to what touches a safety system or a bypass',
  'shift lead': 'Gives the go, restarts what was stopped, takes the plant back',
  steward: 'Used by the glossary later',
  admin: 'Sets up sites and people',
};

const no = (field: string, sentence: string) => new Refusal('bad-answer', sentence, field);
