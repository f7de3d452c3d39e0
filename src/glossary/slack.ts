import { Refusal } from '../kernel/refusal.ts';
import type { Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import type { HomePart } from '../home-tab/slack.ts';
import { actions, button, header, section } from '../slack/blocks.ts';
import type { Answer, Listen } from '../slack/listen.ts';
import { inLine, md, mentionedIn, personLink, type Markup } from '../slack/markup.ts';
import { plainWords } from '../slack/plain.ts';
import { notice } from '../slack/show.ts';
import { ACT, FORM } from './actions.ts';
import { readCommand } from './command.ts';
import { headword, type Concept } from './concept.ts';
import type { GlossaryFiles } from './exchange/slack.ts';
import { addForm, editForm, readEdited, readSeen, readSuggested, wrongForm } from './forms.ts';
import type { Glossary } from './glossary.ts';
import type { Hints } from './hints/hints.ts';
import { wordIn, type Looked } from './looking.ts';
import { BACK, explainPage, NO_WORD, ON, reviewButton } from './pages.ts';
import type { GlossaryPages } from './showing/pages.ts';
import { mayEdit, whyNotSuggest, whyNotTakePart } from './stewarding.ts';
import { answer, shared } from './views.ts';

export interface TermRouteParts {
  glossary: Glossary;
  pages: GlossaryPages;
  hints: Hints;
  directory: Directory;
  files: GlossaryFiles;
  /** As people type it here. */
  command: string;
}

const MOST_SUGGESTED = 5;

/** What everybody does with the glossary; strangers and guests look up. */
export function termRoutes(on: Listen, parts: TermRouteParts): void {
  const { glossary, pages, hints, directory, files, command } = parts;
  const plain = async (mrkdwn: string) => plainWords(mrkdwn, await directory.names(mentionedIn(mrkdwn)));
  const look = async (word: string, by: Person) => glossary.look(word, by);

  async function say(word: string, by: Person): Promise<Answer> {
    if (wordIn(word) === '') throw new Refusal('bad-answer', 'Write a word.');
    return { say: answer(await look(word, by)) };
  }

  async function form(word: string, by: Person): Promise<Answer> {
    const refusal = whyNotSuggest(by);
    if (refusal) throw refusal;
    return { open: addForm(word === NO_WORD ? '' : wordIn(word)) };
  }

  /** Of one meaning its form; of several their page. */
  async function change(looked: Looked, by: Person): Promise<Answer> {
    const refusal = whyNotSuggest(by);
    if (refusal) throw refusal;
    const [only, ...others] = looked.meanings;
    if (!only) return form(looked.typed, by);
    return others.length === 0 ? edit(only, by) : { open: await pages.word(looked, by) };
  }

  const edit = async (concept: Concept, by: Person): Promise<Answer> => ({
    open: editForm(concept, mayEdit(by, concept, await glossary.keepers())),
  });

  on.command('/term', async ({ by, words, channel, key }): Promise<Answer> => {
    const asked = readCommand(await plain(words));
    switch (asked.for) {
      case 'word':
        return say(asked.word, by);
      case 'list':
        return { open: await pages.list('', by) };
      case 'add':
        return form(asked.word, by);
      case 'edit':
        return change(await look(asked.word, by), by);
      case 'history': {
        const looked = await look(asked.word, by);
        const [first, ...others] = looked.meanings;
        if (!first) throw new Refusal('not-found', 'No such word is in the glossary. Write another.');
        const ofOne = () => pages.history(first.id, by);
        return { open: others.length === 0 ? await ofOne() : await pages.word(looked, by) };
      }
      case 'export':
        mustBelong(by);
        return files();
      case 'review':
        mustBelong(by);
        return { open: await pages.review(by) };
      case 'hints':
        await hints.turn(channel, asked.on, by, key);
        return { share: hintsTurned(asked.on, by, command) };
      case 'stop-hints':
      case 'start-hints':
        await hints.stop(by, asked.for === 'stop-hints');
        return {
          done:
            asked.for === 'stop-hints'
              ? noHints(command)
              : md`You get hints again where a channel has them on.`,
        };
      case 'help':
        return { done: help(command) };
    }
  });

  on.shortcut('term.explain', async ({ by, message }) => {
    const { found, more } = await glossary.explain(message?.text ?? '', by);
    return { open: explainPage(found, more, command) };
  });

  on.press(ACT.share, async ({ by, value }) => {
    const looked = await look(value, by);
    if (looked.meanings.length === 0) throw new Refusal('not-found', 'It is no longer in the glossary.');
    return { share: shared(looked, personLink(by.id)) };
  });
  for (let n = 0; n < MOST_SUGGESTED; n++) on.press(`${ACT.look}.${n}`, ({ by, value }) => say(value, by));
  on.press(ACT.ask, async ({ by, value, key }) => {
    await glossary.askStewards(value, key);
    return {
      done: md`The stewards read of “${inLine(wordIn(value))}” with the next weekly list, without your name. A colleague of the other side may know it today.${by.guest ? '' : md` Or add it: \`${command} add\`.`}`,
    };
  });
  on.press(ACT.add, ({ by, value }) => form(value, by));
  on.press(ACT.more, async ({ by, value, about }) => ({ open: await pages.of(value, by, about) }));
  on.press(ACT.change, async ({ by, value }) => change(await glossary.meaning(value, by), by));
  on.press(ACT.edit, async ({ by, value }) => {
    const refusal = whyNotSuggest(by);
    if (refusal) throw refusal;
    return edit(await glossary.concept(value), by);
  });
  on.press(ACT.history, async ({ by, value }) => ({ open: await pages.history(value, by) }));
  on.press(ACT.wrong, async ({ by, value }) => {
    mustBelong(by);
    return { open: wrongForm(await glossary.concept(value)) };
  });
  on.press(ACT.list, async ({ by }) => ({ open: await pages.list('', by) }));
  for (const turn of [ACT.letter, `${ACT.turn}.${BACK}`, `${ACT.turn}.${ON}`])
    on.press(turn, async ({ by, value }) => ({ page: () => pages.list(value, by) }));
  on.press(ACT.find, async ({ by, value }) => ({ open: await pages.found(await look(value, by), by) }));
  on.submit(FORM.search, async ({ by, entered }) => {
    return { push: await pages.found(await look(entered(ACT.find), by), by) };
  });

  on.submit(FORM.add, async ({ by, entered, key }) => {
    const id = await glossary.suggest(readSuggested(entered), by, key);
    return pages.of(id, by);
  });
  on.submit(FORM.edit, async ({ by, about, entered, key }) => {
    const { id, version } = readSeen(about);
    const concept = await glossary.concept(id);
    const became = await glossary.edit(id, readEdited(entered, concept), version, by, `${key}:${about}`);
    const receipt = became === 'written' ? await pages.of(id, by) : notice(proposed(concept));
    return { receipt, under: () => pages.of(id, by) };
  });
  on.submit(FORM.wrong, async ({ by, about, entered, key }) => {
    mustBelong(by);
    await glossary.callWrong(about, entered('words'), by, `${key}:${about}`);
    return notice(md`*Its stewards read it now.*`);
  });
}

/** Home's part: the way into the glossary, and for stewards what waits. */
export const glossaryAtHome =
  (glossary: Pick<Glossary, 'list'>): HomePart =>
  async by => {
    const { waiting } = await glossary.list('', by);
    const review = waiting === undefined ? [] : [reviewButton(waiting)];
    return [header('Glossary'), actions(button('A to Z and search', ACT.list, 'all'), ...review)];
  };

const proposed = (concept: Concept): Markup =>
  md`*A steward reads your change to ${inLine(headword(concept))}*, and I tell you what becomes of it.`;

function mustBelong(by: Person): void {
  const refusal = whyNotTakePart(by);
  if (refusal) throw refusal;
}

const noHints = (command: string) =>
  md`You get no more hints, in no channel. \`${command} hints start\` brings them back.`;

function hintsTurned(isOn: boolean, by: Person, command: string) {
  const text = isOn
    ? md`*Hints are on in this channel:* ${personLink(by.id)} turned them on. Where somebody writes a word that the other side uses otherwise, readers of the other side are told what it means, privately and seldom. \`${command} hints off\` ends it; \`${command} hints stop\` for you alone.`
    : md`*Hints are off in this channel:* ${personLink(by.id)} turned them off.`;
  return { text, blocks: [section(text)] };
}

const help = (command: string) =>
  md`\`${command} dmz\` says what IT and what OT mean by it; only you see it.
\`${command}\` opens the glossary from A to Z.
\`${command} add\`, \`${command} edit dmz\`, \`${command} history dmz\` and \`${command} review\` look after it.
\`${command} export\` sends you all of it.
\`${command} hints on\` and \`hints off\` are for a channel, \`hints stop\` and \`hints start\` for you.
In threads, where commands don’t work, write to me: “@Common Ground what is a trip?”`;
