import { found, type Rule } from './case.ts';
import { mayLoseView, touchedOt, touchesSafety, whyOt } from './touching.ts';
import type { QuestionId } from '../questions.ts';

const lostView: readonly QuestionId[] = ['processState', 'restartMinutes', 'manualHold', 'controlRoom'];
const wayBack: readonly QuestionId[] = [
  'onSiteContact',
  'backOutPlan',
  'backOutBy',
  'backOutMinutes',
  'verification',
];

export const effectRule: Rule = {
  id: 'R2',
  says: 'What may cost view or control of OT, at any level, needs a window, a back-out plan, a contact on site and the shift lead’s go.',
  source: 'Practice: level isn’t effect, a switch or a domain server can stop a line',
  judge(one) {
    const ot = touchedOt(one).length > 0 || touchesSafety(one);
    if (!ot) return undefined;
    const loses = mayLoseView(one);
    return found(whyOt(one), {
      asks: loses ? [...lostView, ...wayBack] : wayBack,
      needs: loses ? ['go'] : [],
    });
  },
};

export const windowRule: Rule = {
  id: 'R4',
  says: 'Where view may be lost, it lies wholly inside a maintenance window of everything it stops, restart included.',
  source: 'NIST SP 800-82: patches and reboots at planned outages',
  judge: one =>
    mayLoseView(one) ? found('View or control may be lost.', { against: one.calendar.outside }) : undefined,
};

export const blackoutRule: Rule = {
  id: 'R5',
  says: 'A blackout beats a window.',
  source: 'Practice; windows live in the site’s time zone',
  judge: one =>
    one.calendar.blackouts.length > 0
      ? found('It lies in a blackout.', { against: one.calendar.blackouts })
      : undefined,
};

export const backOutRule: Rule = {
  id: 'R8',
  says: 'Backing out must be over before the window ends.',
  source: 'ITIL 4 change enablement: a back-out that is too late is none',
  judge: one =>
    mayLoseView(one)
      ? found('There must be time to back out.', { against: one.calendar.backOut })
      : undefined,
};

export const conflictRule: Rule = {
  id: 'R10',
  says: 'Two open changes on the same asset, along what it serves, or by the same implementer at the same time are a conflict.',
  source: 'ServiceNow conflict reasons',
  judge({ clashes }) {
    if (clashes.length === 0) return undefined;
    const against = clashes.map(({ name, on }) =>
      on === null
        ? `${name} has the same implementer at the same time. Name another one, or another time.`
        : `${name} touches ${on} at the same time. Agree with its owner, and choose another time.`,
    );
    return found('Another change is planned at the same time.', { against });
  },
};
