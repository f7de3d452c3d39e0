import type { Clock } from '../kernel/clock.ts';
import type { Backlog, Outbox } from '../outbox/outbox.ts';
import type { Directory } from '../people/directory.ts';
import { sideName, sides } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import { counted } from '../kernel/text.ts';
import { since } from './health.ts';
import { notOk, ok, type Line } from './line.ts';
import { ableAt, lacksOf, lackSentence } from './problems.ts';
import { botLine, channelLines, connectionLine, scopeLines, type SlackToAsk } from './slack-lines.ts';
import { storeLines, type StoreFound } from './store-lines.ts';

export interface DoctorParts {
  /** A sentence for each setting that is wrong. */
  wrongSettings: readonly string[];
  /** Undefined where the settings don't say where it is; the same below. */
  found: StoreFound | undefined;
  /** Whether the app runs on this machine meanwhile. */
  isRunning: boolean;
  /** What stands in the store, where it can be read. */
  records: { directory: Directory; outbox: Outbox } | undefined;
  slack: SlackToAsk | undefined;
  /** Scopes that the manifest asks for. */
  scopes: readonly string[];
  adminChannel: string | undefined;
  /** Where requests come over HTTP: the port that they arrive at. */
  httpPort: number | undefined;
  /** `/ground`, as it is called here. */
  ground: string;
  /** The machine's time. */
  machine: Clock;
}

const FIRST = 'could not be looked at. Mend what is told above, then run the doctor again.';

/** Looks at one thing after the other, goes on after what isn't well, and changes nothing. */
export async function* examine(parts: DoctorParts): AsyncGenerator<Line> {
  const { wrongSettings, found, records, slack } = parts;
  if (wrongSettings.length === 0) yield ok('Settings: all are there.');
  for (const wrong of wrongSettings) yield notOk(`Setting ${wrong}`);
  if (found) yield* storeLines(found, parts.isRunning);
  const sites = records ? await records.directory.sites() : [];
  if (slack) yield* slackLines(parts, slack, sites);
  else yield notOk(`Slack ${FIRST}`);
  if (records) yield* plantLines(parts, records, sites);
  else if (isYetToStart(found) && !parts.isRunning) yield noSitesYet(parts.ground);
  else yield notOk(`Sites, people and messages ${FIRST}`);
}

/** Nothing is wrong with what is not there before the first start. */
const isYetToStart = (found: StoreFound | undefined): boolean =>
  found?.found === 'nothing' && found.whyNotMade === null;

const noSitesYet = (ground: string): Line =>
  ok(`Sites: there is none yet. Write ${ground} setup in Slack, or import a file.`);

async function* slackLines(
  { adminChannel, scopes, httpPort }: DoctorParts,
  slack: SlackToAsk,
  sites: readonly Site[],
): AsyncGenerator<Line> {
  const bot = await slack.bot();
  yield botLine(bot);
  if ('answer' in bot) yield* scopeLines(bot.answer.scopes, scopes);
  yield httpPort === undefined
    ? connectionLine(await slack.connection())
    : ok(`Requests: they come over HTTP, to port ${httpPort} of this machine.`);
  if ('refused' in bot) return yield notOk(`Channels ${FIRST}`);
  const channels = sites.flatMap(site =>
    sides.map(side => ({ what: `${sideName[side]}’s desk at ${site.name}`, id: site.desks[side] })),
  );
  if (adminChannel) channels.unshift({ what: 'Admin channel', id: adminChannel });
  for (const { what, id } of channels) yield* channelLines(what, id, await slack.channel(id));
}

async function* plantLines(
  { ground, machine }: DoctorParts,
  { directory, outbox }: { directory: Directory; outbox: Outbox },
  sites: readonly Site[],
): AsyncGenerator<Line> {
  if (sites.length === 0) yield noSitesYet(ground);
  for (const site of sites) {
    const people = await directory.at(site.id);
    for (const side of sides) {
      const lacks = lacksOf(site, side, people).filter(lack => lack !== 'duty');
      const able = ableAt(side, people);
      const leads = able.filter(person => person.roles.includes('lead'));
      yield lacks.length === 0
        ? ok(
            `${sideName[side]} at ${site.name}: ${counted(able.length, 'person', 'people')}, led by ${leads.map(lead => lead.name).join(', ')}.`,
          )
        : notOk(lacks.map(lack => lackSentence(lack, side, site, ground)).join(' '));
    }
  }
  const admins = await directory.withRole('admin');
  if (admins.length > 0) yield ok(`Admins: ${admins.map(admin => admin.name).join(', ')}.`);
  // Whoever sets up the first site becomes one.
  else if (sites.length > 0)
    yield notOk(
      `Admins: there is none, so nobody hears when the admin channel itself fails. Give somebody the role admin: ${ground} people.`,
    );
  yield* messageLines(await outbox.backlog(since(machine.now())));
}

export function messageLines({ undelivered, overdue }: Backlog): Line[] {
  const messages = (count: number) => counted(count, 'message');
  return [
    undelivered === 0
      ? ok('Messages: all of the last seven days were delivered.')
      : notOk(
          `Messages: ${messages(undelivered)} of the last seven days could not be delivered. The admin channel says why, and what to do.`,
        ),
    overdue === 0
      ? ok('Messages: none waits for longer than 5 minutes.')
      : notOk(
          `Messages: ${messages(overdue)} waited for longer than 5 minutes. Is the app running, and Slack within reach? Its log says more.`,
        ),
  ];
}
