import type { Role } from '../people/person.ts';
import type { World } from './world-types.ts';

/*
 * The demo's plant: two sites an ocean apart, their people and what they look after. One list of people serves
 * both the workspace and the files that are imported, so that they can't disagree.
 */

interface Inhabitant {
  id: string;
  name: string;
  title: string;
  site: 'rhine' | 'bayou';
  side: 'it' | 'ot' | 'bridge';
  roles?: Role[];
  /** Several people use the account. */
  shared?: boolean;
}

const inhabitants: Inhabitant[] = [
  {
    id: 'U0INES',
    name: 'Ines Faria',
    title: 'Control engineer, OT, Rhine Works',
    site: 'rhine',
    side: 'ot',
    roles: ['approver'],
  },
  {
    id: 'U0JONAS',
    name: 'Jonas Weber',
    title: 'Shift lead, OT, Rhine Works, shift B',
    site: 'rhine',
    side: 'ot',
    roles: ['lead', 'shift lead'],
  },
  {
    id: 'U0MARTA',
    name: 'Marta Kowalska',
    title: 'Instrument technician, OT, Rhine Works, early shift',
    site: 'rhine',
    side: 'ot',
    roles: ['safety approver', 'steward'],
  },
  {
    id: 'U0OMAR',
    name: 'Omar Haddad',
    title: 'Network engineer, IT, Rhine Works',
    site: 'rhine',
    side: 'it',
  },
  {
    id: 'U0LENA',
    name: 'Lena Brandt',
    title: 'System engineer, IT, Rhine Works',
    site: 'rhine',
    side: 'it',
    roles: ['approver', 'steward'],
  },
  {
    id: 'U0PRIYA',
    name: 'Priya Nair',
    title: 'IT lead, Rhine Works',
    site: 'rhine',
    side: 'it',
    roles: ['lead', 'approver'],
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
    id: 'U0CONTROL',
    name: 'Control room Rhine',
    title: 'Shared account of the control room, OT, Rhine Works',
    site: 'rhine',
    side: 'ot',
    shared: true,
  },
  {
    id: 'U0CALEB',
    name: 'Caleb Thibodeaux',
    title: 'Control technician, OT, Bayou Works, night shift',
    site: 'bayou',
    side: 'ot',
    roles: ['approver'],
  },
  {
    id: 'U0DENISE',
    name: 'Denise Broussard',
    title: 'Operations lead, OT, Bayou Works',
    site: 'bayou',
    side: 'ot',
    roles: ['lead', 'safety approver', 'shift lead'],
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
    roles: ['lead', 'approver'],
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
    ...inhabitants.map(({ id, name, title, site }) => ({
      id,
      name,
      title,
      tz: zones[site],
      isOwner: id === 'U0ANNA',
    })),
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

/** What `npm start -- import` would read from files. */
export const plantFiles = {
  sites: `id,name,time zone,IT channel,OT channel,working days,opens,closes,holidays,shifts,emergency phone,radio channel,out-of-band contact
rhine,Rhine Works,${zones.rhine},C0RHINEIT,C0RHINEOT,Mon-Fri,07:00,17:00,,06:00; 14:00; 22:00,0621 555 112,4,"Conference line 0621 555 900, code in the shift log"
bayou,Bayou Works,${zones.bayou},C0BAYOUIT,C0BAYOUOT,Mon-Fri,06:00,16:00,,06:00; 14:00; 22:00,225 555 0111,2,"Control building, radio channel 7"
`,
  people: `member,name,side,site,roles,shared
${inhabitants
  .map(({ id, name, side, site, roles = [], shared = false }) =>
    [id, name, side, site, roles.join('; '), shared ? 'yes' : ''].join(','),
  )
  .join('\n')}
`,
  assets: `id,name,site,aliases,area,owner side,IT owner,OT owner,level,safety,part of,serves
plc-12,PLC-12,rhine,Filler PLC,Filling line 3,OT,,Ines Faria,1,,,
hmi-3,HMI-3,rhine,Filler panel,Filling line 3,OT,,Ines Faria,2,,plc-12,
vfd-7,VFD-7 conveyor drive,rhine,Conveyor 3,Filling line 3,OT,,Ines Faria,1,,PLC-12,
sis-2,SIS-2 burner management,rhine,Burner,Boiler house,OT,,Jonas Weber,1,yes,,
scada-1,SCADA-1,rhine,Control system,Control room,OT,Lena Brandt,Jonas Weber,2,,,
ews-1,EWS-1 engineering station,rhine,Engineering PC,Control room,,,,2,,,
his-1,HIS-1 historian,rhine,PI server; Trends,Server room B,IT,Lena Brandt,Ines Faria,3,,,MES-1
sw-34,SW-34 plant switch,rhine,Switch line 3,Filling line 3,IT,Omar Haddad,Ines Faria,3,,,PLC-12; HMI-3; HIS-1 historian
mes-1,MES-1,rhine,Order system,Server room A,IT,Lena Brandt,,3,,,Labels
jump-1,JUMP-1 remote access host,rhine,Remote access,DMZ,IT,Omar Haddad,,3.5,,,
print-2,PRINT-2 label printer server,rhine,Labels,Office,IT,Lena Brandt,,4,,,
bms-1,BMS-1 building management,rhine,Air conditioning,Office,,,,,,,
dcs-1,DCS-1,bayou,Cracker control,Cracker,OT,,Denise Broussard,2,,,
plc-40,PLC-40 loading arm,bayou,Loading arm,Jetty,OT,,Caleb Thibodeaux,1,,,
esd-1,ESD-1 emergency shutdown,bayou,Emergency stop,Cracker,OT,,Denise Broussard,1,yes,,
ana-6,ANA-6 gas analyser,bayou,Gas analyser,Cracker,OT,,Caleb Thibodeaux,0,,DCS-1,
his-2,HIS-2 historian,bayou,Trends,Control building,IT,Tom Reyes,,3,,,
fw-2,FW-2 plant firewall,bayou,Firewall,Control building,IT,Ravi Menon,,3.5,,,DCS-1; Trends
hyp-1,HYP-1 hypervisor,bayou,Virtual machines,Control building,IT,Tom Reyes,,3,,,HIS-2 historian
cam-9,CAM-9 flare camera,bayou,Flare camera,Flare,,,,2,,,
`,
};
