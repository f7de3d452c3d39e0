import type { AuditTrail } from '../audit/trail.ts';
import type { Draw } from '../outbox/deliver.ts';
import type { Message } from '../outbox/message.ts';
import type { Directory } from '../people/directory.ts';
import type { AskedWords } from './asked/asked.ts';
import { DECIDED } from './deciding.ts';
import { CALLED_WRONG } from './editing.ts';
import type { Glossary } from './glossary.ts';
import { MEANT } from './hints/clarifying.ts';
import { drawMeant } from './hints/drawing.ts';
import type { Hints } from './hints/hints.ts';
import { asked, calledWrong, decided, waits } from './stewards/views.ts';
import { waitingCount } from './waiting.ts';
import { ASKED, WAITING } from './telling.ts';

export interface GlossaryMessageParts {
  glossary: Glossary;
  hints: Hints;
  asked: AskedWords;
  audit: AuditTrail;
  directory: Directory;
}

const MOST_ASKED = 10;

/** How each message about the glossary is drawn. */
export function glossaryMessages(parts: GlossaryMessageParts): Record<string, Draw> {
  const { glossary, hints, audit, directory } = parts;
  const nameOf = async (id: string) => (await directory.names([id])).get(id) ?? 'Somebody who left';
  const hasLeft = async (to: Message['to']) =>
    to.kind === 'person' && ((await directory.person(to.id))?.left ?? false);

  return {
    [WAITING]: async ({ about }) => {
      const person = await directory.person(about);
      if (!person || person.left) return undefined;
      const waiting = await glossary.waiting(person);
      return waitingCount(waiting) > 0 ? waits(waiting) : undefined;
    },
    [ASKED]: async ({ to }) => {
      if (await hasLeft(to)) return undefined;
      const words = await parts.asked.all(MOST_ASKED);
      return words.length > 0 ? asked(words) : undefined;
    },
    [DECIDED]: async ({ about, seq, to }) => {
      if (await hasLeft(to)) return undefined;
      const entry = await audit.entry('concept', about, seq);
      const actor = entry?.actor;
      // A suggested change that was declined left no entry.
      const by = actor?.kind === 'person' ? await nameOf(actor.id) : 'A steward';
      return decided(await glossary.concept(about), by, entry?.action ?? 'declined');
    },
    [CALLED_WRONG]: async ({ about, seq, to }) => {
      if (await hasLeft(to)) return undefined;
      const entry = await audit.entry('concept', about, seq);
      if (!entry || entry.actor.kind !== 'person') return undefined;
      return calledWrong(await glossary.concept(about), await nameOf(entry.actor.id), entry.words ?? '');
    },
    [MEANT]: drawMeant({ hints, directory }),
  };
}
