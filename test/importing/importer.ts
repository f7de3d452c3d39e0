import { importFile, type ImportParts, type Report } from '../../src/importing/importing.ts';
import { importStore } from '../../src/importing/store.ts';
import type { Member } from '../../src/people/members.ts';
import type { Store } from '../../src/store/open.ts';
import { AUDIT_KEY } from '../incidents/incident-desk.ts';
import { testClock } from '../support/clocks.ts';

export const clock = testClock();

/** Imports a file as the command does; `members`: those whom Slack knows, where it is asked. */
export function importing(
  store: Store,
  file: string | Uint8Array,
  { members, dryRun = false }: { members?: ImportParts['members']; dryRun?: boolean } = {},
): Promise<Report> {
  const parts = { store: importStore(store, { auditKey: AUDIT_KEY, machine: clock }), members, clock };
  return importFile(typeof file === 'string' ? Buffer.from(file) : file, parts, dryRun);
}

/** What is said of each row, without line and name where `line` is left out. */
export async function said(store: Store, file: string | Uint8Array, line = 2): Promise<string | undefined> {
  const { lines } = await importing(store, file);
  return lines.find(one => one.startsWith(`line ${line}, `))?.replace(/^line \d+, /, '');
}

/** A Slack that knows these people. */
export function slackWith(people: (Partial<Member> & { id: string; address?: string })[]) {
  const members = people.map(({ address = '', ...but }) => ({
    address,
    member: {
      name: but.id,
      picture: null,
      guest: false,
      outsider: false,
      updated: 0,
      bot: false,
      left: false,
      owner: false,
      ...but,
    },
  }));
  return {
    async byId(id: string) {
      return members.find(one => one.member.id === id)?.member;
    },
    async byEmail(address: string) {
      return members.find(one => one.address === address)?.member;
    },
  };
}
