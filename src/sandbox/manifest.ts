import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** What Slack takes from an app's manifest. */
export interface Manifest {
  commands: { command: string; description: string; escapes: boolean }[];
  /** Entries of a message's menu, or of the composer's. */
  shortcuts: { name: string; type: 'message' | 'global'; callbackId: string; description: string }[];
  scopes: string[];
  /** Events the bot subscribes to: `app_home_opened`, `message.channels` ... */
  events: string[];
  /** Otherwise over HTTP. */
  socketMode: boolean;
  homeTab: boolean;
  messagesTab: boolean;
  messagesTabReadOnly: boolean;
}

interface Source {
  features?: {
    app_home?: {
      home_tab_enabled?: boolean;
      messages_tab_enabled?: boolean;
      messages_tab_read_only_enabled?: boolean;
    };
    slash_commands?: { command: string; description: string; should_escape?: boolean }[];
    shortcuts?: { name: string; type: 'message' | 'global'; callback_id: string; description: string }[];
  };
  oauth_config?: { scopes?: { bot?: string[] } };
  settings?: { event_subscriptions?: { bot_events?: string[] }; socket_mode_enabled?: boolean };
}

/** Reads a manifest.yml. @throws when there is none at `path` or it isn't YAML */
export function readManifest(path: string): Manifest {
  const source = parse(readFileSync(path, 'utf8')) as Source;
  const home = source.features?.app_home;
  return {
    commands: (source.features?.slash_commands ?? []).map(({ command, description, should_escape }) => ({
      command,
      description,
      escapes: should_escape ?? false,
    })),
    shortcuts: (source.features?.shortcuts ?? []).map(({ callback_id, ...rest }) => ({
      ...rest,
      callbackId: callback_id,
    })),
    scopes: source.oauth_config?.scopes?.bot ?? [],
    events: source.settings?.event_subscriptions?.bot_events ?? [],
    socketMode: source.settings?.socket_mode_enabled ?? false,
    homeTab: home?.home_tab_enabled ?? false,
    messagesTab: home?.messages_tab_enabled ?? true,
    messagesTabReadOnly: home?.messages_tab_read_only_enabled ?? true,
  };
}
