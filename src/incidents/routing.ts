import { Refusal } from '../kernel/refusal.ts';
import { otherSide, type Person, type Side } from '../people/person.ts';
import type { Asset } from '../register/asset.ts';

/**
 * Who asks and who answers. The side that owns the registered asset answers; otherwise the side opposite the
 * reporter; someone of a bridge role, who has no opposite, says which. Where the owner is the reporter's own
 * side, that side both asks and answers.
 *
 * @throws Refusal `bad-answer` when it takes an answer that was not given
 */
export function route(
  reporter: Person,
  asset: Asset | undefined,
  chosen: Side | undefined,
): { asking: Side; answering: Side } {
  const answering = asset?.owner ?? (reporter.side === 'bridge' ? chosen : otherSide(reporter.side));
  if (!answering) {
    throw new Refusal(
      'bad-answer',
      'You belong to both sides: say which one should answer, IT or OT.',
      'answering',
    );
  }
  return { asking: reporter.side === 'bridge' ? otherSide(answering) : reporter.side, answering };
}
