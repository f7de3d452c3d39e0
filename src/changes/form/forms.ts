import { clip } from '../../kernel/text.ts';
import type { Person } from '../../people/person.ts';
import type { Site } from '../../people/site.ts';
import { readWhere, WHERE } from '../../register/views.ts';
import { input, LIMIT, modal, option, plain, section, type Block, type Modal } from '../../slack/blocks.ts';
import type { Entered } from '../../slack/entered.ts';
import { siteTime, type Markup } from '../../slack/markup.ts';
import { effects, effectWords, kinds, kindWords } from '../change.ts';
import type { Planned } from '../drafts.ts';
import { LONGEST, MOST_ASSETS, type Typed } from '../planning.ts';

/** Callbacks of the form's pages, in their order. */
export const PLAN = 'change.plan';
export const ANSWERS = 'change.answers';
export const SUBMIT = 'change.send';
/** The button under one line that opens the form with it. */
export const CHANGE_IT = 'change.change-it';

/** What stands in the form already. */
export type Filled = Partial<Omit<Typed, 'where'>> & {
  /** Options of the menu, as it offered them. */
  where?: readonly ReturnType<typeof option>[];
};

/** A page of the form. @param edits what it edits; empty or null while it is new */
export const planning = (edits: unknown, blocks: Block[], how: Parameters<typeof modal>[2]): Modal =>
  modal(edits ? 'Edit the change' : 'Plan a change', blocks, how);

/** Times as they are typed, with their year so that they are the same when they are read again. */
export function typedTimes(
  { start, end }: Pick<Planned['plan'], 'start' | 'end'>,
  { zone }: Pick<Site, 'zone'>,
): string {
  const [from, to] = [siteTime(start, zone, 0), siteTime(end, zone, 0)];
  const clock = to.slice(-'00:00'.length);
  return from.slice(0, -clock.length) === to.slice(0, -clock.length) ? `${from}-${clock}` : `${from} - ${to}`;
}

/** What a plan looks like in the form again. */
export function filledWith(
  { plan, type }: Pick<Planned, 'plan' | 'type'>,
  where: NonNullable<Filled['where']>,
  site: Pick<Site, 'zone'>,
): Filled {
  return {
    ...plan,
    type,
    where,
    when: typedTimes(plan, site),
  };
}

/**
 * The first page: what every change is asked.
 *
 * @param edits the change and the version that it edits, as the form carries them; empty while it is new
 * @param why more is asked than was typed, where that needs saying
 */
export function planForm(by: Person, site: Site, filled: Filled = {}, edits = '', why?: Markup): Modal {
  const kindOptions = kinds.map(kind => option(kindWords[kind], kind));
  const effectOptions = effects.map(effect => option(effectWords[effect], effect));
  const emergency = option('It can’t wait: an authority of OT says yes by voice', 'emergency');
  const chosenKind = kindOptions.find(one => one.value === filled.kind);
  const chosenEffects = effectOptions.filter(one => filled.effects?.includes(one.value ?? ''));
  const text = (value: string | undefined, longest: number) => ({
    type: 'plain_text_input',
    max_length: longest,
    ...(value && { initial_value: clip(value, longest) }),
  });
  const blocks: Block[] = [
    ...(why ? [section(why)] : []),
    input('what', 'What is done', { ...text(filled.what, LONGEST.what), multiline: true }),
    input(
      WHERE,
      'To what',
      {
        type: 'multi_external_select',
        min_query_length: 0,
        max_selected_items: MOST_ASSETS,
        placeholder: plain('Assets, or the place in your words', LIMIT.placeholder),
        ...(filled.where && filled.where.length > 0 && { initial_options: filled.where }),
      },
      { hint: 'Not in the list? Type it, and choose what you typed.' },
    ),
    input(
      'when',
      'When',
      { ...text(filled.when, 120), placeholder: plain('tonight 20:00-22:00', LIMIT.placeholder) },
      {
        hint: `On the clock of ${site.name}. Like Fri 22:00-02:00, or 24 Dec 8:00 for 2 h.`,
      },
    ),
    input('kind', 'What kind of change', {
      type: 'static_select',
      options: kindOptions,
      ...(chosenKind && { initial_option: chosenKind }),
    }),
    input(
      'effects',
      'What may come of it',
      {
        type: 'checkboxes',
        options: effectOptions,
        ...(chosenEffects.length > 0 && { initial_options: chosenEffects }),
      },
      { optional: true },
    ),
    input('why', 'Why', { ...text(filled.why, LONGEST.why), multiline: true }),
    input('implementer', 'Who does it', {
      type: 'users_select',
      initial_user: filled.implementerId ?? by.id,
    }),
    ...(edits
      ? []
      : [
          input(
            'type',
            'Emergency',
            {
              type: 'checkboxes',
              options: [emergency],
              ...(filled.type === 'emergency' && { initial_options: [emergency] }),
            },
            { optional: true },
          ),
        ]),
  ];
  return planning(edits, blocks, { callback: PLAN, submit: 'Next', about: edits });
}

/** What was typed on the first page. */
export function readTyped(entered: Entered): Typed {
  return {
    what: entered('what'),
    why: entered('why'),
    where: entered.all(WHERE).map(readWhere),
    when: entered('when'),
    kind: entered('kind'),
    effects: entered.all('effects'),
    implementerId: entered('implementer'),
    type: entered('type'),
  };
}
