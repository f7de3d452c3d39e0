import { folded } from '../kernel/text.ts';
import { isZone } from './site-rules.ts';

/** Names of today that Node 20 lists only under older ones: what is in use here must be found. */
const modernNames = [
  'America/Argentina/Buenos_Aires',
  'America/Indiana/Indianapolis',
  'America/Kentucky/Louisville',
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Etc/UTC',
  'Europe/Kyiv',
  'Pacific/Chuuk',
  'Pacific/Kanton',
  'Pacific/Pohnpei',
  'UTC',
];
const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), ...modernNames])].toSorted();

/** Time zones whose name contains the words: `berlin` → Europe/Berlin; and what was typed, where it is one. */
export function zonesLike(words: string, most: number): string[] {
  const typed = words.trim().replace(/\s+/g, '_');
  // Once: what was typed may be long, and there are hundreds of zones.
  const looked = folded(typed);
  const found = zones.filter(zone => folded(zone).includes(looked));
  const isListed = found.some(zone => folded(zone) === looked);
  return [
    ...found.slice(0, most - 1),
    ...(isZone(typed) && !isListed ? [typed] : found.slice(most - 1)),
  ].slice(0, most);
}
