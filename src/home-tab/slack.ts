import type { Visitor } from '../people/admins.ts';
import { siteOf, type Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import { dangerLine } from '../people/views.ts';
import { LIMIT, section, type Block } from '../slack/blocks.ts';
import type { HomeTab } from '../slack/home-tab.ts';
import { md } from '../slack/markup.ts';

/** What one feature shows a person on their Home. */
export type HomePart = (by: Person) => Promise<Block[]>;

/** Home: the features' parts one below the other, and for admins theirs at the end. */
export function homeRoutes(
  home: Pick<HomeTab, 'draw'>,
  visitor: (id: string) => Promise<Visitor>,
  directory: Directory,
  parts: readonly HomePart[],
  forAdmins: () => Block[],
): void {
  home.draw(async id => {
    const { person, isAdmin } = await visitor(id);
    const blocks = person ? await ofPerson(person) : [section(unplaced)];
    return {
      type: 'home',
      blocks: [...blocks.slice(0, LIMIT.viewBlocks - 1), ...(isAdmin ? forAdmins() : [])],
    };
  });

  async function ofPerson(person: Person): Promise<Block[]> {
    const site = await siteOf(directory, person.siteId);
    const blocks = (await Promise.all(parts.map(part => part(person)))).flat();
    return [section(dangerLine(site)), ...blocks];
  }
}

const unplaced = md`*I don’t know yet which side you are on.* Join your side’s desk, its IT or its OT channel, or ask your admin.`;
