import { objectIn, optional, required, type Call, type Method } from './method.ts';
import { checkTrigger } from './permits.ts';
import { Refused } from './refused.ts';
import { viewShape } from './shapes.ts';
import type { Trigger } from './state.ts';
import {
  checkHash,
  checkView,
  openModal,
  publishHome,
  pushModal,
  replaceContent,
  stackOf,
  viewByExternalId,
  viewById,
} from './views.ts';

/** The family `views.*`. */
export const viewMethods: Record<string, Method> = {
  'views.open': {
    token: 'bot',
    tier: 4,
    takes: ['trigger_id', 'view'],
    run: call => {
      const content = checkView(objectIn(call.args, 'view'), 'modal');
      const trigger = triggerOf(call);
      const view = openModal(call.workspace, trigger.user, content);
      trigger.used = true;
      return { view: viewShape(call.workspace, view) };
    },
  },
  'views.push': {
    token: 'bot',
    tier: 4,
    takes: ['trigger_id', 'view'],
    run: call => {
      const content = checkView(objectIn(call.args, 'view'), 'modal');
      const trigger = triggerOf(call);
      const below = stackOf(call.workspace, trigger.user).some(view => view.id === trigger.view);
      if (!below) throw new Refused('not_found');
      const view = pushModal(call.workspace, trigger.user, content);
      trigger.used = true;
      return { view: viewShape(call.workspace, view) };
    },
  },
  'views.update': {
    token: 'bot',
    tier: 4,
    takes: ['view_id', 'external_id', 'view', 'hash'],
    run: ({ workspace, args }) => {
      const id = optional(args, 'view_id');
      const external = optional(args, 'external_id');
      if (id === undefined && external === undefined) required(args, 'view_id');
      const view = id === undefined ? viewByExternalId(workspace, external) : viewById(workspace, id);
      if (view === undefined) throw new Refused('not_found');
      const content = checkView(objectIn(args, 'view'), view.surface);
      checkHash(view, optional(args, 'hash'));
      return { view: viewShape(workspace, replaceContent(workspace, view, content)) };
    },
  },
  'views.publish': {
    token: 'bot',
    tier: 4,
    takes: ['user_id', 'view', 'hash'],
    run: ({ workspace, manifest, args }) => {
      const user = workspace.user(required(args, 'user_id'));
      if (user === undefined) throw new Refused('user_not_found');
      if (!manifest.homeTab) throw new Refused('not_enabled');
      const content = checkView(objectIn(args, 'view'), 'home');
      const view = publishHome(workspace, user.id, content, optional(args, 'hash'));
      return { view: viewShape(workspace, view) };
    },
  },
};

function triggerOf({ workspace, args }: Call): Trigger {
  return checkTrigger(workspace, required(args, 'trigger_id'));
}
