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

/** Made when it is first asked: it would take 15 ms of each start. */
let names: Intl.DisplayNames | undefined;

/** `German`. @param code of BCP 47 */
export function languageName(code: string): string {
  names ??= new Intl.DisplayNames('en', { type: 'language' });
  return names.of(code) ?? code;
}
