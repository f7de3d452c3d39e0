/** No question about a word is longer. */
const LONGEST = 300;

/** What somebody typed, as it may be meant: as it is, then without the question around it. */
export function askedFor(typed: string): string[] {
  const asked = bare(typed.slice(0, LONGEST));
  let rest = asked;
  for (const [around, keeps] of questions) rest = bare(rest.replace(around, keeps)) || rest;
  return [...new Set([asked, rest])];
}

/** Without what stands around a word: quotes, question marks, Slack's marks of bold and code. */
const bare = (text: string): string =>
  text.trim().replace(/^["'“”„‘’«»*_~`¿\s]+|["'“”„‘’«»*_~`?!.,:;…\s]+$/gu, '');

const politely = /^(?:(?:hi|hello|hey|please|pls|sorry|so|and|ok|okay)\b[\s,:!]*)+/i;
const asking =
  /^(?:(?:can|could|would)\s+(?:you|someone|somebody|anyone|anybody)\s+)?(?:please\s+)?(?:tell me|explain(?: to me)?|i wonder|do you know|does anyone know)\s+/i;

/** In this order: each takes away what the one before has left. */
const questions: readonly (readonly [around: RegExp, keeps: string])[] = [
  [politely, ''],
  [asking, ''],
  [/^what\s+(?:do|does|did)\s+(?:you|we|they|people|it)\s+mean\s+(?:by|with)\s+(.+)$/i, '$1'],
  [/^what\s+(?:do|does)\s+(.+?)\s+(?:mean|stand\s+for|do|refer\s+to)(?:\s+(?:here|again))?$/i, '$1'],
  [/^what(?:['’]?s|\s+is|\s+are|\s+was|['’]?re)\s+(?:meant\s+(?:by|with)\s+)?(.+)$/i, '$1'],
  [/^what\s+(.+?)\s+(?:means?|is|are|stands?\s+for)$/i, '$1'],
  [/^was\s+(?:ist|sind|hei(?:ß|ss)t|hei(?:ß|ss)en|bedeutet|bedeuten|meint)\s+(.+)$/i, '$1'],
  [/^(?:define|defines|definition|meaning|explanation|erkl[äa]re?|definiere)(?:\s+of)?\s*:?\s+(.+)$/i, '$1'],
  [/^the\s+(?:meaning|definition)\s+of\s+(.+)$/i, '$1'],
  [/^(.+?)\s+(?:means\s+what|meaning|definition)$/i, '$1'],
  [/^(?:a|an|the|ein|eine|einen|der|die|das|den|dem)\s+(.+)$/i, '$1'],
];
