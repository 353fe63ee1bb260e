import { RowSlots } from './RowSlots';

describe('RowSlots', () => {
  it('leaves a row its element while it is in sight', () => {
    const slots = new RowSlots();
    const [, second, third] = slots.assign([0, 1, 2]);
    expect(slots.assign([1, 2, 3]).slice(0, 2)).toEqual([second, third]);
  });

  it('fills elements anew instead of making more', () => {
    const slots = new RowSlots();
    const first = slots.assign([0, 1, 2, 3]);
    const second = slots.assign([500, 501, 502, 503]);
    expect(new Set(second)).toEqual(new Set(first));
  });

  it('makes more when more is in sight', () => {
    const slots = new RowSlots();
    slots.assign([0, 1]);
    expect(new Set(slots.assign([0, 1, 2, 9])).size).toBe(4);
  });
});
