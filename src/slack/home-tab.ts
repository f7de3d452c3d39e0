import type { webApi } from '@slack/bolt';
import type { Ids } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { attempts } from './attempt.ts';
import type { Home } from './blocks.ts';
import { md } from './markup.ts';
import { homeNotice } from './show.ts';
import type { Routes } from './routes.ts';

/** The app's Home tab, of which everybody has their own. */
export interface HomeTab {
  /** There is one drawing of it: its feature collects what the others show there. */
  draw(how: (user: string) => Promise<Home>): void;
  publish(client: webApi.WebClient, user: string): Promise<void>;
}

export function homeTab(routes: Routes, parts: { ids: Ids; log: Log }): HomeTab {
  const attempt = attempts(parts);
  let drawn: (user: string) => Promise<Home> = async () => homeNotice(md`Nothing here yet.`);

  async function publish(client: webApi.WebClient, user: string): Promise<void> {
    const tried = await attempt('home', () => drawn(user));
    const view = 'answer' in tried ? tried.answer : homeNotice(md`${tried.refusal.message}`);
    await client.views.publish({ user_id: user, view });
  }

  routes.event('app_home_opened', async ({ event, client }) => {
    if (event.tab === 'home') await publish(client, event.user);
  });
  return {
    publish,
    draw(how) {
      drawn = how;
    },
  };
}
