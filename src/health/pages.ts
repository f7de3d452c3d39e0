import { counted } from '../kernel/text.ts';
import { context, header, modal, section, type Block, type Modal } from '../slack/blocks.ts';
import { joined, md } from '../slack/markup.ts';
import type { Health } from './health.ts';
import type { Problems } from './problems.ts';
import { problemSentence } from './views.ts';

/** Sites that the page tells of one by one: those with problems before the others. */
const MOST_SITES = 90;

/** What needs an admin, and how the app itself is. @param ground `/ground`, as it is called here */
export function healthPage({ sites, undelivered }: Problems, health: Health, ground: string): Modal {
  const inOrder = sites.toSorted((a, b) => Number(b.problems.length > 0) - Number(a.problems.length > 0));
  const rest = inOrder.slice(MOST_SITES);
  const troubled = rest.filter(({ problems }) => problems.length > 0).length;
  const ofSites = inOrder.slice(0, MOST_SITES).map(({ site, problems }): Block => {
    const told = problems.map(problem => md`•  ${problemSentence(problem, site, ground)}`);
    return section(joined([md`*${site.name}*`, ...(told.length > 0 ? told : [md`Nothing to do.`])], '\n'));
  });
  const lost =
    undelivered === 0
      ? md`Every message of the last seven days was delivered.`
      : md`*${counted(undelivered, 'message')} of the last seven days could not be delivered.* The admin channel says why; press *Try again* there once that is mended.`;
  const late = Math.max(health.oldestOverdueMessageSeconds, health.oldestOverdueTimerSeconds);
  return modal('Health', [
    ...(sites.length === 0 ? [section(md`There is no site yet: ${ground} setup.`)] : ofSites),
    ...(rest.length > 0
      ? [
          context(
            md`And ${counted(rest.length, 'more site')}${troubled > 0 ? `, ${troubled} of them with` : ' without'} problems.`,
          ),
        ]
      : []),
    header('Messages'),
    section(lost),
    context(
      md`${late === 0 ? 'Nothing is late.' : `What waits longest is ${counted(late, 'second')} late.`} ${health.storeWritable ? 'The database can be written.' : 'The database can’t be written: look at its disk at once.'}`,
    ),
  ]);
}
