import { commonPrefix } from './alarmNames';

it('finds what all names begin with, in whole words', () => {
  expect(
    commonPrefix([
      'shop-production-rds-cpu',
      'shop-production-rds-connections',
    ]),
  ).toBe('shop-production-rds-');
});

it('leaves names alone that have nothing in common, or stand alone', () => {
  expect(commonPrefix(['errors', 'latency'])).toBe('');
  expect(commonPrefix(['shop-5xx'])).toBe('');
  expect(commonPrefix([])).toBe('');
});
