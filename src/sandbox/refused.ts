import type { Json } from './protocol.ts';

/**
 * Slack says no. `code` is Slack's own error name (`channel_not_found`), `details` what Slack adds to the reply
 * (`needed`, `provided`, `response_metadata`).
 */
export class Refused extends Error {
  readonly code: string;
  readonly details: Json;

  constructor(code: string, details: Json = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }

  /** The same refusal with sentences, as `response_metadata.messages` carries them. */
  static because(code: string, messages: string[]): Refused {
    return new Refused(code, { response_metadata: { messages } });
  }
}
