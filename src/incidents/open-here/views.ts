import { button, context, section, type Block } from '../../slack/blocks.ts';
import { clipMarkup, joined, md, quoted, type Markup } from '../../slack/markup.ts';
import { incidentName, type Incident } from '../incident.ts';
import { MORE, status } from '../views.ts';

/** How much of what was typed a line shows, in characters: ten of them fit into one block. */
const SHOWN = 100;

/** `INC-42 (S2), INC-43 (S4)`. */
export const openNames = (incidents: readonly Incident[]): Markup =>
  joined(
    incidents.map(incident => md`${incidentName(incident)} (${incident.severity})`),
    ', ',
  );

/** A line each, to be opened; nothing where nothing is open. @param most lines; left out where all are shown */
export function openRows(head: string, incidents: readonly Incident[], most = incidents.length): Block[] {
  if (incidents.length === 0) return [];
  const shown = incidents.slice(0, most);
  const others = incidents.slice(most);
  return [
    section(md`*${head}*`),
    ...shown.map((incident): Block => {
      return { ...section(line(incident)), accessory: button('Open', MORE, incident.id) };
    }),
    ...(others.length > 0 ? [context(md`And ${openNames(others)}`)] : []),
  ];
}

/** The same in a form, upon which nothing can be opened. */
export function openLines(head: string, incidents: readonly Incident[]): Block[] {
  return incidents.length === 0 ? [] : [section(joined([md`*${head}*`, ...incidents.map(line)], '\n'))];
}

function line(incident: Incident): Markup {
  const { place, severity, what } = incident;
  return md`*${incidentName(incident)} · ${clipMarkup(md`${place}`, SHOWN)}* · ${severity} · ${status(incident)}\n${quoted(what, SHOWN)}`;
}
