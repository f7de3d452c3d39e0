const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/**
 * A message as Slack gave it, as its readers see it: for a field in which a person goes on writing.
 *
 * @param names of the people it mentions, by id
 */
export function plainWords(mrkdwn: string, names: ReadonlyMap<string, string>): string {
  return mrkdwn
    .replace(/<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g, (_, mark: string, id: string, label = '') => {
      if (mark === '@') return `@${names.get(id) ?? (label || 'somebody')}`;
      if (mark === '#') return label ? `#${label}` : 'a channel';
      if (mark === '!') return label || `@${id.replace(/\^.*/, '')}`;
      return address(id, label);
    })
    .replace(/&(amp|lt|gt);/g, entity => entities[entity] ?? entity);
}

/** Slack makes a link of `plant.example` by itself: then its words say it all. */
function address(url: string, words: string): string {
  if (!words || words === url) return url;
  const isSame = url.replace(/^(https?:\/\/|mailto:|tel:)/, '').replace(/\/$/, '') === words;
  return isSame ? words : `${words} (${url})`;
}
