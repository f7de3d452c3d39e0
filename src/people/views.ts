import { md, type Markup } from '../slack/markup.ts';
import type { Site } from './site.ts';

/** R0, making safe never waits for this app: it is no alarm, and says so wherever somebody may be in danger. */
export const dangerLine = (site: Site): Markup =>
  md`*Danger now?* ${site.emergencyPhone}, radio ${site.radioChannel} first. Injuries, fires, releases: the site’s own system.`;
