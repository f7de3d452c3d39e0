import { describe, expect, test } from 'vitest';
import { states } from '../../src/changes/change.ts';
import { details, listRow, listWords, receipt, rulesPage, whyPage } from '../../src/changes/pages.ts';
import { steps } from '../../src/changes/steps.ts';
import { why } from '../../src/changes/why.ts';
import { openRows } from '../../src/incidents/open-here/views.ts';
import { filters, PER_PAGE } from '../../src/lists/listing.ts';
import { listPage } from '../../src/lists/pages.ts';
import { problemsInView } from '../../src/sandbox/limits/blocks.ts';
import { rhine } from '../incidents/a-place.ts';
import { anIncident } from '../incidents/an-incident.ts';
import { nasty, worstHistory, worstPicture } from './worst.ts';

const around = openRows(
  'Open here:',
  Array.from({ length: 10 }, (_, n) =>
    anIncident({ number: 999_999_990 + n, place: nasty(100), what: nasty(3000) }),
  ),
);
const words = (view: unknown) => JSON.stringify(view);

describe('of the longest and worst texts', () => {
  test.each(states)(
    'the page of what is %s shows all that was typed, and the newest of its history',
    state => {
      const picture = worstPicture(state);
      const page = details(picture, worstHistory, steps, around);
      expect(problemsInView(page, 'modal')).toEqual([]);
      const all = words(page);
      expect(all).toContain('The newest');
      expect(all).toMatch(/… \d+ earlier/);
      expect(all).toContain('Times are those of');
      // What counts comes before what no longer does.
      expect(all).toMatch(/\*Decisions\*\\n• [^•]*said yes, [^•,]*\\n/);
      const { answers, what, why: reason, place } = picture.change;
      const typed = [what, reason, place, ...Object.values(answers)].join('');
      const count = (text: string, one: string) => text.split(one).length - 1;
      expect(count(all, '&amp;')).toBeGreaterThanOrEqual(count(typed, '&'));
    },
  );

  test('one of a few words takes no more than a few blocks, and shows its history from the beginning', () => {
    const { change, ...picture } = worstPicture('authorize');
    const brief = {
      ...change,
      place: 'SW-34',
      what: 'Patch',
      why: 'CVE',
      answers: {},
      decisions: [],
      voices: [],
    };
    const page = details({ ...picture, change: brief }, worstHistory.slice(-30), ['withdraw']);
    expect(page.blocks).toHaveLength(38);
    expect(words(page)).not.toContain('earlier');
  });

  test.each(states)('the receipt, Why? and the row in a list of what is %s', state => {
    const picture = worstPicture(state);
    const sent = receipt(picture);
    expect(problemsInView(sent, 'modal')).toEqual([]);
    expect(words(sent)).toContain('22:00 – 23:00');
    const whyShown = whyPage(picture, why(picture.change, picture.case));
    expect(problemsInView(whyShown, 'modal')).toEqual([]);
    expect(words(whyShown)).toContain('Which rules apply');
    const rows = Array.from({ length: PER_PAGE }, () => listRow(picture, rhine));
    expect(words(rows)).toMatch(/22:00 – 23:00/);
    for (const filter of filters) {
      const listing = { filter, words: nasty(100), page: 1 };
      const page = listPage('change', { listing, total: 1_000_000 }, rows, listWords('/cg-change'));
      expect(problemsInView(page, 'modal')).toEqual([]);
    }
  });

  test('the rules, tightened in every way', () => {
    const rules = { bothSidesForOt: true, requesterCounts: true, otMayLoseView: true, advisory: true };
    const page = rulesPage({ ...rhine, name: nasty(80), rules });
    expect(problemsInView(page, 'modal')).toEqual([]);
    expect(words(page).match(/Tightened here|Eased here|Advisory here/g)).toHaveLength(4);
  });
});
