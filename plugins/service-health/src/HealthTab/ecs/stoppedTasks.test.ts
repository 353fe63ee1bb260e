import type {
  EcsStoppedTask,
  StoppedTaskRecord,
} from '@quarterdeck/plugin-service-health-common';
import { mergeStops, summarizeStops } from './stoppedTasks';

const stop = (
  id: string,
  stoppedAt: string,
  change: Partial<EcsStoppedTask> = {},
): EcsStoppedTask => ({
  id,
  arn: `task/shop/${id}`,
  state: 'STOPPED',
  containerHealth: 'UNKNOWN',
  images: [],
  stoppedAt,
  stopCode: 'EssentialContainerExited',
  containers: [{ name: 'app', exitCode: 1 }],
  ...change,
});

const log = { group: '/ecs/shop', stream: 'ecs/app/b', lines: ['bye'] };

it('adds what only the portal knows, the newest first', () => {
  const kept: StoppedTaskRecord[] = [
    { ...stop('b', '2026-11-22T09:18:00Z'), serviceArn: 'web', log },
    { ...stop('a', '2026-11-22T03:00:00Z'), serviceArn: 'web' },
  ];
  const merged = mergeStops(
    [stop('c', '2026-11-22T09:19:00Z'), stop('b', '2026-11-22T09:18:00Z')],
    kept,
  );
  expect(merged.map(({ id, isOnlyKept }) => [id, isOnlyKept])).toEqual([
    ['c', false],
    ['b', false],
    ['a', true],
  ]);
  expect(merged[1].log).toEqual(log);
});

it('sums up why they stopped, the most frequent first', () => {
  const at = '2026-11-22T09:18:00Z';
  expect(
    summarizeStops([
      stop('a', at, {
        containers: [
          {
            name: 'app',
            exitCode: 137,
            reason: 'OutOfMemoryError: Container killed due to memory usage',
          },
        ],
      }),
      stop('b', at),
      stop('c', at),
      stop('d', at, { containers: [], stopCode: 'TaskFailedToStart' }),
    ]),
  ).toBe(
    '2 × exit code 1, 1 × out of memory, exit code 137, 1 × TaskFailedToStart',
  );
});
