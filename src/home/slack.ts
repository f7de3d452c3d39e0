import { siteOf, type Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import { dangerLine } from '../people/views.ts';
import { LIMIT, section, type Block } from '../slack/blocks.ts';
import type { Listen } from '../slack/listen.ts';

/** What one feature shows a person on their Home. */
export type HomePart = (by: Person) => Promise<Block[]>;

/** Home: the features' parts one below the other. */
export function homeRoutes(on: Listen, directory: Directory, parts: readonly HomePart[]): void {
  on.home(async by => {
    const site = await siteOf(directory, by.siteId);
    const blocks = (await Promise.all(parts.map(part => part(by)))).flat();
    return { type: 'home', blocks: [section(dangerLine(site)), ...blocks].slice(0, LIMIT.viewBlocks) };
  });
}
