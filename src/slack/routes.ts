import { Refusal } from '../kernel/refusal.ts';
import type { CommandNames } from './commands.ts';
import type { Listen } from './listen.ts';

type Kind = keyof Listen;

/** What is listened to. */
export interface Routes {
  /** @returns the name, as it was given */
  add<Name extends string | RegExp>(kind: Kind, name: Name): Name;
  /** Fits every name that was not added so far. */
  others(kind: Kind): RegExp;
}

export function knownRoutes(): Routes {
  const known: Partial<Record<Kind, string[]>> = {};
  return {
    add(kind, name) {
      if (typeof name === 'string') (known[kind] ??= []).push(name);
      return name;
    },
    others(kind) {
      const names = (known[kind] ?? []).map(name => name.replace(/[^\w]/g, '\\$&'));
      return new RegExp(`^(?!(?:${names.join('|')})$)`, 's');
    },
  };
}

/**
 * Answers what no route fits: a button or a form from before an update, or what is no longer offered. Registered after
 * all other routes; whoever it is may hear it.
 */
export function otherRoutes(
  anybody: Listen<string, RegExp>,
  routes: Routes,
  { incident, ground }: CommandNames,
): void {
  const outdated = async () => {
    throw new Refusal(
      'not-found',
      `Nothing was done: this is from before an update. Write ${incident} list for what is open, ${ground} help for what else there is, and go on there.`,
    );
  };
  anybody.command(routes.others('command'), outdated);
  anybody.press(routes.others('press'), outdated);
  anybody.submit(routes.others('submit'), outdated);
  anybody.suggest(routes.others('suggest'), outdated);
  anybody.shortcut(routes.others('shortcut'), outdated);
}
