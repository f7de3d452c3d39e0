import type { RespondArguments } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { modal, section } from '../../src/slack/blocks.ts';
import type { Answer } from '../../src/slack/listen.ts';
import { md, type Markup } from '../../src/slack/markup.ts';
import { show, type Surface } from '../../src/slack/show.ts';
import { rememberedLog } from '../schedule/a-log.ts';
import { json, no, slackThat, type Reply } from './a-slack.ts';

const form = modal('The form', [section(md`Say it`)]);
const page = modal('The page', [section(md`As it is now`)]);

const answers = {
  open: { open: form },
  done: { done: md`It is done` },
  'done with a page': { done: md`It is done`, page: async () => page },
  refused: { refused: md`Not yours` },
  say: { say: { text: md`For you`, blocks: [section(md`For you alone`)] } },
  share: { share: { text: md`For all`, blocks: [section(md`For everybody`)] } },
} satisfies Record<string, Answer | { refused: Markup }>;

const surfaces = {
  command: { kind: 'command' },
  card: { kind: 'card' },
  message: { kind: 'message' },
  modal: { kind: 'modal', view: 'V1' },
  'third modal': { kind: 'modal', view: 'V3', isThird: true },
  home: { kind: 'home', view: 'V1' },
  shortcut: { kind: 'shortcut' },
  'message shortcut': { kind: 'message shortcut' },
} satisfies Record<string, Surface>;

interface View {
  title: { text: string };
  blocks: [{ text: { text: string } }];
}

/** A person at a surface. `fails`: how often Slack refuses what is sent to the response_url. */
async function at(surface: Surface, reply: Reply = json({ ok: true }), fails = 0) {
  const { client, asked } = await slackThat(reply);
  const log = rememberedLog();
  const responded: RespondArguments[] = [];
  let left = fails;
  const respond = async (message: string | RespondArguments) => {
    if (typeof message === 'string') throw new TypeError('only whole answers are sent');
    if (left-- > 0) throw new Error('expired_url');
    responded.push(message);
    return Promise.resolve('ok' as never);
  };
  /** What the person sees of it. */
  const seen = () => [
    ...asked.map(({ method, args }) => {
      const { title, blocks } = JSON.parse(args.get('view') ?? '{}') as View;
      return `${method} ${args.get('trigger_id') ?? args.get('view_id')}: ${title.text}, ${blocks[0].text.text}`;
    }),
    ...responded.map(({ text, response_type, replace_original, delete_original }) =>
      delete_original ? 'goes' : [replace_original ? 'in its place' : response_type, text].join(': '),
    ),
  ];
  return {
    seen,
    responded,
    log,
    shows: (answer: Answer | { refused: Markup }) =>
      show(answer, { client, log, respond, user: 'U1', trigger: 'T1', surface }),
  };
}

type Case = [surface: keyof typeof surfaces, answer: keyof typeof answers, seen: string[]];

describe('what a person sees', () => {
  test.each<Case>([
    ['command', 'open', ['views.open T1: The form, Say it']],
    ['command', 'done', ['ephemeral: It is done']],
    ['command', 'done with a page', ['ephemeral: It is done']],
    ['command', 'refused', ['ephemeral: Not yours']],
    // The card itself shows what was done.
    ['card', 'open', ['views.open T1: The form, Say it']],
    ['card', 'done', []],
    ['card', 'done with a page', []],
    ['card', 'refused', ['ephemeral: Not yours']],
    // The buttons of any other message have served.
    ['message', 'open', ['views.open T1: The form, Say it']],
    ['message', 'done', ['in its place: It is done']],
    ['message', 'done with a page', ['in its place: It is done']],
    ['message', 'refused', ['ephemeral: Not yours']],
    ['modal', 'open', ['views.push T1: The form, Say it']],
    ['modal', 'done', ['views.update V1: Common Ground, It is done']],
    ['modal', 'done with a page', ['views.update V1: The page, As it is now']],
    ['modal', 'refused', ['views.push T1: Common Ground, Not yours']],
    // Slack lays no fourth upon it.
    ['third modal', 'open', ['views.update V3: The form, Say it']],
    ['third modal', 'done with a page', ['views.update V3: The page, As it is now']],
    ['third modal', 'refused', ['views.update V3: Common Ground, Not yours']],
    // Home is drawn anew by whoever listens.
    ['home', 'open', ['views.open T1: The form, Say it']],
    ['home', 'done', []],
    ['home', 'done with a page', []],
    ['home', 'refused', ['views.open T1: Common Ground, Not yours']],
    ['shortcut', 'done', ['views.open T1: Common Ground, It is done']],
    ['shortcut', 'refused', ['views.open T1: Common Ground, Not yours']],
    ['message shortcut', 'done', ['views.open T1: Common Ground, It is done']],
    ['message shortcut', 'refused', ['views.open T1: Common Ground, Not yours']],
    ['command', 'say', ['ephemeral: For you']],
    ['card', 'say', ['ephemeral: For you']],
    ['message', 'say', ['in its place: For you']],
    ['modal', 'say', ['views.push T1: Common Ground, For you alone']],
    ['home', 'say', ['views.open T1: Common Ground, For you alone']],
    ['shortcut', 'say', ['views.open T1: Common Ground, For you alone']],
    ['message shortcut', 'say', ['views.open T1: Common Ground, For you alone']],
    ['command', 'share', ['in_channel: For all']],
    ['card', 'share', ['in_channel: For all']],
    ['message', 'share', ['in_channel: For all', 'goes']],
    // On a page there is nobody else to read it.
    ['modal', 'share', ['views.push T1: Common Ground, For everybody']],
    ['home', 'share', ['views.open T1: Common Ground, For everybody']],
    ['shortcut', 'share', ['views.open T1: Common Ground, For everybody']],
  ])('at a %s, when the answer is %s', async (surface, answer, sees) => {
    const { shows, seen, log } = await at(surfaces[surface]);
    await shows(answers[answer]);
    expect(seen()).toEqual(sees);
    expect(log.happened).toEqual([]);
  });

  test.each(['command', 'card', 'message'] as const)('never replaces a %s with a refusal', async surface => {
    const { shows, responded } = await at(surfaces[surface]);
    await shows(answers.refused);
    expect(responded).toEqual([{ response_type: 'ephemeral', replace_original: false, text: 'Not yours' }]);
  });

  test('is never what somebody typed as a command to Slack', async () => {
    const { shows, seen } = await at(surfaces.command);
    await shows({ refused: md`${'<!channel>'}` });
    expect(seen()).toEqual(['ephemeral: &lt;!channel&gt;']);
  });
});

