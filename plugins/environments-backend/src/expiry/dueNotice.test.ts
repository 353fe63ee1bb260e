import { dueNotice } from './dueNotice';

it.each([
  ['2027-01-27T12:00:00Z', undefined],
  ['2027-01-29T12:00:00Z', 'three-days'],
  ['2027-01-31T00:00:00Z', 'one-day'],
  ['2027-01-31T23:59:59Z', 'one-day'],
  ['2027-02-01T00:00:00Z', 'expired'],
])('at %s, the notice of 2027-01-31 is %s', (now, notice) => {
  expect(dueNotice('2027-01-31', new Date(now))).toBe(notice);
});
