import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { manifestFor } from '../src/slack/manifest.ts';

const schemaFile = new URL('../../shared/data/manifest-schema/manifest.schema.1.0.0.json', import.meta.url);
const manifestFile = new URL('../manifest.yml', import.meta.url);

const isHere = existsSync(schemaFile);
if (!isHere) console.warn('Skipped: no ../shared/data/manifest-schema beside this checkout.');

type Manifest = { display_information: { name: string } };

function problemsOf(manifest: unknown): string[] {
  // The schema names formats and keywords of Slack's own, which ajv would otherwise stop at.
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  const validate = ajv.compile<Manifest>(JSON.parse(readFileSync(schemaFile, 'utf8')));
  validate(manifest);
  return (validate.errors ?? []).map(error => `${error.instancePath} ${error.message}`);
}

function readManifest(): Manifest {
  return parse(readFileSync(manifestFile, 'utf8')) as Manifest;
}

test.skipIf(!isHere)("the manifest keeps to Slack's own schema", () => {
  expect(problemsOf(readManifest())).toEqual([]);
});

test.skipIf(!isHere)("a manifest that breaks Slack's schema is noticed", () => {
  const manifest = readManifest();
  const nameless = {
    ...manifest,
    display_information: { ...manifest.display_information, name: 'x'.repeat(36) },
  };
  expect(problemsOf({ ...nameless, colour: 'red' })).toEqual([
    ' must NOT have additional properties',
    '/display_information/name must NOT have more than 35 characters',
  ]);
});

test('over HTTP everything that people do goes to one address, and the manifest still keeps to the schema', () => {
  const manifest = parse(manifestFor('cg-', 'https://ground.example/')) as Manifest & {
    features: { slash_commands: { command: string; url: string }[] };
  };
  const url = 'https://ground.example/slack/events';
  const commands = manifest.features.slash_commands.map(({ command, url: to }) => [command, to]);
  expect(commands).toEqual(
    ['/cg-incident', '/cg-change', '/cg-term', '/cg-coffee', '/cg-shadow', '/cg-ground'].map(command => [
      command,
      url,
    ]),
  );
  expect(manifest).toMatchObject({
    settings: {
      event_subscriptions: { request_url: url },
      interactivity: { is_enabled: true, request_url: url, message_menu_options_url: url },
      socket_mode_enabled: false,
    },
  });
  if (isHere) expect(problemsOf(manifest)).toEqual([]);
});

test.each(['http://ground.example', 'ground.example', 'https://ground.example/?x=1'])(
  'Slack sends nothing to %s',
  address => {
    expect(() => manifestFor('', address)).toThrow('https://ground.example');
  },
);
