/** Who did something: a person, by Slack user id, or the app itself because a time had come. */
export type Actor = { kind: 'person'; id: string } | { kind: 'app' };

export const theApp: Actor = { kind: 'app' };
export const personActor = (id: string): Actor => ({ kind: 'person', id });
