import { HOUR } from '../../src/kernel/clock.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import { keepsChanges, type KeptChange } from '../changes/kept-changes.ts';
import { keeps } from '../incidents/kept.ts';
import type { Story } from '../support/story.ts';
import { times, type Json } from './block-limits.ts';
import { LONGEST_MESSAGE, MANY, suggested, worst } from './longest-texts.ts';

/** What more assets are called than anybody chooses from. */
export const TWIN = 'Twin';
/** The one about which all is asked. */
const ASSET = 'long-100';

/** More changes and more incidents on one asset than are shown, all of them of the longest texts. */
export async function whatChanged(story: Story, ines: Person, omar: Person): Promise<void> {
  const { store, clock, later } = story;
  const start = clock.now() - HOUR;
  const long = { what: worst(1000), place: worst(3000), assetIds: times(20, n => `long-${n}`) };
  const on = { touches: { [ASSET]: 'served' }, start, end: clock.now() + HOUR } as const;
  const changes = times(MANY, (n): KeptChange => {
    const begun = { state: 'implement', startedAt: start, since: start } as const;
    return { ...long, ...on, ...begun, number: 999_000_000 + n };
  });
  await keepsChanges(store, ...changes);
  const incident = { what: worst(3000), place: worst(100), assetId: ASSET, reporterId: 'U0INES' };
  await keeps(store, ...times(MANY, n => ({ ...incident, id: `open-${n}`, number: 900_000_000 + n })));

  await filesOn(story, ines);
  await ines.presses('Open');
  while (ines.modal) await ines.closes();
  await later(0);
  await omar.clicks('What changed?', { on: 'INC-900000120 ·' });
  await omar.presses('Open');
  await omar.closes();
  await omar.closes();
  await omar.clicks('More', { on: 'INC-900000120 ·' });
  while (omar.modal) await omar.closes();
  await plansOn(story, omar);
  for (const words of ['', TWIN, worst(LONGEST_MESSAGE)]) {
    await omar.types(`/change changed ${words}`);
    if (words === TWIN) await omar.presses('Show');
    if (omar.modal) await omar.presses('Open');
    while (omar.modal) await omar.closes();
  }
}

async function filesOn(story: Story, person: Person): Promise<void> {
  await person.types('/incident');
  await choosesAsset(story, person, asset => ({ type: 'external_select', selected_option: asset }));
  await person.fills({ 'What happens': worst(3000), 'How bad': 'Danger' });
}

/** With as much open on it as is shown: on the last page, on the card and on the page. */
async function plansOn(story: Story, person: Person): Promise<void> {
  await person.types('/change');
  await choosesAsset(story, person, asset => ({
    type: 'multi_external_select',
    selected_options: [asset],
  }));
  const when = { When: 'tonight 22:00', 'What kind': 'Configuration' };
  await person.fills({ 'What is done': worst(1000), Why: worst(1000), ...when });
  await person.submits();
  while (person.modal) await person.closes();
  await person.clicks('More', { on: 'Open here' });
  while (person.modal) await person.closes();
}

async function choosesAsset({ slack }: Story, person: Person, chosen: (asset: Json) => Json): Promise<void> {
  const view = slack.workspace.state.stacks[person.id]?.at(-1);
  const options = await suggested(slack, person, 'where', `${worst(40)}0100`);
  const asset = options.find(({ value }) => value === `asset:${ASSET}`);
  if (!view || !asset) throw new Error(`${ASSET} is not offered`);
  view.values['where'] = { where: chosen(asset) };
}
