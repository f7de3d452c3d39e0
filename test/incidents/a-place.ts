import { asWritten } from '../../src/changes/rules/tightening.ts';
import type { Site } from '../../src/people/site.ts';
import type { Asset } from '../../src/register/asset.ts';

/** Rhine Works, open 07:00 to 17:00 from Monday to Friday. */
export const rhine: Site = {
  id: 'rhine',
  name: 'Rhine Works',
  zone: 'Europe/Berlin',
  desks: { it: 'C0RHINEIT', ot: 'C0RHINEOT' },
  emergencyPhone: '0621 555 112',
  radioChannel: '4',
  outOfBand: '',
  hours: { days: [1, 2, 3, 4, 5], opens: 7 * 60, closes: 17 * 60, holidays: [] },
  groups: { it: null, ot: null },
  duty: { it: null, ot: null },
  shifts: [],
  rules: asWritten,
  version: 1,
  auditHead: '',
};

/** The historian at Rhine Works, which IT owns. */
export function anAsset(but: Partial<Asset> = {}): Asset {
  return {
    id: 'his-1',
    name: 'HIS-1 historian',
    siteId: 'rhine',
    area: 'Server room B',
    owner: 'it',
    aliases: [],
    owners: { it: '', ot: '' },
    partOf: null,
    serves: [],
    level: 3,
    safety: false,
    ...but,
  };
}
