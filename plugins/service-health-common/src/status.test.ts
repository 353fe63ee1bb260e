import { compareStatus, type Status, worstStatus } from './status';

it('takes unknown for worse than healthy and better than trouble', () => {
  const statuses: Status[] = ['healthy', 'degraded', 'unknown', 'critical'];
  expect(statuses.sort(compareStatus)).toEqual([
    'critical',
    'degraded',
    'unknown',
    'healthy',
  ]);
  expect(worstStatus(['healthy', 'unknown'])).toBe('unknown');
  expect(worstStatus(['unknown', 'degraded'])).toBe('degraded');
});

it('knows nothing from nothing', () => {
  expect(worstStatus([])).toBe('unknown');
});
