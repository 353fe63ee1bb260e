import { Pacer } from './Pacer';

describe('Pacer', () => {
  it('lets a burst through, then one after the other', async () => {
    const pacer = new Pacer(50, 3);
    const startedAt = performance.now();
    const passed: number[] = [];
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 8 }, async (_, index) => {
        await pacer.turn('StartQuery');
        passed.push(performance.now() - startedAt);
        order.push(index);
      }),
    );
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    // Five of them wait for 20 ms each; timers may be a little early.
    expect(passed[7]).toBeGreaterThan(90);
  });

  it('lets each kind through by itself', async () => {
    // The second one would wait for longer than a busy machine stands still.
    const pacer = new Pacer(0.5, 1);
    await pacer.turn('StartQuery');
    const kinds: string[] = [];
    await Promise.all(
      ['StartQuery', 'GetQueryResults'].map(async kind => {
        await pacer.turn(kind);
        kinds.push(kind);
      }),
    );
    expect(kinds).toEqual(['GetQueryResults', 'StartQuery']);
  });
});
