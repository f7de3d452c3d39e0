import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/kernel/refusal.ts';
import { LARGEST } from '../../src/importing/text.ts';
import { MOST_ROWS } from '../../src/importing/csv.ts';
import { allAssets } from '../../src/register/store.ts';
import { plantStore } from '../store/fresh-store.ts';
import { importing, said } from './importer.ts';

/** A Mühle at Rhine Works, as a spreadsheet writes it. */
const MILL = 'name,site,area\nMühle €,rhine,Südhalle\n';
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const bytesOf = (text: string, but: Record<string, number>) =>
  Buffer.from(Array.from(text, character => but[character] ?? character.charCodeAt(0)));

async function refusal(file: string | Uint8Array): Promise<string> {
  const store = plantStore();
  try {
    await importing(store, file);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'bad-setting') return error.message;
    throw error;
  }
  return 'imported';
}

test('a line that names the separator is no header, and lines are counted with it', async () => {
  expect(await said(plantStore(), 'sep=;\nname;site\nP7;Rhein\n', 3)).toContain(
    'P7: refused: there is no site',
  );
});

test('a first line of countless columns is refused as what it is', async () => {
  const header = (count: number) => Array.from({ length: count }, (_, n) => `c${n}`).join(',');
  expect(await refusal(`name,site,${header(60)}\nP7,rhine\n`)).toContain(
    'names 62 columns, and no file that can be imported has more than 50.',
  );
  expect(await refusal(`name,site,${header(200_000)}\nP7,rhine\n`)).toContain(
    'That file has a first line of 1488899 characters, which names no columns.',
  );
});

