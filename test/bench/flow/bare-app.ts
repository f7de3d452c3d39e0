import { App, SocketModeReceiver } from '@slack/bolt';
import SqliteDatabase from 'better-sqlite3';

/*
 * What a filing costs at least: one transaction (an update, two inserts, FULL), the ack, two posts with Bolt's
 * defaults. Its environment is the one of Common Ground.
 */

const { SLACK_API_URL: slackApiUrl = '', SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET } = process.env;
const database = new SqliteDatabase(process.env['DATABASE_FILE']);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec(
  'create table if not exists counters (n integer); insert into counters values (0); create table if not exists facts (id integer primary key, text text); create table if not exists log (id integer primary key, text text)',
);
const update = database.prepare('update counters set n = n + 1');
const fact = database.prepare('insert into facts (text) values (?)');
const log = database.prepare('insert into log (text) values (?)');
const save = database.transaction((text: string) => {
  update.run();
  fact.run(text);
  log.run(text);
});

const clientOptions = { slackApiUrl };
const authorize = async () => ({ botToken: 'xoxb-bench', botId: 'B0', botUserId: 'U0', teamId: 'T0' });
const way =
  appToken === undefined
    ? { signingSecret: SLACK_SIGNING_SECRET ?? '' }
    : { receiver: new SocketModeReceiver({ appToken, installerOptions: { clientOptions } }) };
const app = new App({ ...way, authorize, clientOptions });
app.view('incident.file', async ({ ack, view, client }) => {
  save(view.id);
  await ack();
  await Promise.all(['C1', 'C2'].map(channel => client.chat.postMessage({ channel, text: view.id })));
});
await app.start({ port: Number(process.env['HTTP_PORT'] ?? 0), host: '127.0.0.1' });
process.send?.('listening');
process.on('disconnect', () => process.exit());