const DONE = 'ephemeral: It is done, but I couldn’t show it. There is no need to do it again.';
const NOT_OPENED = 'ephemeral: Slack was too slow to open it. Try again.';

describe('when showing it fails', () => {
  test.each(['command', 'message'] as const)('at a %s, what was done is said to be done', async surface => {
    const { shows, seen, log } = await at(surfaces[surface], json({ ok: true }), 1);
    await shows(answers.done);
    expect(seen()).toEqual([DONE]);
    expect(log.happened).toEqual(['an answer could not be shown']);
  });

  test.each(['command', 'card', 'message', 'message shortcut'] as const)(
    'at a %s, a form that did not open is to be tried again',
    async surface => {
      const { shows, seen, log } = await at(surfaces[surface], no('expired_trigger_id'));
      await shows(answers.open);
      expect(seen()).toEqual(['views.open T1: The form, Say it', NOT_OPENED]);
      expect(log.happened).toEqual(['an answer could not be shown']);
    },
  );

  test.each(['command', 'card', 'message'] as const)('at a %s, a refusal is said again', async surface => {
    const { shows, seen } = await at(surfaces[surface], json({ ok: true }), 1);
    await shows(answers.refused);
    expect(seen()).toEqual(['ephemeral: Not yours']);
  });

  test.each(['modal', 'home', 'shortcut'] as const)('at a %s, a refusal is opened again', async surface => {
    const { shows, seen } = await at(surfaces[surface], no('internal_error'));
    await shows(answers.refused);
    expect(seen()).toEqual([expect.stringMatching(/: Common Ground, Not yours$/), seen()[0]]);
  });

  test('a refusal that does not open at a message shortcut is said in its channel', async () => {
    const { shows, seen } = await at(surfaces['message shortcut'], no('expired_trigger_id'));
    await shows(answers.refused);
    expect(seen()).toEqual(['views.open T1: Common Ground, Not yours', 'ephemeral: Not yours']);
  });

  const neither = ['an answer could not be shown', 'nor that an answer could not be shown'];

  test('in a modal, a page that can’t be drawn is said to be so', async () => {
    const { shows, seen } = await at(surfaces.modal, json({ ok: true }));
    const broken = async () => {
      throw new Error('gone');
    };
    await shows({ page: broken });
    expect(seen()).toEqual([
      'views.push T1: Common Ground, I couldn’t show that. Close this, and try again.',
    ]);
  });

  test.each(['modal', 'home', 'shortcut'] as const)(
    'at a %s, the log has it and nothing else breaks',
    async surface => {
      for (const answer of [answers.open, answers.refused]) {
        const { shows, log, responded } = await at(surfaces[surface], no('expired_trigger_id'));
        await shows(answer);
        expect(log.happened).toEqual(neither);
        expect(responded).toEqual([]);
      }
    },
  );

  test('in a modal, what was done is said to be done', async () => {
    const { shows, seen } = await at(surfaces.modal, json({ ok: true }));
    const broken = async () => {
      throw new Error('gone');
    };
    await shows({ done: md`It is done`, page: broken });
    expect(seen()).toEqual([
      'views.push T1: Common Ground, It is done, but I couldn’t show it. Close this; there is no need to do it again.',
    ]);
  });

  test('in a modal that was closed meanwhile, nothing is said', async () => {
    const { shows, log } = await at(surfaces.modal, no('not_found'));
    await shows(answers.done);
    await shows({ page: answers['done with a page'].page });
    expect(log.happened).toEqual(['an answer found its page closed', 'an answer found its page closed']);
  });
});