describe('a file is read whatever wrote it', () => {
  test.each([
    ['UTF-8', Buffer.from(MILL)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${MILL}`)],
    ['UTF-16 as Windows writes it', utf16(MILL)],
    ['UTF-16 the other way round', utf16(MILL).swap16()],
    ['Windows-1252', bytesOf(MILL, { '€': 0x80 })],
    ['line ends of Windows', Buffer.from(MILL.replaceAll('\n', '\r\n'))],
    ['line ends of old Macs', Buffer.from(MILL.replaceAll('\n', '\r'))],
    ['semicolons', Buffer.from(MILL.replaceAll(',', ';'))],
    ['tabs', Buffer.from(MILL.replaceAll(',', '\t'))],
    ['quotes around everything', Buffer.from(MILL.replace(/[^,\n]+/g, '"$&"'))],
    ['blanks around everything', Buffer.from(MILL.replace(/[^,\n]+/g, '  $& '))],
    ['no last line end', Buffer.from(MILL.trimEnd())],
    ['empty lines before, between and after', Buffer.from(`\n\n${MILL.replace('\n', '\n\n')}\n\n`)],
    ['empty cells behind the last column', Buffer.from(MILL.replaceAll('\n', ',,,\n'))],
    ['rows of empty cells', Buffer.from(`${MILL},,\n , ,\n`)],
    ['a control character in a cell', Buffer.from(MILL.replace('Mühle', 'M\u0007ühle\u202e'))],
  ])('with %s', async (_, file) => {
    const store = plantStore();
    expect((await importing(store, file)).refused).toBe(0);
    const mill = (await allAssets(store)).find(one => one.name === 'Mühle €');
    expect(mill).toMatchObject({ id: 'muhle', area: 'Südhalle' });
  });

  test('and says so where it took it for Windows-1252', async () => {
    const told = 'The file is no UTF-8, so it was read as Windows-1252.';
    const { lines } = await importing(plantStore(), bytesOf(MILL, { '€': 0x80 }));
    expect(lines.join('\n')).toContain(told);
    expect((await importing(plantStore(), MILL)).lines.join('\n')).not.toContain(told);
  });

  test('and all of Windows-1252', async () => {
    const store = plantStore();
    await importing(
      store,
      bytesOf('name,site,area\n“Š–ž™”,rhine,ÿ…œ\n', {
        '“': 0x93,
        Š: 0x8a,
        '–': 0x96,
        ž: 0x9e,
        '™': 0x99,
        '”': 0x94,
        '…': 0x85,
        œ: 0x9c,
      }),
    );
    expect((await allAssets(store)).find(one => one.area === 'ÿ…œ')?.name).toBe('“Š–ž™”');
  });
});

describe('cells', () => {
  const nameOf = async (cell: string) => {
    const store = plantStore();
    const before = new Set((await allAssets(store)).map(one => one.id));
    expect((await importing(store, `name,site\n${cell},rhine\n`)).refused).toBe(0);
    return (await allAssets(store)).find(one => !before.has(one.id))?.name;
  };

  test.each([
    ['with a separator in quotes', '"Pump 3, left"', 'Pump 3, left'],
    ['with quotes in quotes', '"Valve ""B"""', 'Valve "B"'],
    ['with an inch mark', 'Valve 3" left', 'Valve 3" left'],
    ['over two lines', '"Pump 3\r\nleft"', 'Pump 3 left'],
    ['that spreadsheets would take for a formula', '=1+1 pump', '=1+1 pump'],
    ['that begin with a plus', '+P1', '+P1'],
    ['that begin with a minus', '-P1', '-P1'],
    ['that begin with an at', '@P1', '@P1'],
  ])('%s are kept as typed', async (_, cell, name) => {
    expect(await nameOf(cell)).toBe(name);
  });

  test('over several lines count as lines, so that each row has the line on which it begins', async () => {
    const file = 'name,site\r\n"A\r\n\r\nB",rhine\r\n\r\n"C\r\nD",rhine\r\nE,nowhere\r\n';
    const { lines } = await importing(plantStore(), file);
    expect(lines.slice(0, 3).map(line => line.split(':')[0])).toEqual([
      'line 2, A B',
      'line 6, C D',
      'line 8, E',
    ]);
  });

  test('that are empty keep their place between tabs', async () => {
    const store = plantStore();
    await importing(store, 'area\tlevel\tname\tsite\tsafety\n\t\tP1\trhine\t\n\t3\tP2\trhine\tx\n');
    const assets = await allAssets(store);
    expect(assets.find(one => one.name === 'P1')).toMatchObject({ area: '', level: null, safety: false });
    expect(assets.find(one => one.name === 'P2')).toMatchObject({ area: '', level: 3, safety: true });
  });

  test.each([
    ['too few', 'name,site,area\nP1,rhine\n', 'refused: the row has 2 cells, and the header 3.'],
    ['too many', 'name,site\nP1,rhine,hall,2\n', 'refused: the row has 4 cells, and the header 2.'],
  ])('%s of them are told', async (_, file, says) => {
    expect(await said(plantStore(), file)).toBe(`P1: ${says}`);
  });
});

describe('what a file is', () => {
  test.each([
    ['name,site', 'assets'],
    ['NAME;Site;Purdue', 'unknown column “Purdue”'],
    ['Part-Of;SITE;Náme;owner_side', 'assets: 1 new'],
    ['site,member,SIDE', 'people'],
    ['e,f,g', 'these fit no file'],
  ])('is said by its header: %s', async (header, says) => {
    const width = header.split(/[;,]/).length;
    const row = header.startsWith('Part')
      ? ';rhine;P1;OT'
      : Array(width)
          .fill('rhine')
          .join(header.includes(';') ? ';' : ',');
    const told = await importing(plantStore(), `${header}\n${row}\n`).then(
      ({ lines }) => lines.join('\n'),
      (error: unknown) => String(error),
    );
    expect(told).toContain(says);
  });

  test('is asked for with the three headers where it fits none', async () => {
    const told = await refusal('when,who\n1,2\n');
    expect(told).toContain('fit no file that can be imported. Nothing was written.');
    expect(told).toContain('- sites: id, name, time zone, IT channel');
    expect(told).toContain('- people: member, side, site, name, roles, shared');
    expect(told).toContain('- assets: name, site, id, aliases');
  });

  test('is refused with all that is wrong with the header, and the columns there are', async () => {
    expect(await refusal('member,Site,SITE,,colour\nU0INES,rhine,rhine,,red\n')).toBe(
      `This is a file of people, and its first line has mistakes. Nothing was written.
- column 4 has no name
- unknown column “colour”
- the column “side” is missing
- the column “site” stands there twice
The columns of people are: member, side, site, name, roles, shared, manager.`,
    );
  });
});

describe('a file is refused that', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['is empty', '', 'That file is empty. Its first line must name the columns. Nothing was written.'],
    ['is only a mark', '\ufeff', 'is empty'],
    ['is only blanks and line ends', ' \r\n\t\r\n', 'is empty'],
    ['is only separators', ',,,\n,,,\n', 'is empty'],
    ['is a header only', 'name,site\n\n', 'has a header and no rows'],
    ['is a workbook', Buffer.from('PK\u0003\u0004 and more'), 'Save it as CSV'],
    ['is an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'Save it as CSV'],
    ['is a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'is no text. Save it as CSV'],
    ['has NUL characters', 'name,site\nP\u00001,rhine\n', 'is no text'],
    ['is UTF-16 without its mark', Buffer.from(MILL, 'utf16le'), 'is no text'],
    ['is UTF-16 cut in the middle', utf16(MILL).subarray(0, -1), 'is damaged'],
    [
      'opens quotes that never close',
      'name,site\nP1,rhine\n"P2,rhine\nP3,rhine\n',
      'a quotation mark on line 3 that is never closed',
    ],
    [
      'goes on behind closed quotes',
      'name,site\n"P1" left,rhine\n',
      'a quotation mark inside a quoted cell, about line 2',
    ],
    ['is larger than 20 MB', Buffer.alloc(LARGEST + 1, 'a'), 'is larger than 20 MB'],
    ['has too many rows', `name,site\n${'P1,rhine\n'.repeat(MOST_ROWS + 1)}`, 'has more than 50000 rows'],
  ])('%s', async (_, file, says) => {
    expect(await refusal(file)).toContain(says);
  });
});
