import { expect, test } from 'vitest';
import { FORBIDDEN } from '../../../src/coffee/matching/assignment.ts';
import { costOf, firstCost, secondCost, stepsFor } from '../../../src/coffee/matching/costs.ts';
import { gridOf } from '../../../src/coffee/matching/round.ts';
import { goTogether, pairRules } from '../../../src/coffee/matching/rules.ts';
import { costTable } from '../../../src/coffee/matching/solve.ts';
import { both, factsOfMeeting, tableOf } from '../../../src/coffee/matching/table.ts';
import { aCrowd } from './crowd.ts';

test('a table of costs says of each pair what rules and costs say of it', () => {
  const crowd = aCrowd(90, 'costs');
  const table = tableOf(crowd);
  const order = { few: [...table.few.keys()].toReversed(), many: [...table.many.keys()].toReversed() };
  const { columns, first, second } = costTable(gridOf(table, order, crowd.repeatWindow));
  const steps = stepsFor(order.few.length);
  let [forbidden, met] = [0, 0];
  for (const [row, one] of order.few.entries())
    for (const [column, other] of order.many.entries()) {
      const at = row * columns + column;
      const facts = factsOfMeeting(table, one, other);
      const cost = costOf(facts, crowd.repeatWindow);
      const mayMeet = goTogether(pairRules, ...both(table, [one, other]));
      expect(first[at]).toBe(mayMeet ? firstCost(cost, steps) : FORBIDDEN);
      if (mayMeet) expect(second[at]).toBe(secondCost(cost, steps));
      if (mayMeet && facts.timesMet > 0) met++;
      if (!mayMeet) forbidden++;
    }
  expect(forbidden).toBeGreaterThan(20);
  expect(met).toBeGreaterThan(100);
});
