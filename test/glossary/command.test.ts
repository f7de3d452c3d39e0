import { describe, expect, test } from 'vitest';
import { readCommand } from '../../src/glossary/command.ts';

describe('what stands behind /term', () => {
  test.each([
    ['', { for: 'list' }],
    ['   ', { for: 'list' }],
    ['list', { for: 'list' }],
    ['LIST', { for: 'list' }],
    ['export', { for: 'export' }],
    ['Review', { for: 'review' }],
    ['help', { for: 'help' }],
    ['add', { for: 'add', word: '' }],
    ['add  patch   window', { for: 'add', word: 'patch window' }],
    ['ADD DMZ', { for: 'add', word: 'DMZ' }],
    ['edit dmz', { for: 'edit', word: 'dmz' }],
    ['history P&ID', { for: 'history', word: 'P&ID' }],
    ['hints on', { for: 'hints', on: true }],
    ['Hints OFF', { for: 'hints', on: false }],
    ['hints stop', { for: 'stop-hints' }],
    ['hints start', { for: 'start-hints' }],
  ])('%j', (words, asked) => {
    expect(readCommand(words)).toEqual(asked);
  });

  // What follows no verb, or what a verb takes nothing behind it, is a word.
  test.each([
    ['dmz', 'dmz'],
    ['  patch \n window ', 'patch window'],
    ['what is a trip?', 'what is a trip?'],
    ['list price', 'list price'],
    ['export licence', 'export licence'],
    ['review board', 'review board'],
    ['help desk', 'help desk'],
    ['hints', 'hints'],
    ['hints for beginners', 'hints for beginners'],
    ['hints on page 3', 'hints on page 3'],
    ['addition', 'addition'],
    ['İnterlock', 'İnterlock'],
    ['Schütz', 'Schütz'],
  ])('%j is looked up', (words, word) => {
    expect(readCommand(words)).toEqual({ for: 'word', word });
  });
});
