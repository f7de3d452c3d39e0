import type { Incident } from '../../src/incidents/incident.ts';
import type { Person } from '../../src/people/person.ts';
import { everyone } from '../../src/records/visibility.ts';
import { TUESDAY } from '../support/clocks.ts';

/** INC-7: OT of Rhine Works asks, IT answers. */
export function anIncident(but: Partial<Incident> = {}): Incident {
  return {
    id: 'i-7',
    number: 7,
    siteId: 'rhine',
    assetId: 'his-1',
    place: 'HIS-1 historian, Server room B',
    what: 'Trends stand still since 08:40',
    severity: 'S3',
    assumed: false,
    state: 'new',
    asking: 'ot',
    answering: 'it',
    reporterId: 'U0INES',
    ownerId: null,
    resolverId: null,
    resolution: null,
    reopenedFor: null,
    askerId: null,
    source: null,
    visibility: everyone,
    filedAt: TUESDAY,
    acknowledgeBy: TUESDAY,
    since: TUESDAY,
    version: 1,
    auditHead: '',
    ...but,
  };
}

export function somebody(but: Partial<Person> = {}): Person {
  return {
    id: 'U0SOME',
    name: 'Some Body',
    picture: null,
    side: 'it',
    sideFrom: 'hand',
    siteId: 'rhine',
    roles: [],
    guest: false,
    shared: false,
    left: false,
    delegate: null,
    updated: 0,
    version: 1,
    auditHead: '',
    ...but,
  };
}
