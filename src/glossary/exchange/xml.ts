import { Parser } from 'htmlparser2';
import { Refusal } from '../../kernel/refusal.ts';

/** An element of an XML file with what is in it. */
export interface Element {
  /** Without a prefix. */
  name: string;
  /** The line of the file on which it begins. */
  line: number;
  attributes: Readonly<Record<string, string>>;
  children: Element[];
  /** All text in it, except its children’s. */
  text: string;
}

interface Reading {
  /** The outermost element, without what is in it; undefined where there is none. */
  root: Pick<Element, 'name' | 'attributes'> | undefined;
  /** The elements that were looked for, in their order. */
  found: Element[];
}

/** Deeper than any file is; a file of nothing but opening tags is given up there. */
const DEEPEST = 40;

/**
 * Takes elements out of an XML file. Nothing that it names is fetched, and no entity of its own is put in: a file
 * that declares any is refused.
 *
 * @param wanted names of the elements, which don’t stand in each other
 * @param inline names of those that only mark a part of a text
 * @throws Refusal `bad-setting` where an element isn’t closed, or is no XML
 */
export function elementsOf(xml: string, wanted: readonly string[], inline: readonly string[]): Reading {
  const lineAt = lineCounter(xml);
  const reading: Reading = { root: undefined, found: [] };
  /** From the wanted element inwards. */
  const open: Element[] = [];
  let depth = 0;

  const parser = new Parser(
    {
      onopentag(prefixed, attributes) {
        const name = withoutPrefix(prefixed);
        if (++depth > DEEPEST) throw refused('is nested deeper than any glossary');
        reading.root ??= { name, attributes };
        if (inline.includes(name)) return;
        const within = open.at(-1);
        if (!within && !wanted.includes(name)) return;
        const element = { name, line: lineAt(parser.startIndex), attributes, children: [], text: '' };
        (within?.children ?? reading.found).push(element);
        open.push(element);
      },
      ontext(text) {
        const within = open.at(-1);
        if (within) within.text += text;
      },
      onclosetag(prefixed, isImplied) {
        const name = withoutPrefix(prefixed);
        depth--;
        // `<ec/>` counts as implied too.
        if (isImplied && xml.slice(parser.endIndex - 1, parser.endIndex + 1) !== '/>')
          throw refused(`is damaged: <${name}> is not closed before line ${lineAt(parser.startIndex)}`);
        if (open.at(-1)?.name === name) open.pop();
      },
      onprocessinginstruction(name, data) {
        // Older files name the definition of their type, which is not looked at. One that brings its own is no glossary.
        if (name.toLowerCase() === '!doctype' ? data.includes('[') : name.startsWith('!'))
          throw refused('declares entities of its own, which nobody needs to write down words');
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return reading;
}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Counts lines forwards, each once. */
function lineCounter(text: string): (index: number) => number {
  let line = 1;
  let end = text.indexOf('\n');
  return index => {
    for (; end !== -1 && end < index; end = text.indexOf('\n', end + 1)) line++;
    return line;
  };
}

const refused = (what: string) =>
  new Refusal('bad-setting', `That file ${what}. Export it again as TBX-Basic. Nothing was written.`);
