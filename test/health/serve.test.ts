import { request } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import type { Health } from '../../src/health/health.ts';
import { serveHealth } from '../../src/health/serve.ts';
import { Refusal } from '../../src/kernel/refusal.ts';
import { rememberedLog } from '../schedule/a-log.ts';

const well: Health = {
  ok: true,
  oldestOverdueMessageSeconds: 1,
  oldestOverdueTimerSeconds: 0,
  lastTickSeconds: 0,
  storeWritable: true,
};

async function endpoint(health: () => Promise<Health>) {
  const log = rememberedLog();
  const { port, close } = await serveHealth(0, health, log);
  onTestFinished(close);
  const ask = (path: string, options: { method?: string; host?: string } = {}) =>
    new Promise<{ status: number | undefined; body: unknown }>((resolve, reject) => {
      const { method = 'GET', host = `127.0.0.1:${port}` } = options;
      const asked = request({ host: '127.0.0.1', port, path, method, headers: { host } }, reply => {
        let text = '';
        reply.on('data', data => (text += String(data)));
        reply.on('end', () => resolve({ status: reply.statusCode, body: JSON.parse(text) as unknown }));
      });
      asked.on('error', reject).end();
    });
  return { port, ask, log };
}

test('200 when all is well, 503 when it isn’t, with the figures and nothing else', async () => {
  let found = well;
  const { ask } = await endpoint(async () => found);
  expect(await ask('/health')).toEqual({ status: 200, body: well });
  found = { ...well, ok: false, storeWritable: false };
  expect(await ask('/health')).toEqual({ status: 503, body: found });
});

test('503 when it could not look; the log says why, the answer doesn’t', async () => {
  const { ask, log } = await endpoint(async () => {
    throw new Error('the disk is gone');
  });
  expect(await ask('/health')).toEqual({ status: 503, body: { ok: false } });
  expect(log.happened).toEqual(['the health endpoint could not look']);
});

test('nothing else is there, and nothing for a foreign name that leads to this machine', async () => {
  const { ask } = await endpoint(async () => well);
  for (const path of ['/', '/health/', '/health/../etc', '/metrics', '/health?token=1'])
    expect(await ask(path)).toEqual({ status: 404, body: {} });
  expect((await ask('/health', { method: 'POST' })).status).toBe(404);
  for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:8471', '10.0.0.7'])
    expect(await ask('/health', { host })).toEqual({ status: 404, body: {} });
  for (const host of ['localhost', 'localhost:8471', '127.0.0.1'])
    expect((await ask('/health', { host })).status).toBe(200);
});

test('a port that is taken is refused with a sentence', async () => {
  const { port } = await endpoint(async () => well);
  const second = serveHealth(port, async () => well, rememberedLog());
  await expect(second).rejects.toThrow(Refusal);
  await expect(second).rejects.toThrow(
    `HEALTH_PORT ${port} is taken by another process. Name another one, or 0`,
  );
});
