import { subscribe } from 'node:diagnostics_channel';
import { readConfig } from '../../src/config.ts';
import { openApp } from '../../src/app.ts';
import { openLog } from '../../src/json-log.ts';
import { SECOND, systemClock } from '../../src/kernel/clock.ts';
import { randomIds } from '../../src/kernel/ids.ts';
import { openStore, type OpenStore } from '../../src/store/open.ts';

/*
 * A desk in a process of its own that kills itself, without a chance to tidy up, at the moment named by KILL_AT:
 * `commit` after a request is committed and before it is acked, `send` when a message is about to leave, `record`
 * when Slack has answered and nothing is recorded yet.
 */

const killAt = process.env['KILL_AT'];
const die = () => process.kill(process.pid, 'SIGKILL');

function whenPosting(channel: string): void {
  subscribe(channel, message => {
    const { request } = message as { request: { path: string } };
    if (request.path.endsWith('/chat.postMessage')) die();
  });
}
if (killAt === 'send') whenPosting('undici:request:create');
if (killAt === 'record') whenPosting('undici:request:headers');

const config = readConfig(process.env);
const opened = openStore(config.databaseFile);
const store: OpenStore = {
  ...opened,
  commitAll(commits) {
    const outcomes = opened.commitAll(commits);
    const answers = commits.some(
      (steps, n) => outcomes[n] === 'done' && steps.some(({ sql }) => sql.startsWith('insert into "inbox"')),
    );
    if (killAt === 'commit' && answers) die();
    return outcomes;
  },
};
const desk = await openApp({
  config,
  store,
  clock: systemClock,
  machine: systemClock,
  ids: randomIds,
  log: openLog('warn'),
});
await desk.start({ every: SECOND });
process.send?.('listening');
