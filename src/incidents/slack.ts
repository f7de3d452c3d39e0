import type { HomePart } from '../home/slack.ts';
import { siteOf, type Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import type { Answer, Listen } from '../slack/listen.ts';
import { FILE, filingForm, questionCallback, questionForm, questions, readFiling } from './forms.ts';
import { allSteps, stepsFrom, whyNot } from './incident.ts';
import type { Incidents } from './incidents.ts';
import { details, homePart, receipt, REPORT } from './pages.ts';
import { picture } from './drawing.ts';
import { doneSentence, MORE, stepAction } from './views.ts';

/** Everything that people do with incidents. */
export function incidentRoutes(on: Listen, incidents: Incidents, directory: Directory): void {
  const report = async ({ by }: { by: Person }): Promise<Answer> => ({
    open: filingForm(await siteOf(directory, by.siteId), by),
  });

  const page = async (id: string, by: Person) => {
    const { incident, history } = await incidents.look(id, by);
    const steps = stepsFrom(incident.state).filter(step => !whyNot(step, incident, by));
    return details(await picture(directory, incident, history), history, steps);
  };

  on.command('/incident', report);
  on.press(REPORT, report);
  on.press(MORE, async ({ by, value }) => ({ open: await page(value, by) }));

  on.submit(FILE, async ({ by, entered, key }) => {
    const incident = await incidents.file(readFiling(entered), by, key);
    return receipt(await picture(directory, incident));
  });

  for (const step of allSteps) {
    const question = questions[step];
    on.press(stepAction(step), async ({ by, value, key }) => {
      if (question) return { open: questionForm(step, question, await incidents.check(step, value, by)) };
      const incident = await incidents.take(step, value, by, '', key);
      return { done: doneSentence(step, incident), page: () => page(value, by) };
    });
    if (!question) continue;
    on.submit(questionCallback(step), async ({ by, about, entered, key }) => {
      await incidents.take(step, about, by, entered('words'), key);
      return undefined;
    });
  }
}

/** What waits on a person's side, for their Home. */
export function incidentsAtHome(incidents: Incidents, directory: Directory): HomePart {
  return async by => {
    const waiting = await incidents.waitingOn(by);
    const pictures = await Promise.all(waiting.map(incident => picture(directory, incident)));
    return homePart(await siteOf(directory, by.siteId), pictures);
  };
}
