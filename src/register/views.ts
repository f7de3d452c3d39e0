import { clip } from '../kernel/text.ts';
import type { Site } from '../people/site.ts';
import { input, LIMIT, option, plain, type Block } from '../slack/blocks.ts';
import type { Asset } from './asset.ts';
import { LONGEST_PLACE, type Whereabouts } from './place.ts';

/** The field of every form that asks where; also the action under which Slack asks for suggestions. */
export const WHERE = 'where';

export function whereInput(): Block {
  const select = {
    type: 'external_select',
    min_query_length: 0,
    placeholder: plain('An asset, or where it is in your words', LIMIT.placeholder),
  };
  return input(WHERE, 'Where and what', select, {
    hint: 'Not in the list? Type it, and choose what you typed.',
  });
}

/** A place as an option's value: `asset:<id>`, or `site:<id>:<words>`. */
export const assetOption = (asset: Asset, site: Site) =>
  option([asset.name, asset.area, site.name].filter(Boolean).join(' · '), `asset:${asset.id}`);

export function wordsOption(words: string, site: Site) {
  const start = `site:${site.id}:`;
  const kept = clip(words, Math.min(LONGEST_PLACE, LIMIT.optionValue - start.length));
  return option(`“${clip(kept, 40)}” at ${site.name}`, start + kept);
}

export function readWhere(value: string): Whereabouts {
  const [, kind, id = '', words = ''] = /^(asset|site):([^:]*):?(.*)$/s.exec(value) ?? [];
  return kind === 'asset' ? { assetId: id } : { siteId: id, words };
}
