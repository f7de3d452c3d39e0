/** What stands behind `/shadow`. */
export type Asked = 'mine' | 'offer' | 'ask' | 'help';

export function readCommand(words: string): Asked {
  const [word = ''] = words.trim().toLowerCase().split(/\s+/);
  return word === '' ? 'mine' : word === 'offer' || word === 'ask' ? word : 'help';
}
