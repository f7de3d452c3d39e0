import { afterEach, expect, test, vi } from 'vitest';
import { allSteps, states, whyNot } from '../../src/incidents/incident.ts';
import { sides, type Side } from '../../src/people/person.ts';
import { everyone } from '../../src/records/visibility.ts';
import { NamedRoutes, OTHER } from '../../src/slack/routes.ts';
import { startStory } from '../support/story.ts';
import { accessPage, type Outcome } from './page.ts';
import { bringIn, FIRST_ADMIN, kinds } from './people.ts';
import { pressing, type Answered } from './pressing.ts';
import { aPlant } from './plant.ts';
import type { Case } from './case.ts';
import { changeSteps } from './change-steps.ts';
import { routes } from './routes.ts';
import { kinds as kindsToAnIncident, scene } from './scene.ts';
import { admins, placed } from './who-may.ts';

afterEach(() => vi.restoreAllMocks());

/** Notes what is registered from now on, by the names of {@link routes}. */
function registered(): () => string[] {
  const spies = (['command', 'action', 'view', 'options', 'shortcut', 'event'] as const).map(
    method => [method, vi.spyOn(NamedRoutes.prototype, method)] as const,
  );
  const kind: Record<string, string> = { action: 'press', view: 'submit', options: 'suggest' };
  return () =>
    spies.flatMap(([method, spy]) =>
      spy.mock.calls.map(([name]) => `${kind[method] ?? method} ${name === OTHER ? 'another' : name}`),
    );
}

/** As the page has it. */
function outcomeOf({ changed, opens, told, offers, home, seen }: Answered): Outcome {
  if (changed.length > 0) return 'done';
  if (opens.length > 0) return 'opens';
  if (offers.length > 0) return 'offered';
  if (home.length > 0 && told.length === 0) return { told: `Home: ${home.join(', ')}` };
  if (told.length > 0) return { told: told.join(' ') };
  return seen.length > 0 ? 'shown' : 'nothing';
}

/** What is wrong with the answer to somebody who may. */
function wrongWithGood({ good: expected }: Case, who: string, got: Answered): string[] {
  const outcome = outcomeOf(got);
  const good = typeof expected === 'string' ? expected : expected(who);
  const is = {
    done: outcome === 'done',
    'is told': typeof outcome === 'object',
    'is shown': outcome === 'shown',
    'is offered': outcome === 'offered',
    'is heard': got.changed.every(table => ['timers', 'people', 'auditEntries'].includes(table)),
    'sees Home':
      got.home.length > 0 &&
      got.changed.length === 0 &&
      got.home.includes('Report an incident') === placed.includes(who) &&
      ['Set up', 'People', 'Health'].every(label => got.home.includes(label) === admins.includes(who)),
  };
  const isGood = good in is ? is[good as keyof typeof is] : got.opens.join() === good.replace('opens ', '');
  return isGood ? [] : [`should be: ${good}`];
}

/** What is wrong with the answer to somebody who may not: nothing at all is written, and a sentence says what to do. */
function wrongWithRefusal(one: Case, got: Answered): string[] {
  const outcome = outcomeOf(got);
  const isSilent = outcome === 'nothing' && one.silent === true;
  return [
    ...(isSilent || typeof outcome === 'object' ? [] : [`should be refused`]),
    ...got.changed.map(table => `changed ${table}`),
    ...got.seen.map(what => `others see ${what}`),
    ...got.told.flatMap(sentence => [
      ...(/^[A-Z].{20,}\.$/s.test(sentence) ? [] : [`no sentence: ${sentence}`]),
      ...(/<[@!#]|undefined|\bid-\d|Error|\bat .*:\d/.test(sentence) ? [`not for people: ${sentence}`] : []),
    ]),
    ...(got.told.length > 1 ? ['told twice'] : []),
  ];
}

test(
  'every route, pressed by every kind of person: who may, and that the rest is refused with its sentence',
  { timeout: 180_000 },
  async () => {
    const heard = registered();
    const story = await startStory({ over: 'http', firstAdmin: FIRST_ADMIN, tiers: false });
    const at = await aPlant(story);
    await bringIn(story);
    const table = routes(at);
    // A route that is added later has a row, or this fails.
    expect(Object.keys(table).toSorted()).toEqual([...new Set(heard())].toSorted());

    const desk = pressing(story);
    const wrong: string[] = [];
    const rows: { name: string; outcomes: Outcome[] }[] = [];
    for (const one of Object.values(table).flat()) {
      const outcomes: Outcome[] = [];
      for (const kind of kinds) {
        const got = await desk.sends(() => one.make(story.slack, kind.id), !one.unsettled);
        outcomes.push(outcomeOf(got));
        const found = one.may.includes(kind.name)
          ? wrongWithGood(one, kind.name, got)
          : wrongWithRefusal(one, got);
        const problems = [...(got.status === 200 ? [] : [`status ${got.status}`]), ...got.wrong, ...found];
        if (problems.length > 0)
          wrong.push(`${one.name}, ${kind.name}: ${problems.join('; ')}. ${JSON.stringify(got)}`);
      }
      const isSame = JSON.stringify(rows.at(-1)) === JSON.stringify({ name: one.name, outcomes });
      if (!isSame) rows.push({ name: one.name, outcomes });
    }
    expect(wrong).toEqual([]);
    const page = accessPage(
      { incident: await steps(), change: { it: changeSteps('it'), ot: changeSteps('ot') } },
      kinds.map(kind => kind.name),
      rows,
    );
    await expect(page).toMatchFileSnapshot('../../docs/access.md');
  },
);

/** In which states who may take which step. What IT may towards OT, OT may towards IT. */
async function steps(): Promise<string[][]> {
  const may = await Promise.all(sides.map(mayFrom));
  expect(may[0]).toEqual(may[1]);
  return [['step', ...kindsToAnIncident.map(kind => kind.name)], ...(may[0] ?? [])];
}

async function mayFrom(asking: Side): Promise<string[][]> {
  const scenes = await Promise.all(states.map(state => scene(state, asking, everyone)));
  return Promise.all(
    allSteps.map(async step => {
      const cells = kindsToAnIncident.map(async kind => {
        const persons = await Promise.all(scenes.map(here => here.person(kind)));
        const may = states.filter((_, n) => {
          const [here, by] = [scenes[n], persons[n]];
          return here && by && !whyNot(step, here.incident, by);
        });
        return may.join(', ') || 'no';
      });
      return [step, ...(await Promise.all(cells))];
    }),
  );
}
