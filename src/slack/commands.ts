/** Our commands as people type them here. */
export interface CommandNames {
  incident: string;
  change: string;
  term: string;
  coffee: string;
  shadow: string;
  ground: string;
}

/** @param prefix empty, or ends in a hyphen */
export const commandsWith = (prefix: string): CommandNames => ({
  incident: called('/incident', prefix),
  change: called('/change', prefix),
  term: called('/term', prefix),
  coffee: called('/coffee', prefix),
  shadow: called('/shadow', prefix),
  ground: called('/ground', prefix),
});

/** `/incident` with the prefix `cg-` is `/cg-incident`. */
export const called = (command: string, prefix: string): string => command.replace(/^\//, `/${prefix}`);
