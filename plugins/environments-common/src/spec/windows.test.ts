import { windowsProblem } from './windows';

describe('windowsProblem', () => {
  it.each([
    ['adjacent windows', '03:00-04:00', 'sun:04:00-sun:05:00'],
    ['a backup over midnight', '23:30-00:30', 'sun:04:00-sun:05:00'],
    [
      'a maintenance over the end of the week',
      '03:00-04:00',
      'sun:23:30-mon:00:30',
    ],
  ])('accepts %s', (_, backup, maintenance) => {
    expect(windowsProblem(backup, maintenance)).toBeUndefined();
  });

  it.each([
    ['03:00-04:00', 'wed:03:30-wed:04:30'],
    ['03:00-04:00', 'wed:02:00-wed:05:00'],
    ['23:30-00:30', 'mon:00:00-mon:00:30'],
    ['00:00-00:30', 'sun:23:30-mon:00:30'],
    ['12:00-13:00', 'fri:23:00-sat:22:00'],
  ])('refuses %s with %s', (backup, maintenance) => {
    expect(windowsProblem(backup, maintenance)).toMatchObject({
      field: 'maintenanceWindow',
      message: expect.stringContaining('overlaps'),
    });
  });

  it('refuses windows that are too short', () => {
    expect(windowsProblem('03:00-03:29', 'sun:04:00-sun:05:00')?.field).toBe(
      'backupWindow',
    );
    expect(windowsProblem('03:00-04:00', 'sun:05:00-sun:05:00')?.field).toBe(
      'maintenanceWindow',
    );
  });
});
