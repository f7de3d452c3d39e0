import type { Asset } from '../../register/asset.ts';
import type { Typed } from '../planning.ts';

/** What a word of a line says it is. What is rebooted is not seen meanwhile. */
const patches = /\b(?:patch|update|upgrade|hotfix)\w*\b/i;
const reboots = /\b(?:reboot|restart)\w*\b/i;

/**
 * One line as a plan that is not believed yet: `reboot print-srv`, `tonight 20:00`. Whoever types it does it.
 *
 * @param assets that the words name
 */
export function lineAsPlan(what: string, when: string, assets: readonly Asset[], by: string): Typed {
  const reboot = reboots.test(what);
  return {
    what,
    why: undefined,
    where: assets.map(({ id }) => ({ assetId: id })),
    when,
    kind: reboot || patches.test(what) ? 'patch' : 'other',
    effects: reboot ? ['view'] : [],
    implementerId: by,
    type: 'normal',
  };
}
