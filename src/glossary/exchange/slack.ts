import { Refusal } from '../../kernel/refusal.ts';
import type { Answer } from '../../slack/listen.ts';
import { md } from '../../slack/markup.ts';
import { isThere } from '../known.ts';
import type { GlossaryStore } from '../glossary.ts';
import { termsCsv, termsJson } from './out.ts';
import { writeTbx } from './tbx.ts';

/** The whole glossary as files, into the direct messages of who asked. */
export type GlossaryFiles = () => Answer;

export const glossaryFiles =
  (store: Pick<GlossaryStore, 'present'>): GlossaryFiles =>
  () => ({
    async files() {
      const known = await store.present();
      const concepts = [...known.concepts()].filter(({ status }) => status !== 'declined');
      if (concepts.length === 0)
        throw new Refusal('not-found', 'The glossary is empty, so there is nothing to send.');
      const friends = [...known.friends()].filter(friend => isThere(friend, known));
      const file = (name: string, title: string, text: string) => ({ name, title, bytes: Buffer.from(text) });
      return [
        file('glossary.csv', 'Glossary as a table', termsCsv(concepts, friends)),
        file('glossary.json', 'Glossary as JSON', termsJson(concepts, friends)),
        file('glossary.tbx', 'Glossary for terminology tools (TBX-Basic)', writeTbx(concepts, friends, 'en')),
      ];
    },
    comment: md`*The glossary*, as a table, as JSON and as TBX-Basic. What quotes somebody else’s text is named and not copied.`,
    sent: md`I sent you the glossary in three formats: look into our direct messages.`,
  });
