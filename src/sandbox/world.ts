import type { World } from './world-types.ts';

/*
 * The demo's plant: two sites an ocean apart, their people and what they look after. One list of people serves
 * both the workspace and the plant file, so that they can't disagree.
 */

interface Inhabitant {
  id: string;
  name: string;
  title: string;
  site: 'rhine' | 'bayou';
  side: 'it' | 'ot' | 'bridge';
  roles?: ('lead' | 'admin')[];
}

const inhabitants: Inhabitant[] = [
  { id: 'U0INES', name: 'Ines Faria', title: 'Control engineer, OT, Rhine Works', site: 'rhine', side: 'ot' },
  {
    id: 'U0JONAS',
    name: 'Jonas Weber',
    title: 'Shift lead, OT, Rhine Works, shift B',
    site: 'rhine',
    side: 'ot',
    roles: ['lead'],
  },
  {
    id: 'U0MARTA',
    name: 'Marta Kowalska',
    title: 'Instrument technician, OT, Rhine Works, early shift',
    site: 'rhine',
    side: 'ot',
  },
  {
    id: 'U0OMAR',
    name: 'Omar Haddad',
    title: 'Network engineer, IT, Rhine Works',
    site: 'rhine',
    side: 'it',
  },
  { id: 'U0LENA', name: 'Lena Brandt', title: 'System engineer, IT, Rhine Works', site: 'rhine', side: 'it' },
  {
    id: 'U0PRIYA',
    name: 'Priya Nair',
    title: 'IT lead, Rhine Works',
    site: 'rhine',
    side: 'it',
    roles: ['lead'],
  },
  {
    id: 'U0ANNA',
    name: 'Anna Schulz',
    title: 'IT/OT architect, admin of Common Ground',
    site: 'rhine',
    side: 'bridge',
    roles: ['admin'],
  },
  {
    id: 'U0CALEB',
    name: 'Caleb Thibodeaux',
    title: 'Control technician, OT, Bayou Works, night shift',
    site: 'bayou',
    side: 'ot',
  },
  {
    id: 'U0DENISE',
    name: 'Denise Broussard',
    title: 'Operations lead, OT, Bayou Works',
    site: 'bayou',
    side: 'ot',
    roles: ['lead'],
  },
  {
    id: 'U0RAVI',
    name: 'Ravi Menon',
    title: 'Security engineer, IT, Bayou Works',
    site: 'bayou',
    side: 'it',
  },
  {
    id: 'U0GRACE',
    name: 'Grace Kim',
    title: 'IT lead, Bayou Works',
    site: 'bayou',
    side: 'it',
    roles: ['lead'],
  },
  { id: 'U0TOM', name: 'Tom Reyes', title: 'Historian and MES, IT, Bayou Works', site: 'bayou', side: 'it' },
];

const zones = { rhine: 'Europe/Berlin', bayou: 'America/Chicago' };
const everybody = inhabitants.map(({ id }) => id);
const guest = 'U0VICTOR';

/** Those of a site's side, and those who belong to both sides everywhere. */
const desk = (site: Inhabitant['site'], side: 'it' | 'ot') =>
  inhabitants
    .filter(one => one.side === 'bridge' || (one.site === site && one.side === side))
    .map(({ id }) => id);

export const world: World = {
  team: { id: 'T0PLANT', domain: 'plant', name: 'Rhine & Bayou' },
  app: { appId: 'A0COMMON', botId: 'B0COMMON', botUserId: 'U0COMMON', name: 'Common Ground' },
  users: [
    ...inhabitants.map(({ id, name, title, site }) => ({ id, name, title, tz: zones[site] })),
    {
      id: guest,
      name: 'Victor Olsen',
      title: 'Service technician of a vendor, guest',
      tz: 'Europe/Oslo',
      is_restricted: true,
    },
    { id: 'U0PAUL', name: 'Paul Lefèvre', title: 'Left the company', tz: 'Europe/Berlin', deleted: true },
  ],
  channels: [
    {
      id: 'C0RHINEOT',
      name: 'rhine-ot',
      topic: 'OT desk of Rhine Works',
      members: [...desk('rhine', 'ot'), guest],
      app: true,
    },
    {
      id: 'C0RHINEIT',
      name: 'rhine-it',
      topic: 'IT desk of Rhine Works',
      members: desk('rhine', 'it'),
      app: true,
    },
    {
      id: 'C0BAYOUOT',
      name: 'bayou-ot',
      topic: 'OT desk of Bayou Works',
      members: desk('bayou', 'ot'),
      app: true,
    },
    {
      id: 'C0BAYOUIT',
      name: 'bayou-it',
      topic: 'IT desk of Bayou Works',
      members: desk('bayou', 'it'),
      app: true,
    },
    {
      id: 'C0ADMINS',
      name: 'common-ground-admins',
      isPrivate: true,
      topic: 'What nobody has yet, and what could not be delivered',
      members: ['U0ANNA', 'U0PRIYA'],
      app: true,
    },
    { id: 'C0CANTEEN', name: 'canteen', topic: 'Lunch, and everything else', members: [...everybody, guest] },
  ],
};

