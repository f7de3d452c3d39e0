import { handOnCoffee } from './coffee/handing-on.ts';
import { coffeeJobs } from './coffee/jobs.ts';
import { joining } from './coffee/joining.ts';
import { leadingRoutes } from './coffee/leading/slack.ts';
import { mineOf } from './coffee/looking.ts';
import { minePage } from './coffee/pages.ts';
import { pairSteps } from './coffee/pairs.ts';
import { previewing } from './coffee/previewing.ts';
import { programmeUseCases } from './coffee/programmes.ts';
import { coffeeAtHome, coffeeRoutes } from './coffee/slack.ts';
import { solving } from './coffee/solving.ts';
import { coffeeStore } from './coffee/store.ts';
import type { Clock } from './kernel/clock.ts';
import type { Ids } from './kernel/ids.ts';
import type { Directory } from './people/directory.ts';
import { textIn } from './slack/entered.ts';
import type { FactParts } from './store/facts.ts';
import type { Store } from './store/open.ts';
import type { withPeople } from './with-people.ts';
import type { withSlack } from './with-slack.ts';

export interface CoffeeParts {
  store: Store;
  sealed: FactParts;
  directory: Directory;
  people: Pick<ReturnType<typeof withPeople>, 'hours' | 'hoursPages' | 'managers'>;
  doors: Awaited<ReturnType<typeof withSlack>>;
  clock: Clock;
  ids: Ids;
}

/** Coffee, built from its parts: what people and time do with it. */
export function withCoffee({ store: opened, sealed, doors, ...parts }: CoffeeParts) {
  const store = coffeeStore(opened, sealed);
  const { directory, clock, ids } = parts;
  const { hours, hoursPages, managers } = parts.people;
  const { slack, commands, on } = doors;
  const own = { store, directory, hours, managers, clock, ids, ...solving(doors.stopping.signal) };
  const pairs = pairSteps(own);
  const mine = mineOf(own);
  const joins = joining(own);
  coffeeRoutes(on, {
    joining: joins,
    pairs,
    mine,
    directory,
    clock,
    workspaceUrl: slack.workspaceUrl,
    hoursForm: by => hoursPages.form(by),
    command: commands.coffee,
  });
  doors.routes.event('member_joined_channel', async ({ event, body }) => {
    const person = await directory.person(textIn(event.user));
    if (person) await joins.cameIn(textIn(event.channel), person, event.inviter !== undefined, body.event_id);
  });
  leadingRoutes(on, {
    programmes: programmeUseCases(own),
    previewing: previewing(own),
    directory,
    clock,
    minePage: async by => minePage(await mine(by), by),
  });
  return {
    ...coffeeJobs(own),
    messages: { store, pairs, directory, clock },
    handOn: handOnCoffee({ store, pairs, clock }),
    atHome: coffeeAtHome(mine),
  };
}
