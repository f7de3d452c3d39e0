import { ANSWERS, CHANGE_IT, PLAN, SUBMIT } from '../../src/changes/form/forms.ts';
import { CHANGED_ON } from '../../src/changes/recent/pages.ts';
import {
  ACT as COFFEE,
  agreeAction,
  FORM as COFFEE_FORM,
  ZONE as COFFEE_ZONE,
} from '../../src/coffee/actions.ts';
import { SUGGESTED } from '../../src/coffee/pairs.ts';
import { answerCallback } from '../../src/changes/step/forms.ts';
import { steps as changeSteps } from '../../src/changes/steps.ts';
import { MORE as MORE_OF_CHANGE, stepAction, WHY } from '../../src/changes/views.ts';
import { FILE } from '../../src/incidents/forms.ts';
import { REPORT } from '../../src/incidents/pages.ts';
import { CHANGED, MORE } from '../../src/incidents/views.ts';
import { listActions } from '../../src/lists/pages.ts';
import { ACT, FORM } from '../../src/glossary/actions.ts';
import { CLEAR, KNOW, meantBy, STOP } from '../../src/glossary/hints/views.ts';
import { ACT as SHADOW, FORM as SHADOW_FORM } from '../../src/shadowing/actions.ts';
import { MOST } from '../../src/shadowing/offer.ts';
import { TRY_AGAIN } from '../../src/outbox/views.ts';
import { AWAY, DUTY, PERSON, PLACE, SAY_SIDE } from '../../src/people/forms.ts';
import { HOURS } from '../../src/people/hours/actions.ts';
import { HOURS_ZONE, MY_HOURS, PATTERN } from '../../src/people/hours/forms.ts';
import { MOVE, WRONG_SIDE } from '../../src/people/views.ts';
import { WHERE } from '../../src/register/views.ts';
import { GROUP, SITE, ZONE } from '../../src/setup/forms.ts';
import { ADD_SITE, CHANGE_SITE, HEALTH, LOAD_WORDS, PEOPLE, SET_UP } from '../../src/setup/pages.ts';
import { effects, SET_WINDOW } from '../../src/windows/forms.ts';
import { addWindow, ALL_WINDOWS, END_WINDOW, WINDOWS_ON } from '../../src/windows/pages.ts';
import { ON } from '../../src/windows/windows.ts';

/* What Bolt knows our routes by, so that hostile requests reach them. */

const lists = [listActions('incident'), listActions('change')];
const steps = ['acknowledge', 'start', 'resolve', 'confirm', 'reopen'];
const pages = [MORE, REPORT, CHANGED, TRY_AGAIN, MOVE, WRONG_SIDE, HOURS, PATTERN];
const setUp = [ADD_SITE, CHANGE_SITE, HEALTH, LOAD_WORDS, PEOPLE, SET_UP];
const windows = [...effects.map(addWindow), ALL_WINDOWS, END_WINDOW, WINDOWS_ON];
const changes = [MORE_OF_CHANGE, WHY, CHANGE_IT, CHANGED_ON, ...changeSteps.map(stepAction)];

const { prove, ...shadow } = SHADOW;
const shadowing = [
  ...Object.values(shadow),
  ...Array.from({ length: MOST.prerequisites }, (_, n) => `${prove}.${n}`),
];

const { look, ...others } = ACT;
const glossary = [
  ...Object.values(others),
  ...[0, 1, 2, 3, 4].map(n => `${look}.${n}`),
  CLEAR,
  KNOW,
  STOP,
  meantBy('it'),
  meantBy('ot'),
];

const coffee = [...Object.values(COFFEE), ...Array.from({ length: SUGGESTED }, (_, n) => agreeAction(n))];

export const commands = ['/incident', '/change', '/ground', '/term', '/coffee', '/shadow'];
export const presses = [
  ...steps.map(step => `incident.${step}`),
  ...lists.flatMap(({ open, filter, words, back, on }) => [open, filter, words, back, on]),
  ...pages,
  ...setUp,
  ...windows,
  ...changes,
  ...glossary,
  ...coffee,
  ...shadowing,
];
export const forms = [
  FILE,
  SITE,
  DUTY,
  AWAY,
  MY_HOURS,
  PERSON,
  PLACE,
  SAY_SIDE,
  SET_WINDOW,
  ...lists.map(({ search }) => search),
  ...steps.map(step => `incident.${step}.answer`),
  PLAN,
  ANSWERS,
  SUBMIT,
  ...changeSteps.map(answerCallback),
  ...Object.values(FORM),
  ...Object.values(COFFEE_FORM),
];
export const suggestions = [
  WHERE,
  ZONE,
  COFFEE_ZONE,
  HOURS_ZONE,
  'site',
  CHANGE_SITE,
  GROUP.it,
  GROUP.ot,
  ON,
  WINDOWS_ON,
  ...Object.values(SHADOW_FORM),
];
