import type { Heard } from '../../src/sandbox/web-api.ts';

/** Whether Slack took a call; the bytes of a file go to an address that knows no more than HTTP's own answer. */
export const isTaken = ({ reply }: Heard): boolean => reply?.['ok'] === true || reply?.['status'] === 200;
