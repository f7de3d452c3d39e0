import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { zonesLike } from '../../src/people/zones.ts';

const offered = (words: string) => zonesLike(words, 100);

describe('a time zone is found', () => {
  test.each([
    ['berlin', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['kolkata', 'Asia/Kolkata'],
    ['Kyiv', 'Europe/Kyiv'],
    ['ho chi minh', 'Asia/Ho_Chi_Minh'],
    ['kathmandu', 'Asia/Kathmandu'],
    ['yangon', 'Asia/Yangon'],
    ['utc', 'Etc/UTC'],
    ['utc', 'UTC'],
  ])('“%s” finds %s', (words, zone) => expect(offered(words)).toContain(zone));

  test('by its whole name, although no list has it', () => {
    expect(offered('US/Eastern')).toEqual(['US/Eastern']);
    expect(offered('Europe/Mannheim')).toEqual([]);
  });

  test('in a place, and never as an abbreviation that is a fixed distance from Greenwich', () => {
    expect(offered('est')).toContain('America/Creston');
    expect(offered('est')).not.toContain('est');
    expect(offered('gb')).not.toContain('gb');
  });

  test('among real cities first, where what was typed is one that no list has', () => {
    expect(offered('america/indiana')).toContain('America/Indiana/Indianapolis');
    expect(zonesLike('us/eastern', 1)).toEqual(['us/eastern']);
  });

  test('once, and never more than a menu holds', () => {
    expect(offered('europe/berlin')).toEqual(['Europe/Berlin']);
    expect(new Set(offered('a')).size).toBe(100);
  });

  test('by looking once at what was typed, however long it is', () => {
    const normalized = vi.spyOn(String.prototype, 'normalize');
    onTestFinished(() => normalized.mockRestore());
    expect(offered('ü'.repeat(40_000))).toEqual([]);
    expect(normalized.mock.contexts.filter(text => String(text).length === 40_000)).toHaveLength(1);
  });
});
