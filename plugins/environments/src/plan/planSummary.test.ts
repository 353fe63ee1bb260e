import { plan } from '../__testUtils__/environmentsApi';
import { planSummary } from './planSummary';

describe('planSummary', () => {
  it('says what changes, and by how much the price', () => {
    expect(planSummary(plan)).toBe('1 to replace, +$11.68 a month');
  });

  it('says what something new costs', () => {
    expect(planSummary({ ...plan, exists: false })).toBe(
      '1 to replace, $166.65 a month',
    );
  });

  it('does not say that nothing changes where nobody has looked', () => {
    const blocked = { ...plan, status: 'blocked' as const, stacks: [] };
    expect(planSummary(blocked)).toBe('+$11.68 a month');
    expect(planSummary({ ...blocked, price: undefined })).toBe('');
  });
});
