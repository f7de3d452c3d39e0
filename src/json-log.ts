import { pino, type DestinationStream } from 'pino';
import type { Log } from './kernel/log.ts';

/** Fields that may hold what people wrote, or secrets: never in the log, however deep a caller buries them. */
const secret = ['token', 'text', 'words', 'what', 'blocks', 'private_metadata', 'authorization', 'body'];
const paths = secret.flatMap(field => [field, `*.${field}`, `*.*.${field}`, `*.*.*.${field}`]);
const anyToken = /x(?:ox[a-z]|app)-[A-Za-z0-9-]+/g;

/**
 * A structured log, a line of JSON each.
 *
 * @param out standard output by default
 * @param secrets left out wherever they stand, as every token is
 */
export function openLog(level: string, out?: DestinationStream, secrets: readonly string[] = []): Log {
  const withoutSecrets = (line: string) =>
    secrets.reduce((left, one) => left.replaceAll(one, '[secret]'), line.replace(anyToken, '[token]'));
  const options = {
    level,
    base: null,
    redact: { paths, censor: '[left out]' },
    serializers: { err: onlyTheError },
    hooks: { streamWrite: withoutSecrets },
  };
  return out ? pino(options, out) : pino(options);
}

/** An error as it helps: errors of the Web API carry the whole request, so no other field goes along. */
function onlyTheError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  return { name, message, stack };
}
