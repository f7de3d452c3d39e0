import type { ConversationStore } from '../conversations/conversations.ts';
import type { HomePart } from '../home-tab/slack.ts';
import { siteOf, type Directory } from '../people/directory.ts';
import { belongsTo, type Person } from '../people/person.ts';
import { mentionedIn, md } from '../slack/markup.ts';
import type { Answer, Listen, Pages } from '../slack/listen.ts';
import type { Block } from '../slack/blocks.ts';
import type { React } from '../slack/reactions.ts';
import { permalink } from '../slack/permalink.ts';
import { plainWords } from '../slack/plain.ts';
import { readCommand } from './command.ts';
import {
  FILE,
  filingForm,
  questionCallback,
  questionForm,
  questions,
  readFiling,
  readOrigin,
  readQuestion,
} from './forms.ts';
import { allSteps, stepsFrom, whyNot, type Incident } from './incident.ts';
import type { Incidents } from './incidents.ts';
import { readListing, writeListing } from '../lists/listing.ts';
import { drawsList, listRoutes } from '../lists/slack.ts';
import type { OpenOn } from './open-here/open-here.ts';
import { openRows } from './open-here/views.ts';
import { details, homePart, listRow, listWords, ON_HOME, ON_RECEIPT, receipt, REPORT } from './pages.ts';
import { picture } from './drawing.ts';
import { doneSentence, MORE, stepAction } from './views.ts';

export interface IncidentRouteParts {
  incidents: Incidents;
  directory: Directory;
  openOn: OpenOn;
  /** What changed where an incident was just filed. */
  changedHere: (incident: Incident, by: Person) => Promise<Block[]>;
  /** Where the addresses of messages begin. */
  workspaceUrl: string;
  /** `/incident`, as it is called here. */
  command: string;
}

export interface ReactionParts extends Pick<IncidentRouteParts, 'incidents'> {
  conversations: Pick<ConversationStore, 'cardAt'>;
}

/** Everything that people do with incidents. */
export function incidentRoutes(on: Listen, parts: IncidentRouteParts): void {
  const { incidents, directory, openOn, changedHere, workspaceUrl, command } = parts;

  const form = async (by: Person, what = '', from?: { channel: string; ts: string }) =>
    filingForm(await siteOf(directory, by.siteId), by, what, from);
  const plain = async (mrkdwn: string) => plainWords(mrkdwn, await directory.names(mentionedIn(mrkdwn)));

  const page = async (id: string, by: Person, from = '') => {
    const { incident, history } = await incidents.look(id, by);
    const steps = stepsFrom(incident.state).filter(step => !whyNot(step, incident, by));
    return details(await picture(directory, incident, history), history, steps, carried(from));
  };
  const list = drawsList('incident', {
    list: (listing, by) => incidents.list(listing, by),
    picture: incident => picture(directory, incident),
    row: listRow,
    words: listWords(command),
    directory,
  });
  /** What else is known of where it is: joining is better than asking twice. */
  const around = async (incident: Incident, by: Person) => {
    const { id, assetId } = incident;
    const open = assetId === null ? [] : await openOn([assetId], by);
    const others = open.filter(other => other.id !== id);
    return [...openRows('Also open here:', others, ON_RECEIPT), ...(await changedHere(incident, by))];
  };
  /** The page of an incident after a step, and the list that it was opened from. */
  const pages = (id: string, by: Person, from: string): Pages => ({
    page: () => page(id, by, from),
    ...(from && { under: () => list(readListing(from), by) }),
  });

  on.command('/incident', async ({ by, words }): Promise<Answer> => {
    const asked = readCommand(await plain(words));
    switch (asked.for) {
      case 'form':
        return { open: await form(by, asked.what) };
      case 'incident':
        return { open: await page((await incidents.numbered(asked.number, by)).id, by) };
      case 'list':
        return { open: await list(asked.listing, by) };
      case 'help':
        return { done: help(command) };
    }
  });
  on.press(REPORT, async ({ by }) => ({ open: await form(by) }));
  on.press(MORE, async ({ by, value, about }) => ({ open: await page(value, by, about) }));

  on.shortcut('incident.new', async ({ by }) => ({ open: await form(by) }));
  on.shortcut('incident.from-message', async ({ by, message }) => ({
    open: await form(by, await plain(message?.text ?? ''), message),
  }));

  on.submit(FILE, async ({ by, entered, about, key }) => {
    const origin = readOrigin(about);
    const source = origin && { source: permalink(workspaceUrl, origin.channel, origin.ts) };
    const incident = await incidents.file({ ...readFiling(entered), ...source }, by, key);
    return receipt(await picture(directory, incident), await around(incident, by));
  });

  for (const step of allSteps) {
    const question = questions[step];
    on.press(stepAction(step), async ({ by, value, about, key }) => {
      if (question)
        return { open: questionForm(step, question, await incidents.check(step, value, by), carried(about)) };
      const incident = await incidents.take(step, value, by, '', key);
      return { done: doneSentence(step, incident), ...pages(value, by, about) };
    });
    if (!question) continue;
    on.submit(questionCallback(step), async ({ by, about, entered, key }) => {
      const { id, list: from } = readQuestion(about);
      await incidents.take(step, id, by, entered('words'), key);
      return from ? pages(id, by, from) : undefined;
    });
  }

  listRoutes(on, 'incident', list);
}

/** The list that a page was opened from, as we write it: a page may carry more than Slack takes back. */
const carried = (list: string) => list && writeListing(readListing(list));

const help = (command: string) =>
  md`\`${command}\` reports something to the other side. \`${command} 42\` opens INC-42. \`${command} list\` shows what is open at your side; \`list mine\`, \`list side\`, \`list site\`, \`list open\` and \`list all\` show others, and \`list\` with any other words looks for them.`;

/** What a reaction on a card does. */
export function incidentReactions({ incidents, conversations }: ReactionParts): Record<string, React> {
  /** Eyes on a new card: somebody has it. On any other they are only eyes. */
  const acknowledge: React = async ({ by, channel, ts, key }) => {
    const card = await conversations.cardAt(channel, ts);
    if (card?.record !== 'incident') return undefined;
    const incident = await incidents.find(card.recordId);
    if (incident.state !== 'new') return undefined;
    const person = await by();
    // To those who asked, eyes are only eyes.
    if (!belongsTo(person, incident.answering)) return undefined;
    await incidents.take('acknowledge', card.recordId, person, '', key);
    return undefined;
  };

  return { eyes: acknowledge };
}

/** What waits on a person's side, for their Home. */
export function incidentsAtHome({
  incidents,
  directory,
  command,
}: Pick<IncidentRouteParts, 'incidents' | 'directory' | 'command'>): HomePart {
  return async by => {
    // One more than Home shows, to know whether there are more.
    const waiting = await incidents.waitingOn(by, ON_HOME + 1);
    const pictures = await Promise.all(waiting.map(incident => picture(directory, incident)));
    return homePart(await siteOf(directory, by.siteId), pictures, command);
  };
}
