import { describe, expect, test } from 'vitest';
import { plainWords } from '../../src/slack/plain.ts';

const names = new Map([['U0INES', 'Ines Faria']]);

describe('a message in plain words', () => {
  test.each([
    ['', ''],
    ['*bold* and `code`\nnext line', '*bold* and `code`\nnext line'],
    ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
    ['&amp;lt;', '&lt;'],
    ['&nbsp; &quot;', '&nbsp; &quot;'],
    ['<@U0INES> and <@U0INES|ines>', '@Ines Faria and @Ines Faria'],
    ['<@U0GONE|gone> and <@U0GONE>', '@gone and @somebody'],
    ['<#C0RHINEOT|rhine-ot> and <#C0RHINEOT|> and <#C0RHINEOT>', '#rhine-ot and a channel and a channel'],
    ['<!channel> <!here|here> <!subteam^S0IT|@plant-it> <!subteam^S0IT>', '@channel here @plant-it @subteam'],
    ['since <!date^1764000000^{time}|14:15>', 'since 14:15'],
    ['<https://plant.example/a?b=1&amp;c=2>', 'https://plant.example/a?b=1&c=2'],
    ['<https://plant.example|the manual>', 'the manual (https://plant.example)'],
    ['<http://plant.example/|plant.example>', 'plant.example'],
    ['<mailto:ines@plant.example|ines@plant.example>', 'ines@plant.example'],
    ['<tel:+491234|+491234>', '+491234'],
    ['<>', ''],
    ['<unfinished', '<unfinished'],
    ['5 < 6', '5 < 6'],
  ])('%j is %j', (mrkdwn, plain) => {
    expect(plainWords(mrkdwn, names)).toBe(plain);
  });

  test('is made in no time of the worst there is', () => {
    const worst = '<'.repeat(40_000) + '|'.repeat(40_000);
    const start = performance.now();
    plainWords(worst, names);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
