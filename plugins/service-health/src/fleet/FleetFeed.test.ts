import type { Fleet } from '@quarterdeck/plugin-service-health-common';
import { FleetFeed } from './FleetFeed';

const fleetAt = (at: string): Fleet => ({ at, rows: [] });

function feedOf(getFleet: () => Promise<Fleet>) {
  const asked = jest.fn(getFleet);
  const feed = new FleetFeed(
    { getFleet: asked },
    { intervalSeconds: 30, spreadSeconds: 2 },
  );
  return { feed, asked };
}

const settle = () => jest.advanceTimersByTimeAsync(0);

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-22T09:00:00Z') });
});
afterEach(() => {
  jest.useRealTimers();
});

it('asks once for all who listen, and no more when none does', async () => {
  const { feed, asked } = feedOf(async () => fleetAt('2026-11-22T09:00:00Z'));
  expect(asked).not.toHaveBeenCalled();
  const leave = [feed.subscribe(jest.fn()), feed.subscribe(jest.fn())];
  await settle();
  expect(asked).toHaveBeenCalledTimes(1);
  await jest.advanceTimersByTimeAsync(30_000);
  expect(asked).toHaveBeenCalledTimes(2);
  leave.forEach(each => each());
  await jest.advanceTimersByTimeAsync(90_000);
  expect(asked).toHaveBeenCalledTimes(2);
});

it('says nothing when nothing has changed', async () => {
  const same = fleetAt('2026-11-22T09:00:00Z');
  const { feed } = feedOf(async () => same);
  const listener = jest.fn();
  feed.subscribe(listener);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(listener).toHaveBeenCalledTimes(1);
  expect(feed.current()).toEqual({ fleet: same });
});

it('keeps what it has when it cannot have more, and recovers', async () => {
  let isDown = false;
  const { feed } = feedOf(async () => {
    if (isDown) throw new Error('down');
    return fleetAt(new Date().toISOString());
  });
  feed.subscribe(jest.fn());
  await settle();
  isDown = true;
  await jest.advanceTimersByTimeAsync(30_000);
  expect(feed.current()).toEqual({
    fleet: fleetAt('2026-11-22T09:00:00.000Z'),
    error: new Error('down'),
  });
  isDown = false;
  await jest.advanceTimersByTimeAsync(30_000);
  expect(feed.current()).toEqual({
    fleet: fleetAt('2026-11-22T09:01:00.000Z'),
  });
});

it('follows a change that it is told of, once, unless it knows it', async () => {
  const { feed, asked } = feedOf(async () => fleetAt('2026-11-22T09:00:00Z'));
  feed.subscribe(jest.fn());
  await settle();
  feed.changed('2026-11-22T08:59:59Z');
  await jest.advanceTimersByTimeAsync(2_000);
  expect(asked).toHaveBeenCalledTimes(1);
  feed.changed('2026-11-22T09:00:05Z');
  feed.changed('2026-11-22T09:00:06Z');
  await jest.advanceTimersByTimeAsync(2_000);
  expect(asked).toHaveBeenCalledTimes(2);
});

it('asks again where a change comes while it asks', async () => {
  let answer: (fleet: Fleet) => void = () => undefined;
  const { feed, asked } = feedOf(
    () => new Promise(resolve => (answer = resolve)),
  );
  feed.subscribe(jest.fn());
  feed.refresh();
  answer(fleetAt('2026-11-22T09:00:00Z'));
  await settle();
  expect(asked).toHaveBeenCalledTimes(2);
});
