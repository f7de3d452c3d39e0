import { context, header, modal, section, type Block, type Modal } from '../slack/blocks.ts';
import { joined, md } from '../slack/markup.ts';
import type { Health } from './health.ts';
import type { Problems } from './problems.ts';
import { problemSentence } from './views.ts';

/** What needs an admin, and how the app itself is. */
export function healthPage({ sites, undelivered }: Problems, health: Health): Modal {
  const ofSites = sites.flatMap(({ site, problems }): Block[] => [
    header(site.name),
    section(
      problems.length === 0
        ? md`Nothing to do.`
        : joined(
            problems.map(problem => md`•  ${problemSentence(problem, site)}`),
            '\n',
          ),
    ),
  ]);
  const lost =
    undelivered === 0
      ? md`Every message of the last seven days was delivered.`
      : md`*${undelivered} messages of the last seven days could not be delivered.* The admin channel says why; press *Try again* there once that is mended.`;
  const late = Math.max(health.oldestOverdueMessageSeconds, health.oldestOverdueTimerSeconds);
  return modal('Health', [
    ...(sites.length === 0
      ? [section(md`There is no site yet. Begin with *Add a site* in the setup.`)]
      : ofSites),
    header('Messages'),
    section(lost),
    context(
      md`${late === 0 ? 'Nothing is late.' : `What waits longest is ${late} seconds late.`} ${health.storeWritable ? 'The database can be written.' : 'The database can’t be written: look at its disk at once.'}`,
    ),
  ]);
}
