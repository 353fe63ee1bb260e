import { estimateOf } from './estimate';
import type { StackProgressRow } from './rows';

const NOW = new Date('2026-11-22T12:01:00.000Z');
const at = (minute: number) =>
  new Date(Date.parse('2026-11-22T12:00:00.000Z') + minute * 60_000);

const stack = (
  part: string,
  depends_on: string[],
  started_at: Date | null = null,
  finished_at: Date | null = null,
) =>
  ({
    stack_name: part,
    part,
    depends_on,
    started_at,
    finished_at,
  } as unknown as StackProgressRow);

const stacks = (network: StackProgressRow) => [
  network,
  stack('data', ['network']),
  stack('service', ['network']),
  stack('ops', ['data', 'service']),
];

const durations = new Map([
  ['network', [100, 120, 500]],
  ['data', [600, 620, 640]],
  ['service', [200, 200, 200]],
  ['ops', [30, 30, 30]],
]);

describe('what remains of a deployment', () => {
  it('goes along the longest chain, by the middle of what was', () => {
    expect(estimateOf(stacks(stack('network', [])), durations, NOW)).toEqual({
      remainingSeconds: 120 + 620 + 30,
      basedOn: 3,
    });
  });

  it('counts what a stack has taken already, but not beyond', () => {
    const begun = stacks(stack('network', [], at(0)));
    expect(estimateOf(begun, durations, NOW)?.remainingSeconds).toBe(
      60 + 620 + 30,
    );
    const late = stacks(stack('network', [], at(-10)));
    expect(estimateOf(late, durations, NOW)?.remainingSeconds).toBe(620 + 30);
  });

  it('counts nothing for what is finished', () => {
    const done = stacks(stack('network', [], at(-2), at(0)));
    expect(estimateOf(done, durations, NOW)?.remainingSeconds).toBe(650);
    const all = done.map(each => ({ ...each, finished_at: at(0) }));
    expect(estimateOf(all, durations, NOW)).toBeUndefined();
  });

  it('is not made up where a stack has no earlier one', () => {
    const known = new Map([['network', [100]]]);
    expect(
      estimateOf(stacks(stack('network', [])), known, NOW),
    ).toBeUndefined();
  });
});
