import { describe, expect, test } from 'vitest';
import { filters, PER_PAGE, type Listing } from '../../src/lists/listing.ts';
import { details, listRow, listWords } from '../../src/incidents/pages.ts';
import { listPage } from '../../src/lists/pages.ts';
import { filingForm } from '../../src/incidents/forms.ts';
import { states } from '../../src/incidents/incident.ts';
import { pleaseConfirm } from '../../src/incidents/personal.ts';
import { card, type Picture } from '../../src/incidents/views.ts';
import type { Modal } from '../../src/slack/blocks.ts';
import { problemsInMessage, problemsInView } from '../../src/sandbox/limits/blocks.ts';
import { rhine } from './a-place.ts';
import { anIncident, somebody } from './an-incident.ts';

const NASTY = '&<>'.repeat(1000);
const LINK = 'https://plant.slack.com/archives/C0CANTEEN/p1764000000000100';

const pictureOf = (n: number, but: Partial<Picture> = {}): Picture => ({
  incident: anIncident({ id: `${n}`, number: 999_990 + n, place: NASTY, what: NASTY, source: LINK }),
  site: { ...rhine, id: 'bayou', name: NASTY.slice(0, 80) },
  names: new Map(),
  ...but,
});

const pageOf = (rows: number, total: number, but: Partial<Listing> = {}): Modal => {
  const listing: Listing = { filter: 'open-here', words: '', page: 0, ...but };
  const pictures = Array.from({ length: rows }, (_, n) => pictureOf(n));
  const shown = pictures.map(picture => listRow(picture, rhine));
  return listPage('incident', { listing, total }, shown, listWords('/cg-incident'));
};

describe('Slack shows', () => {
  test.each(filters)('a full list of the longest and worst texts: %s', filter => {
    for (const words of ['', NASTY.slice(0, 100)])
      for (const page of [0, 1, 99_999])
        expect(problemsInView(pageOf(PER_PAGE, 1_000_000, { filter, words, page }), 'modal')).toEqual([]);
  });

  test('an empty list, which says what to do', () => {
    for (const words of ['', NASTY.slice(0, 100)]) {
      const view = pageOf(0, 0, { words });
      expect(problemsInView(view, 'modal')).toEqual([]);
      expect(JSON.stringify(view)).toMatch(/\/cg-incident|choose All/);
    }
  });

  test.each(states)('where an incident that is %s comes from', state => {
    const { incident, ...picture } = pictureOf(1);
    const from = { ...picture, incident: { ...incident, state } };
    for (const side of ['it', 'ot'] as const) {
      const { text, blocks } = card(from, side);
      expect(problemsInMessage({ text: text.mrkdwn, blocks })).toEqual([]);
      expect(JSON.stringify(blocks)).toContain(`<${LINK}|From a message>`);
    }
    const page = details(from, [], [], 'all 0');
    expect(problemsInView(page, 'modal')).toEqual([]);
    expect(JSON.stringify(page)).toContain(`<${LINK}|From a message>`);
  });

  test.each(['javascript:alert(1)', 'https://x|y>', '', 'nonsense'])('no link that is none: %j', source => {
    const { incident, ...picture } = pictureOf(1);
    const { blocks } = card({ ...picture, incident: { ...incident, source } }, 'it');
    expect(JSON.stringify(blocks)).not.toMatch(/<(https?|javascript)/);
  });

  test.each([0, 1, 3000, 3001, 9000])('the form with %i characters in it', length => {
    const origin = { channel: 'C0CANTEEN', ts: '1764000000.000100' };
    const form = filingForm(rhine, somebody(), '😀'.repeat(length).slice(0, length), origin);
    expect(problemsInView(form, 'modal')).toEqual([]);
    expect(form.private_metadata).toBe('C0CANTEEN:1764000000.000100');
  });
});

describe('whoever is asked whether it is fixed', () => {
  const asked = (reader: Picture['reader']) => {
    const incident = anIncident({ state: 'resolved', resolverId: 'U0OMAR', reporterId: 'U0INES' });
    const names = new Map([['U0OMAR', 'Omar Haddad']]);
    const { text, blocks } = pleaseConfirm({ incident, site: rhine, names, ...(reader && { reader }) });
    return {
      says: text.mrkdwn,
      offers: [...JSON.stringify(blocks).matchAll(/"action_id":"([^"]+)"/g)].map(m => m[1]),
    };
  };

  test('confirms it where they may', () => {
    const { says, offers } = asked(somebody({ id: 'U0INES', side: 'ot' }));
    expect(says).toContain('Look at it, then confirm.');
    expect(offers).toEqual(['incident.confirm', 'incident.reopen', 'incident.more']);
  });

  test.each([{ guest: true }, { shared: true }])('otherwise says so in its thread: %o', but => {
    const { says, offers } = asked(somebody({ id: 'U0INES', side: 'ot', ...but }));
    expect(says).toContain('write in its thread');
    expect(offers).toEqual(['incident.more']);
  });
});
