import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { asks, offers, plant, texts } from '../shadowing/scene.ts';

const card = [
  'How a batch is started, from the control room',
  'Omar Haddad with Ines Faria, OT at Rhine Works',
  'When: Mon 7 Dec – Fri 11 Dec, 07:00–17:00, Rhine Works time',
  'Meet at: Gate 2',
  'Bring: Safety shoes',
  'Escort: Ines Faria',
  'Call: +49 621 100',
  'Manager: Priya Nair said yes',
  'Needed',
];

test('a week beside operations: asked, approved, placed, checked, expected, and back with what was learned', async () => {
  const { ines, jonas, omar, priya, marta, visits, later, isWell } = await plant();
  await offers(ines);
  expect(texts(ines)).toContain('How a batch is started, from the control room');
  await asks(omar, ['Mon 7 Dec', 'Mon 14 Dec']);
  expect(texts(omar)).toContain('Your manager is asked.');
  expect(priya.dm.at(-1)).toBe(
    'Common Ground: Omar Haddad would like to see the other side’s work: a week with OT at Rhine Works, in the week of Mon 7 Dec or Mon 14 Dec. Is that all right with you, as their manager?\n[Yes] [No] [Open]',
  );
  await priya.clicks('Yes', { in: 'dm' });
  expect(priya.dm.at(-1)).toContain('You said yes.');
  expect(omar.dm.at(-1)).toContain('Priya Nair said yes to your visit. You are told once there is a place.');

  await jonas.types('/shadow');
  expect(texts(jonas)).toContain(
    'Waiting for a place with your side\nOmar Haddad: a week with OT at Rhine Works, in the week of Mon 7 Dec or Mon 14 Dec',
  );
  await jonas.closes();
  await later(DAY);
  expect(omar.dm.at(-1)).toBe(
    [
      'Common Ground: You have a place with Ines Faria.',
      ...card,
      '•  Safety induction (certificate of the gate): still to be shown',
      'A place is held. Next: Omar Haddad shows Safety induction to the host, or to a lead or safety approver of the site.',
      '[Open]',
    ].join('\n'),
  );
  expect(ines.dm.at(-1)).toContain('Omar Haddad has a place with you.');
  expect(ines.dm.at(-1)).toContain('[Check: Safety induction] [Open]');

  await marta.types('/shadow');
  expect(texts(marta)).toContain('To be checked at your site\nHow a batch is started');
  await marta.presses('Open');
  await marta.presses('Check: Safety induction');
  await marta.fills({ 'Valid until': '2026-12-31' });
  expect(texts(marta)).toContain('(certificate of the gate): checked, valid until Thu 31 Dec');

  expect(ines.dm.at(-1)).toContain('Can Omar Haddad come? All is shown that you ask for.');
  await ines.clicks('Yes, they can come', { in: 'dm' });
  const expected = [
    ...card,
    '•  Safety induction (certificate of the gate): checked, valid until Thu 31 Dec',
  ];
  expect(omar.dm.at(-1)).toBe(
    ['Common Ground: Ines Faria expects you.', ...expected, 'Ines Faria expects Omar Haddad.', '[Open]'].join(
      '\n',
    ),
  );
  expect(ines.dm.slice(-2).join('\n')).toContain('Common Ground: Omar Haddad comes.');
  await omar.clicks('Open', { in: 'dm' });
  expect(texts(omar)).toContain('[Calendar file] [I can’t then] [Withdraw]');
  await omar.presses('Calendar file');
  expect(texts(omar)).toBe('It is in our direct messages.');
  expect(omar.dm.at(-1)).toContain('For your calendar.');
  await omar.closes();
  await omar.opensHome();
  expect(omar.home.join('\n')).toContain(
    'Mon 7 Dec – Fri 11 Dec, with Ines Faria. Ines Faria expects Omar Haddad.',
  );

  await later(11 * DAY);
  expect(omar.dm.at(-1)).toContain('Your visit begins on Mon 7 Dec.\nHow a batch is started');
  expect(ines.dm.at(-1)).toContain('Omar Haddad comes on Mon 7 Dec.');
  await later(5 * DAY + 9 * HOUR);
  expect(await visits()).toMatchObject([{ state: 'done' }]);
  await omar.clicks('Say how it was', { in: 'dm' });
  await omar.fills({
    'In three lines': 'Nobody trusts a green light here.',
    'Words that you learned':
      'permissive: a condition that must hold before a start\na line without a meaning',
  });
  expect(ines.dm.at(-1)).toContain('Omar Haddad wrote how it was.');
  await omar.presses('Suggest the words for the glossary');
  expect(texts(omar)).toBe(
    [
      'Suggested; a steward of that side reads them:',
      '•  permissive',
      'Not suggested; add them by hand with `/term add`:',
      '•  a line without a meaning: Say what it means.',
    ].join('\n'),
  );
  await ines.clicks('Say how it was', { in: 'dm' });
  await ines.fills({ 'In three lines': 'Omar asked why we reboot at shift change. We had no answer.' });
  expect(texts(ines)).toContain('Omar Haddad:\n>Nobody trusts a green light here.');
  expect(await visits()).toMatchObject([{ state: 'closed', suggested: true }]);
  await isWell();
});
