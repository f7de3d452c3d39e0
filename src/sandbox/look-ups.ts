import { idsOf } from './elements.ts';
import { saying, type LookUps } from './filling.ts';
import type { Setting } from './reader.ts';
import { isDirect, type Channel } from './state.ts';

/** What a person finds while they fill in a view: the app's suggestions, people, channels. */
export function lookUpsOf({ workspace, client }: Setting, as: string, view: string): LookUps {
  const { users, channels } = workspace.state;
  const channelAmong = (sees: (channel: Channel) => boolean) => (name: string) =>
    saying(Object.values(channels).filter(sees), channel => channel.name, name, 'channel called').id;
  return {
    async suggest(field, query) {
      const { options, problem } = await client.do({ as, do: 'suggest', view, ...idsOf(field), query });
      if (problem !== undefined) throw new Error(`No suggestions for “${query}”: ${problem}`);
      return options ?? [];
    },
    userNamed(name) {
      const people = Object.values(users).filter(user => !user.isBot && !user.deleted);
      return saying(people, user => user.name, name, 'person called').id;
    },
    publicChannelNamed: channelAmong(one => one.kind === 'public' && !one.archived),
    conversationNamed: channelAmong(one => !isDirect(one) && !one.archived && one.members.includes(as)),
  };
}
