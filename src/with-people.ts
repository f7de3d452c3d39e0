import type { AuditTrail } from './audit/trail.ts';
import type { Clock } from './kernel/clock.ts';
import type { Outbox } from './outbox/outbox.ts';
import { awayUseCase } from './people/away.ts';
import type { Directory } from './people/directory.ts';
import { sayingHours } from './people/hours/saying.ts';
import { hoursRoutes } from './people/hours/slack.ts';
import { hoursStore } from './people/hours/store.ts';
import { LOOK, lookAtSite, REFRESH, refreshEverybody } from './people/look.ts';
import { managerUseCases } from './people/managers.ts';
import { managerStore } from './people/managers/store.ts';
import { peopleUseCases } from './people/people.ts';
import { siteUseCases } from './people/sites.ts';
import { peopleRoutes } from './people/slack.ts';
import { channelStore, personStore, siteStore } from './people/store.ts';
import type { Schedule } from './schedule/timer.ts';
import { comingAndGoing } from './slack/coming-and-going.ts';
import type { FactParts } from './store/facts.ts';
import type { Store } from './store/open.ts';
import type { withSlack } from './with-slack.ts';

export interface PeopleParts {
  store: Store;
  sealed: FactParts;
  audit: AuditTrail;
  directory: Directory;
  outbox: Outbox;
  schedule: Schedule;
  doors: Awaited<ReturnType<typeof withSlack>>;
  clock: Clock;
  machine: Clock;
  adminChannel: string;
}

/** People and sites, built from their parts: what they say of themselves, and what is looked up of them in Slack. */
export function withPeople({ store, sealed, doors, ...parts }: PeopleParts) {
  const { audit, directory, outbox, schedule, clock, machine, adminChannel } = parts;
  const { slack, routes, members, on, onAdmin } = doors;
  const channels = channelStore(store, { machine });
  const persons = personStore(store, sealed);
  const people = peopleUseCases({ persons, clock });
  const sites = siteUseCases({ store: siteStore(store, sealed), directory, clock });
  comingAndGoing(routes, { people, directory, schedule, clock, teamId: slack.identity.teamId });
  const away = awayUseCase({ persons, clock });
  const hours = hoursStore(store, sealed);
  const managers = managerUseCases({ store: managerStore(store, sealed), directory, clock });
  peopleRoutes(on, onAdmin, {
    people,
    away,
    managers,
    sites,
    directory,
    members,
    outbox,
    clock,
    machine,
    adminChannel,
  });
  const saying = sayingHours({ store: hours, clock });
  const hoursPages = hoursRoutes(on, { hours, saying, directory, clock });
  return {
    channels,
    sites,
    /** When people can be met. */
    hours,
    hoursPages,
    /** Who manages whom. */
    managers,
    /** Jobs that ask Slack. */
    askingSlack: {
      [LOOK]: lookAtSite({
        directory,
        audit,
        people,
        members: doors.patientMembers,
        whereabouts: doors.whereabouts,
        channels,
        tell: messages => outbox.write(messages, machine.now()),
        reached: channel => outbox.reviveIn(channel, machine.now()),
        clock,
        adminChannel,
      }),
      [REFRESH]: refreshEverybody({ directory, people, members, clock }),
    },
  };
}
