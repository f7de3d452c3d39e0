import { weekFiles } from '../../src/changes/week-files.ts';
import { aWeek, aWeekChange } from './a-week.ts';

// A program of its own: it writes the picture of a week to its output.
const [picture] = await weekFiles(aWeek([aWeekChange()]), 'plant.slack.com');
process.stdout.write(picture?.bytes ?? '');
