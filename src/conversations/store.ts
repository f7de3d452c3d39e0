import { eq } from 'drizzle-orm';
import type { Store } from '../store/open.ts';
import type { Cards } from './card.ts';

export function cardStore({ queries, tables }: Store): Cards {
  return {
    async card(id) {
      const rows = await queries.select().from(tables.cards).where(eq(tables.cards.id, id));
      return rows[0];
    },
  };
}
