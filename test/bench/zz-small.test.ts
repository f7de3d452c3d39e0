import { test } from 'vitest';
import { hostile } from './zz-small.ts';
test('small', { timeout: 200_000 }, async () => {
  console.log(JSON.stringify(await hostile(process.env['SEED'] ?? '11')));
});
