import { readOccasion, titleOf } from './occasion';

describe('readOccasion', () => {
  it('reads an alarm and a task out of an address', () => {
    const occasion = readOccasion(
      new URLSearchParams({
        alarm: 'shop-5xx',
        metric: 'HTTPCode_Target_5XX_Count',
        at: '2026-03-01T04:31:00+02:00',
      }),
    );
    expect(occasion).toMatchObject({
      alarmName: 'shop-5xx',
      metricName: 'HTTPCode_Target_5XX_Count',
      at: '2026-03-01T02:31:00.000Z',
    });
    expect(occasion && titleOf(occasion, iso => iso.slice(11, 16))).toBe(
      'Alarm shop-5xx, 02:31',
    );
    expect(
      readOccasion(
        new URLSearchParams({ task: 'abc', at: '2026-03-01T02:31:00Z' }),
      ),
    ).toMatchObject({ taskId: 'abc' });
  });

  it('takes anything else for no occasion', () => {
    expect(readOccasion(new URLSearchParams({ alarm: 'a' }))).toBeUndefined();
    expect(
      readOccasion(new URLSearchParams({ alarm: 'a', at: 'yesterday' })),
    ).toBeUndefined();
    expect(
      readOccasion(new URLSearchParams({ at: '2026-03-01T02:31:00Z' })),
    ).toBeUndefined();
  });
});
