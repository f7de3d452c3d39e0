/** Structured log: fields first, then what happened. Never what people wrote. */
export interface Log {
  debug(fields: object, happened: string): void;
  info(fields: object, happened: string): void;
  warn(fields: object, happened: string): void;
  error(fields: object, happened: string): void;
}
