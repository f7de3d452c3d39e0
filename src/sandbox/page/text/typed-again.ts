import type { Screen } from '../../protocol.ts';

/** A sent message as its author typed it, for editing: names in place of mentions, signs in place of entities. */
export function typedAgain(
  { people, channels, otherChannels }: Pick<Screen, 'people' | 'channels' | 'otherChannels'>,
  text: string,
): string {
  const named = [...channels, ...otherChannels];
  return text
    .replace(/<@(\w+)[^>]*>/g, (_, id: string) => `@${people.find(one => one.id === id)?.name ?? id}`)
    .replace(
      /<#(\w+)(?:\|([^>]*))?>/g,
      (_, id: string, label: string | undefined) =>
        `#${named.find(one => one.id === id)?.name ?? label ?? id}`,
    )
    .replace(/<!(here|channel|everyone)[^>]*>/g, '@$1')
    .replace(/<((?:https?|mailto|tel):[^>|]*)[^>]*>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
