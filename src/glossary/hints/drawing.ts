import type { Draw } from '../../outbox/deliver.ts';
import type { Directory } from '../../people/directory.ts';
import { sides } from '../../people/person.ts';
import type { Hints } from './hints.ts';
import { meant } from './views.ts';

/** What somebody meant, as both sides read it. */
export const drawMeant =
  ({ hints, directory }: { hints: Pick<Hints, 'pair'>; directory: Pick<Directory, 'person'> }): Draw =>
  async ({ about }) => {
    const [friendId = '', word = '', personId = ''] = about.split(' ');
    const side = sides.find(one => one === word);
    const pair = await hints.pair(friendId);
    const person = await directory.person(personId);
    return pair && person && side ? meant(pair, side, person.name) : undefined;
  };
