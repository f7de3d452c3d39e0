import { clip } from '../../kernel/text.ts';
import { LONGEST, type Source } from '../concept.ts';
import { isWebAddress } from './draft.ts';
import { plainText } from './html.ts';
import type { NistSource } from './nist-shape.ts';

/** How names of what the US government wrote itself begin. Nobody protects its words: 17 U.S.C. 105. */
const ownBodies = [
  /NIST/, // and NISTIR
  /SP 800-/,
  /FIPS/,
  /CNSS/, // and CNSSI, CNSSP, CNSSD
  /NSTISS/, // what CNSS was before
  /NCSC/,
  /NSA\b/,
  /OMB\b/,
  /DHS\b/,
  /CISA\b/,
  /US-CERT\b/,
  /DOD/i, // and DoDI, DoDD
  /CJCS/,
  /FBI\b/,
  /GAO\b/,
  /GSA\b/,
  /NARA\b/,
  /FCC\b/,
  /DOE\b/,
  /ODNI\b/,
  /ICD \d/,
  /ICS \d/,
  /[HN]SPD/,
  /PPD/,
  /PDD/,
  /FedRAMP\b/i,
  /FISMA\b/i,
  /\d+ U\.?S\.?C\b/,
  /\d+ C\.?F\.?R\b/,
  /U\.?S\.? Code\b/i,
  /P\.?L\.? \d/,
  /Pub(\.|lic) L(\.|aw)/i,
  /E\.?O\.? \d/,
  /Executive Order\b/i,
  /(E-Government|Privacy|Clinger-Cohen|Atomic Energy) Act\b/i,
  /Federal (Register|Acquisition|Information|Enterprise|CIO)/i,
  /(Department|Office|Committee) (of|on) (Defense|Homeland|Energy|Commerce|Management|National)/i,
];

/** Bodies whose words are theirs, also where a name of the government’s stands before them. */
const otherBodies =
  /\b(ISO|IEC|IEEE|ISA|ITU|IETF|RFC|ANSI|ASME|ASTM|INCITS|OASIS|W3C|ENISA|BSI|ETSI|NERC|SANS|TCG|ISACA|PMI|OMG|INCOSE)\b/;

const beginnings = ownBodies.map(({ source, flags }) => new RegExp(`^${source}`, flags));

/** Whether the US government wrote what is so named. What nobody knows is somebody else’s. */
export function isUsGovernment(name: string): boolean {
  const body = name.replace(/^(adapted )?from /i, '');
  return beginnings.some(beginning => beginning.test(body)) && !otherBodies.test(body);
}

/** Older than what NIST says now. */
export const isSuperseded = ({ note }: NistSource): boolean => /\bsuperseded\b/i.test(note ?? '');

/** Where a definition stands, and whether somebody else’s text is quoted there. */
export function sourceOf({ text, link, refSources }: NistSource): Source {
  const name = plainText(text) || NIST_GLOSSARY;
  const quoted = (refSources ?? []).map(ref => plainText(ref.text)).filter(Boolean);
  const quotes = ![name, ...quoted].every(isUsGovernment);
  const whole = quoted.length > 0 ? `${name}, ${quotes ? 'quoting' : 'from'} ${quoted.join('; ')}` : name;
  const told = { name: clip(whole, LONGEST.source), link: webLink(link) };
  return quotes ? { ...told, licence: '', quotes } : { ...told, licence: US_GOVERNMENT };
}

export const NIST_GLOSSARY = 'NIST CSRC glossary';
export const US_GOVERNMENT = 'US government work';

export const webLink = (link: string | null | undefined): string =>
  link && link.length <= LONGEST.link && isWebAddress(link) ? link : '';
