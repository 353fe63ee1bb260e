import { complaintsOf } from '../__testUtils__/faults/complaints';
import { byRotation, walkAll } from '../__testUtils__/faults/walkAll';

jest.setTimeout(900_000);

it('finishes or says why not, whichever call of AWS fails', async () => {
  const walked = await walkAll({
    seed: 'every commit',
    troublesOf: byRotation,
  });
  const unwell = walked.flatMap(each =>
    complaintsOf(each).map(
      complaint =>
        `${each.operation} ${each.call} ${each.kind} #${each.after}: ${complaint}; ${each.ending.told[0]?.reason}`,
    ),
  );
  expect(unwell).toEqual([]);
  expect(walked.length).toBeGreaterThan(60);
});