export const adminChannel = 'C0ADMINS';

const asset = (
  site: Inhabitant['site'],
  id: string,
  name: string,
  area: string,
  owner: 'it' | 'ot' | null,
  level: number | null,
  safety = false,
) => ({
  id,
  name,
  siteId: site,
  area,
  owner,
  level,
  safety,
});

/** What `npm start -- load` would read from a file. */
export const plantFile = JSON.stringify({
  sites: [
    {
      id: 'rhine',
      name: 'Rhine Works',
      zone: zones.rhine,
      itChannel: 'C0RHINEIT',
      otChannel: 'C0RHINEOT',
      emergencyPhone: '0621 555 112',
      radioChannel: '4',
      workingDays: [1, 2, 3, 4, 5],
      opens: '07:00',
      closes: '17:00',
    },
    {
      id: 'bayou',
      name: 'Bayou Works',
      zone: zones.bayou,
      itChannel: 'C0BAYOUIT',
      otChannel: 'C0BAYOUOT',
      emergencyPhone: '225 555 0111',
      radioChannel: '2',
      workingDays: [1, 2, 3, 4, 5],
      opens: '06:00',
      closes: '16:00',
    },
  ],
  people: [
    ...inhabitants.map(({ id, name, side, site, roles }) => ({
      id,
      name,
      side,
      siteId: site,
      roles: roles ?? [],
    })),
    { id: 'U0PAUL', name: 'Paul Lefèvre', side: 'ot', siteId: 'rhine', left: true },
  ],
  assets: [
    asset('rhine', 'plc-12', 'PLC-12', 'Filling line 3', 'ot', 1),
    asset('rhine', 'hmi-3', 'HMI-3', 'Filling line 3', 'ot', 2),
    asset('rhine', 'vfd-7', 'VFD-7 conveyor drive', 'Filling line 3', 'ot', 1),
    asset('rhine', 'sis-2', 'SIS-2 burner management', 'Boiler house', 'ot', 1, true),
    asset('rhine', 'scada-1', 'SCADA-1', 'Control room', 'ot', 2),
    asset('rhine', 'ews-1', 'EWS-1 engineering station', 'Control room', null, 2),
    asset('rhine', 'his-1', 'HIS-1 historian', 'Server room B', 'it', 3),
    asset('rhine', 'sw-34', 'SW-34 plant switch', 'Filling line 3', 'it', 3),
    asset('rhine', 'mes-1', 'MES-1', 'Server room A', 'it', 3),
    asset('rhine', 'jump-1', 'JUMP-1 remote access host', 'DMZ', 'it', 3.5),
    asset('rhine', 'print-2', 'PRINT-2 label printer server', 'Office', 'it', 4),
    asset('rhine', 'bms-1', 'BMS-1 building management', 'Office', null, null),
    asset('bayou', 'dcs-1', 'DCS-1', 'Cracker', 'ot', 2),
    asset('bayou', 'plc-40', 'PLC-40 loading arm', 'Jetty', 'ot', 1),
    asset('bayou', 'esd-1', 'ESD-1 emergency shutdown', 'Cracker', 'ot', 1, true),
    asset('bayou', 'ana-6', 'ANA-6 gas analyser', 'Cracker', 'ot', 0),
    asset('bayou', 'his-2', 'HIS-2 historian', 'Control building', 'it', 3),
    asset('bayou', 'fw-2', 'FW-2 plant firewall', 'Control building', 'it', 3.5),
    asset('bayou', 'hyp-1', 'HYP-1 hypervisor', 'Control building', 'it', 3),
    asset('bayou', 'cam-9', 'CAM-9 flare camera', 'Flare', null, 2),
  ],
});
