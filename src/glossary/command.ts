/** What stands behind `/term`. */
export type Asked =
  | { for: 'list' | 'export' | 'review' | 'help' | 'stop-hints' | 'start-hints' }
  | { for: 'word' | 'add' | 'edit' | 'history'; word: string }
  | { for: 'hints'; on: boolean };

/** A verb that stands alone is one; what follows no verb is looked up. */
export function readCommand(words: string): Asked {
  const typed = words.trim().replace(/\s+/g, ' ');
  const [, verb = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(typed) ?? [];
  switch (verb.toLowerCase()) {
    case '':
    case 'list':
      return rest ? { for: 'word', word: typed } : { for: 'list' };
    case 'export':
    case 'review':
    case 'help':
      return rest ? { for: 'word', word: typed } : { for: verb.toLowerCase() as 'help' };
    case 'add':
    case 'edit':
    case 'history':
      return { for: verb.toLowerCase() as 'add', word: rest };
    case 'hints':
      return hints(rest.toLowerCase()) ?? { for: 'word', word: typed };
    default:
      return { for: 'word', word: typed };
  }
}

function hints(rest: string): Asked | undefined {
  switch (rest) {
    case 'on':
    case 'off':
      return { for: 'hints', on: rest === 'on' };
    case 'stop':
      return { for: 'stop-hints' };
    case 'start':
      return { for: 'start-hints' };
    default:
      return undefined;
  }
}
