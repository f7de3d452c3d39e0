import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { tighteningWords } from '../src/changes/rules/tightening.ts';
import { environment } from '../src/config.ts';
import { importFile } from '../src/importing/importing.ts';
import { importStore } from '../src/importing/store.ts';
import { systemClock } from '../src/kernel/clock.ts';
import { METHODS } from '../src/sandbox/methods.ts';
import type { ChannelKind } from '../src/sandbox/state.ts';
import { openStore } from '../src/store/open.ts';

/** All the app's own code in one text; the sandbox is not part of the app. */
const code = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.ts') && !path.startsWith('sandbox'))
  .map(path => readFileSync(join('src', path), 'utf8'))
  .join('\n');
const readme = readFileSync('README.md', 'utf8');
const manifest = parse(readFileSync('manifest.yml', 'utf8')) as {
  features: { slash_commands: { command: string }[]; shortcuts: { callback_id: string }[] };
  oauth_config: { scopes: { bot: string[] } };
  settings: {
    event_subscriptions: { bot_events: string[] };
    interactivity: { is_enabled: boolean };
    socket_mode_enabled: boolean;
  };
};

const found = (pattern: RegExp): string[] =>
  [...new Set([...code.matchAll(pattern)].map(match => match[1] ?? ''))].toSorted();

describe('the manifest asks for what the code uses, and for nothing else', () => {
  test('commands', () => {
    expect(manifest.features.slash_commands.map(one => one.command).toSorted()).toEqual(
      found(/\bon\w*\.command\('([^']+)'/g),
    );
  });

  test('events', () => {
    const heard = found(/routes\.event\('([^']+)'/g);
    // Messages are asked for by kind of conversation: in channels, public and private.
    const asked = heard.flatMap(event =>
      event === 'message' ? ['message.channels', 'message.groups'] : [event],
    );
    expect(manifest.settings.event_subscriptions.bot_events.toSorted()).toEqual(asked.toSorted());
  });

  test('Socket Mode and interactivity, without which Slack sends nothing', () => {
    expect(manifest.settings).toMatchObject({
      interactivity: { is_enabled: true },
      socket_mode_enabled: true,
    });
  });

  test('shortcuts', () => {
    expect(manifest.features.shortcuts.map(one => one.callback_id).toSorted()).toEqual(
      found(/on\.shortcut\('([^']+)'/g),
    );
  });

  test('scopes', () => {
    const inChannels = ['public', 'private'] as const;
    const direct = ['dm', 'group dm'] as const;
    /** Methods that are about some kinds only; the others read all. */
    const about: Record<string, readonly ChannelKind[]> = {
      'conversations.info': inChannels,
      'conversations.members': inChannels,
      'conversations.open': direct,
    };
    const called = found(/client\s*\.\s*((?:[a-z]+\.)+[a-zA-Z]+)\(/g);
    const scopes = called.flatMap(name => {
      const method = METHODS[name];
      if (!method) throw new Error(`the sandbox plays no ${name}`);
      const { scope } = method;
      const kinds = about[name] ?? [...inChannels, ...direct];
      return typeof scope === 'function' ? kinds.map(kind => scope(kind)) : (scope ?? []);
    });
    expect(called).toEqual(expect.arrayContaining(['chat.postMessage', 'usergroups.users.list']));
    // Three that no method has by itself: another name on a message, and the events of reactions and of questions.
    if (/\busername:/.test(code)) scopes.push('chat:write.customize');
    if (code.includes("routes.event('reaction_added'")) scopes.push('reactions:read');
    if (code.includes("routes.event('app_mention'")) scopes.push('app_mentions:read');
    expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual(
      [...new Set(['commands', ...scopes])].toSorted(),
    );
  });
});

test('the dependencies are few: each stands in the table with its licence and its reason', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;
  const licensed = (names: object) =>
    Object.keys(names).map(name => {
      const { license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as {
        license: string;
      };
      return `${name} ${license}`;
    });
  const [, running = '', building = ''] = readFileSync('docs/dependencies.md', 'utf8').split('\n## ');
  const told = (part: string) =>
    [...part.matchAll(/^\| `(.+)` \| (.+) \| .+ \|$/gm)].map(([, name, license]) => `${name} ${license}`);
  expect(told(running)).toEqual(licensed(dependencies));
  expect(told(building)).toEqual(licensed(devDependencies));
  for (const line of licensed({ ...dependencies, ...devDependencies }))
    expect(line).toMatch(/ (MIT|ISC|Apache-2\.0|MPL-2\.0|MIT AND OFL-1\.1)$/);
});

describe('the README says what is', () => {
  const rows = (heading: string): string[][] => {
    const part = readme.slice(readme.indexOf(heading)).split('\n## ')[0] ?? '';
    return part
      .split('\n')
      .filter(line => line.startsWith('| `'))
      .map(line =>
        line
          .split('|')
          .slice(1, -1)
          .map(cell => cell.trim()),
      );
  };

  test('every setting with its default and what it is', () => {
    const settings = Object.entries(environment.shape).map(([name, schema]) => {
      const byDefault = schema.safeParse(undefined);
      const instead = byDefault.success ? byDefault.data : 'required';
      const cell = byDefault.success && instead ? `\`${instead}\`` : (instead ?? '');
      return [`\`${name}\``, cell, schema.description];
    });
    expect(rows('## Configuration')).toEqual(settings);
  });

  test('every scope and what it is for', () => {
    const told = rows('### What each scope is for').flatMap(([scopes = '']) =>
      [...scopes.matchAll(/`([^`]+)`/g)].map(match => match[1] ?? ''),
    );
    expect(told.toSorted()).toEqual(manifest.oauth_config.scopes.bot.toSorted());
  });

  test('its tables can be imported one after the other, without a mistake', async () => {
    const store = openStore(':memory:');
    onTestFinished(() => store.close());
    const examples = [...readme.matchAll(/```csv\n([\s\S]*?)```/g)].map(([, csv = '']) =>
      csv.replace(/^ +/gm, ''),
    );
    const parts = { auditKey: 'a key that is only good for tests, 32+', machine: systemClock };
    const said: (string | undefined)[] = [];
    for (const csv of examples) {
      const importing = { store: importStore(store, parts), members: undefined, clock: systemClock };
      said.push((await importFile(Buffer.from(csv), importing)).lines.at(-1));
    }
    expect(said).toEqual(['Written: 1 of 1 rows.', 'Written: 4 of 4 rows.', 'Written: 3 of 3 rows.']);
  });

  test('every word by which a file tightens the rules', () => {
    for (const { label } of Object.values(tighteningWords)) expect(readme).toContain(`\`${label}\``);
  });

  test('every script and file it names is there', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const inDocs = readdirSync('docs').filter(name => name.endsWith('.md'));
    const own = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'];
    for (const document of [...own, ...inDocs.map(name => `docs/${name}`)]) {
      const text = readFileSync(document, 'utf8');
      for (const [, script = ''] of text.matchAll(/npm run ([a-z:]+)/g))
        expect(Object.keys(scripts)).toContain(script);
      for (const [, path = ''] of text.matchAll(/\]\((?!https?:)([^)]+)\)/g))
        expect(() => readFileSync(join(dirname(document), path))).not.toThrow();
    }
  });
});
