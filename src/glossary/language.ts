/** Languages that a form offers; a file may name any. */
export const languages = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'cs',
  'sv',
  'da',
  'el',
  'tr',
  'zh',
  'ja',
];

const names = new Intl.DisplayNames('en', { type: 'language' });

/** `German`. @param code of BCP 47 */
export const languageName = (code: string): string => names.of(code) ?? code;
