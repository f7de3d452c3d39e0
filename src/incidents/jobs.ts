import { entryFor } from '../audit/entry.ts';
import { theApp } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { siteOf, type Directory } from '../people/directory.ts';
import { revise } from '../records/revise.ts';
import type { Job } from '../schedule/timer.ts';
import { stepTaken } from './taking.ts';
import { notFound } from './incident.ts';
import type { IncidentStore } from './incidents.ts';
import { acknowledgeBy, closesByItself, confirmBy } from './severity.ts';
import { timerFor, toldOfReminder, toldToConfirm, type IncidentJob } from './telling.ts';

export interface IncidentJobParts {
  store: IncidentStore;
  directory: Directory;
  clock: Clock;
  /** Where escalations end. */
  adminChannel: string;
}

/** What is done by itself when an incident's time has come. */
export function incidentJobs({
  store,
  directory,
  clock,
  adminChannel,
}: IncidentJobParts): Record<IncidentJob, Job> {
  return {
    /** Nobody has it yet: reminds, and escalates. */
    async 'incident.acknowledge'(timer) {
      const done = await revise(store, timer.about, notFound, async was => {
        if (was.state !== 'new') return undefined;
        const is = { ...was, version: was.version + 1 };
        const { action, messages } = await toldOfReminder(is, timer.round, directory, adminChannel);
        const due = acknowledgeBy(is.severity, clock.now(), await siteOf(directory, is.siteId));
        const timers = [timerFor('incident.acknowledge', is.id, due, timer.round + 1)];
        const entries = [entryFor('incident', is, { at: clock.now(), actor: theApp, action })];
        return { is, facts: { request: null, entries, messages, timers, fired: timer } };
      });
      return done ? 'done' : 'nothing to do';
    },

    /** Nobody said whether it is fixed: asks again, or closes it. */
    async 'incident.confirm'(timer) {
      const done = await revise(store, timer.about, notFound, async was => {
        if (was.state !== 'resolved') return undefined;
        const site = await siteOf(directory, was.siteId);
        if (closesByItself(was.severity)) {
          const { is, facts } = stepTaken('confirm', was, { words: null, now: clock.now(), site });
          return { is, facts: { ...facts, request: null, fired: timer } };
        }
        const is = { ...was, version: was.version + 1 };
        const due = confirmBy(is.severity, clock.now(), site);
        const timers = [timerFor('incident.confirm', is.id, due, timer.round + 1)];
        const entries = [entryFor('incident', is, { at: clock.now(), actor: theApp, action: 'asked' })];
        return { is, facts: { request: null, entries, messages: toldToConfirm(is), timers, fired: timer } };
      });
      return done ? 'done' : 'nothing to do';
    },
  };
}
