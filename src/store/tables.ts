import { auditTables } from '../audit/tables.ts';
import { changeTables } from '../changes/tables.ts';
import { coffeeTables } from '../coffee/tables.ts';
import { conversationTables } from '../conversations/tables.ts';
import { glossaryTables } from '../glossary/tables.ts';
import { inboxTables } from '../inbox/tables.ts';
import { incidentTables } from '../incidents/tables.ts';
import { outboxTables } from '../outbox/tables.ts';
import { peopleTables } from '../people/tables.ts';
import { registerTables } from '../register/tables.ts';
import { scheduleTables } from '../schedule/tables.ts';
import { shadowTables } from '../shadowing/tables.ts';
import { rememberedTables } from './remembered-tables.ts';
import type { Kit } from './kit.ts';

/** Every table of every feature. */
export function allTables(kit: Kit) {
  const people = peopleTables(kit);
  const register = registerTables(kit, people);
  return {
    ...people,
    ...register,
    ...incidentTables(kit, { ...people, ...register }),
    ...changeTables(kit, { ...people, ...register }),
    ...glossaryTables(kit),
    ...coffeeTables(kit, people),
    ...shadowTables(kit, people),
    ...auditTables(kit),
    ...conversationTables(kit),
    ...outboxTables(kit),
    ...inboxTables(kit),
    ...scheduleTables(kit),
    ...rememberedTables(kit),
  };
}

export type Tables = ReturnType<typeof allTables>;
