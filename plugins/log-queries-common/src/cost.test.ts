import { costOfScan } from './cost';

describe('costOfScan', () => {
  it('takes half a cent for a GB', () => {
    expect(costOfScan(1_000_000_000)).toBeCloseTo(0.005, 10);
    expect(costOfScan(0)).toBe(0);
  });
});
