import { effects, effectWords } from '../../src/changes/change.ts';
import { questions, type QuestionId } from '../../src/changes/questions.ts';
import { siteTime } from '../../src/people/wall-clock.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import type { Story } from '../support/story.ts';
import { suggested, worst } from './longest-texts.ts';

const ZONE = 'Europe/Berlin';
/** With its year, so that it is read from any day. */
const moment = (at: number) => siteTime(at, ZONE, 0);

export interface Times {
  start: number;
  end: number;
}

const span = ({ start, end }: Times) => `${moment(start)} - ${moment(end)}`;

/** As many assets as fit, each with the longest name, all that may come of it, and the longest of everything else. */
export async function plans(
  story: Story,
  person: Person,
  times: Times,
  more: Record<string, string | string[]>,
) {
  await person.types('/change');
  await choosesAssets(story, person);
  await person.fills({
    'What is done': worst(1000),
    When: span(times),
    'What kind': 'Remote access',
    'What may come': effects.map(one => effectWords[one]),
    Why: worst(1000),
    ...more,
  });
}

/** Everything that is asked, with the longest that fits there. */
export async function answers(person: Person, { start }: Times): Promise<void> {
  const asked = new Set(person.modal?.labels);
  const ids = (Object.keys(questions) as QuestionId[]).filter(id => asked.has(questions[id].label));
  const typed = ids.map(id => {
    const { label, way } = questions[id];
    if (typeof way !== 'string') return [label, way[0]];
    if (way === 'moment') return [label, moment(start + 60_000)];
    return [label, way === 'text' ? worst(1000) : way === 'minutes' ? '9999' : worst(200)];
  });
  await person.fills(Object.fromEntries(typed) as Record<string, string>);
}

export async function submits(person: Person): Promise<void> {
  await person.submits();
  while (person.modal) await person.closes();
}

async function choosesAssets({ slack }: Story, person: Person): Promise<void> {
  const view = slack.workspace.state.stacks[person.id]?.at(-1);
  const options = await suggested(slack, person, 'where', worst(40));
  const assets = options.filter(({ value }) => String(value).startsWith('asset:long-')).slice(0, 20);
  if (!view || assets.length < 20) throw new Error(`only ${assets.length} assets are offered`);
  view.values['where'] = { where: { type: 'multi_external_select', selected_options: assets } };
}
