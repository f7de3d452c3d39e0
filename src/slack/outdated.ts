import { Refusal } from '../kernel/refusal.ts';
import type { CommandNames } from './commands.ts';
import type { Listen } from './listen.ts';
import { OTHER } from './routes.ts';

/**
 * Answers what no route fits: a button or a form from before an update, or what is no longer offered. Whoever it is may
 * hear it.
 */
export function outdatedRoutes(anybody: Listen<string>, { incident, ground }: CommandNames): void {
  const outdated = async () => {
    throw new Refusal(
      'not-found',
      `Nothing was done: this is from before an update. Write ${incident} list for what is open, ${ground} help for what else there is, and go on there.`,
    );
  };
  anybody.command(OTHER, outdated);
  anybody.press(OTHER, outdated);
  anybody.submit(OTHER, outdated);
  anybody.suggest(OTHER, outdated);
  anybody.shortcut(OTHER, outdated);
}
