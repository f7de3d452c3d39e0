import type { Element, Option, OptionGroup } from '../blocks/block-kit.ts';
import type { Screen } from '../../protocol.ts';
import { appOf } from '../slack.ts';

/** Options that stand together; an ungrouped list is one group without a label. */
export type Group = Omit<OptionGroup, 'label'> & { label?: OptionGroup['label'] };

/** What a select offers without asking the app: its own options, people or channels. */
export function offeredBy(element: Element, screen: Screen): Group[] {
  switch (element.type.replace(/^multi_/, '')) {
    case 'users_select':
      return [{ options: people(screen) }];
    case 'channels_select':
      return [{ options: publicChannels(screen) }];
    case 'conversations_select':
      return [{ options: conversations(element, screen) }];
    default:
      return element.option_groups ?? [{ options: element.options ?? [] }];
  }
}

function people(screen: Screen): Option[] {
  return screen.people.filter(face => !face.isApp).map(({ id, name, title }) => option(id, name, title));
}

function publicChannels(screen: Screen): Option[] {
  return [...screen.channels.filter(channel => !channel.isPrivate), ...screen.otherChannels]
    .map(({ id, name }) => option(id, `#${name}`))
    .toSorted((a, b) => a.text.text.localeCompare(b.text.text));
}

/** Without a filter all kinds are offered. The only direct messages here are those with the app, alone or in a group. */
function conversations({ filter }: Element, screen: Screen): Option[] {
  const kinds = filter?.include ?? ['public', 'private', 'mpim', 'im'];
  const isPrivate = screen.channels.filter(channel => channel.isPrivate);
  return [
    ...(kinds.includes('public') ? publicChannels(screen) : []),
    ...(kinds.includes('private')
      ? isPrivate.map(({ id, name }) => option(id, `#${name}`, 'Private channel'))
      : []),
    ...(kinds.includes('mpim')
      ? screen.groups.map(({ id, name }) => option(id, name, 'Group direct message'))
      : []),
    ...(kinds.includes('im') && !filter?.exclude_bot_users
      ? [option(screen.dm.id, appOf(screen).name, 'Direct message')]
      : []),
  ];
}

function option(value: string, name: string, description = ''): Option {
  const plain = (text: string) => ({ type: 'plain_text' as const, text });
  return { value, text: plain(name), ...(description ? { description: plain(description) } : {}) };
}
