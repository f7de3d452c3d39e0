import { Refusal } from '../../kernel/refusal.ts';
import type { Directory } from '../../people/directory.ts';
import type { Person } from '../../people/person.ts';
import type { Listen } from '../../slack/listen.ts';
import type { Modal } from '../../slack/blocks.ts';
import { notice } from '../../slack/show.ts';
import type { Change } from '../change.ts';
import type { Changes, Looked } from '../changes.ts';
import { pictureOfLooked } from '../drawing.ts';
import { steps } from '../steps.ts';
import { doneSentence, readSeen, stepAction } from '../views.ts';
import { answerCallback, isAsking, readTaken, stepForm } from './forms.ts';

export interface StepRouteParts {
  changes: Changes;
  directory: Directory;
  /** Everything about one change, as it is then. */
  page: (id: string, by: Person) => Promise<Modal>;
}

/** Every step that people take with a press, and the questions that go with some. */
export function stepRoutes(on: Listen, onAnybody: Listen, parts: StepRouteParts): void {
  const { changes, directory, page } = parts;
  const pictured = (looked: Looked) => pictureOfLooked(directory, looked);

  // Stop asks nobody who they are and what they saw. R0.
  onAnybody.press(stepAction('stop'), async ({ by, value, key }) => {
    const { id } = readSeen(value);
    const change = await changes.take({ step: 'stop', words: '' }, id, by, key);
    const done = doneSentence('stop', change);
    return { done, page: () => pageOr(notice(done), id, by) };
  });

  /** Who may not know of it stops it all the same, and reads no more than that it is stopped. */
  async function pageOr(otherwise: Modal, id: string, by: Person): Promise<Modal> {
    try {
      return await page(id, by);
    } catch (error) {
      if (error instanceof Refusal) return otherwise;
      throw error;
    }
  }

  for (const step of steps) {
    // Those have a route of their own.
    if (step === 'submit' || step === 'edit' || step === 'stop') continue;
    on.press(stepAction(step), async ({ by, value, key }) => {
      const { id, seen } = readSeen(value);
      const isDone = (change: Change) => ({ done: doneSentence(step, change), page: () => page(id, by) });
      // Delivered twice, it would be told that it is done already, as if by somebody else.
      if (await changes.isAnswered(key)) return isDone(await changes.find(id));
      const picture = await pictured(await changes.check(step, id, by, seen));
      const form = stepForm(step, picture);
      if (form) return { open: form };
      const change = await changes.take(readTaken(step, picture, undefined), id, by, key, seen);
      return isDone(change);
    });
    if (!isAsking(step)) continue;
    on.submit(answerCallback(step), async ({ by, about, entered, key }) => {
      const { id, seen } = readSeen(about);
      const picture = await pictured(await changes.look(id, by));
      await changes.take(readTaken(step, picture, entered), id, by, key, seen);
      return { page: () => page(id, by) };
    });
  }
}
