import type { Person } from '../../people/person.ts';
import type { Listen, Pages } from '../../slack/listen.ts';
import { md } from '../../slack/markup.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { counted } from '../../kernel/text.ts';
import { ACT, FORM } from '../actions.ts';
import { handOverForm, readPair, readSeen, warnForm } from '../forms.ts';
import type { Glossary } from '../glossary.ts';
import type { GlossaryPages } from '../showing/pages.ts';
import { headword } from '../concept.ts';
import { keepersOfDomain, mayDecide, whyNotTakePart } from '../stewarding.ts';

export interface StewardRouteParts {
  glossary: Glossary;
  pages: GlossaryPages;
}

/** What stewards do; that they are some is asked at each press. */
export function stewardRoutes(on: Listen, { glossary, pages }: StewardRouteParts): void {
  /** The page in which it was pressed, and what that was opened from. */
  const wordPages = (id: string, by: Person, from: string): Pages => ({
    page: () => pages.of(id, by, from),
    under: () => pages.from(from, by),
  });

  on.press(ACT.approve, async ({ by, value, about, key }) => {
    const { id, version } = readSeen(value);
    await glossary.approve(id, by, key, version);
    return { done: md`Approved.`, ...wordPages(id, by, about) };
  });
  on.press(ACT.decline, async ({ by, value, about, key }) => {
    await glossary.decline(value, by, key);
    return { done: md`Declined.`, under: () => pages.from(about, by) };
  });
  on.press(ACT.deprecate, async ({ by, value, about, key }) => {
    await glossary.deprecate(value, by, key);
    return { done: md`Marked as no longer said.`, ...wordPages(value, by, about) };
  });
  on.press(ACT.sayAgain, async ({ by, value, about, key }) => {
    await glossary.sayAgain(value, by, key);
    return { done: md`It is said again.`, ...wordPages(value, by, about) };
  });
  on.press(ACT.rollBack, async ({ by, value, key }) => {
    const { id, version } = readSeen(value);
    await glossary.rollBack(id, version, by, key);
    return { done: md`It says again what it said then.`, page: () => pages.history(id, by) };
  });
  on.press(ACT.accept, async ({ by, value, key }) => {
    await glossary.acceptProposal(value, by, key);
    return { done: md`Approved: it is written.`, page: () => pages.review(by) };
  });
  on.press(ACT.refuse, async ({ by, value, key }) => {
    await glossary.declineProposal(value, by, key);
    return { done: md`Declined.`, page: () => pages.review(by) };
  });
  on.press(ACT.agree, async ({ by, value, about, key }) => {
    const { id, version } = readSeen(value);
    const itId = await glossary.agree(id, by, key, version);
    return { done: md`Your yes is written down.`, ...wordPages(itId, by, about) };
  });
  on.press(ACT.untie, async ({ by, value, about, key }) => {
    const itId = await glossary.untie(value, by, key);
    return { done: md`Nobody is warned of it any more.`, ...wordPages(itId, by, about) };
  });
  on.press(ACT.review, async ({ by }) => {
    const refusal = whyNotTakePart(by);
    if (refusal) throw refusal;
    return { open: await pages.review(by) };
  });

  on.press(ACT.warn, async ({ by, value }) => {
    if (!mayDecide(by, 'both', await glossary.keepers()))
      throw new Refusal('not-yours', 'Only a steward says what to watch out for. Ask one.');
    const pair = readPair(value);
    const { meanings, friends } = await glossary.meaning(pair.itId, by);
    const friend = friends.find(one => one.itId === pair.itId && one.otId === pair.otId);
    const concept = meanings.find(({ id }) => id === pair.itId);
    return { open: warnForm(pair, concept ? headword(concept) : '', friend) };
  });
  on.submit(FORM.warn, async ({ by, about, entered, key }) => {
    const pair = readPair(about);
    const dangerous = entered.all('danger').includes('dangerous');
    await glossary.warn(pair, { watchOut: entered('watch'), dangerous }, pair.seen, by, `${key}:${about}`);
    return { page: () => pages.of(pair.itId, by) };
  });

  on.press(ACT.handOver, async ({ by, value }) => {
    const concept = await glossary.concept(value);
    const keepers = await glossary.keepers();
    const others = keepersOfDomain(concept.domain, keepers).filter(({ id }) => id !== concept.stewardId);
    if (!mayDecide(by, concept.domain, keepers))
      throw new Refusal('not-yours', 'Only a steward of its side hands it over. Ask one.');
    if (others.length === 0)
      throw new Refusal('not-now', 'There is no other steward of its side. Ask your admin to name one.');
    return { open: handOverForm(concept, others) };
  });
  on.submit(FORM.handOver, async ({ by, about, entered, key }) => {
    await glossary.handOver(about, entered('steward'), by, `${key}:${about}:${entered('steward')}`);
    return { page: () => pages.of(about, by) };
  });

  on.press(ACT.loadStarter, async ({ by }) => {
    const loaded = await glossary.loadStarter(by);
    return {
      done: md`${counted(loaded, 'word')} loaded, none of them checked yet. Press *Review* to check them.`,
      page: () => pages.list('', by),
    };
  });
}
