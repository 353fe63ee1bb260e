const GB = 1024;
const range = (from: number, to: number, step: number) =>
  Array.from({ length: (to - from) / step + 1 }, (_, i) => from + i * step);

/**
 * Memory in MiB that Fargate offers for each number of CPU units.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
 */
const MEMORY_BY_CPU: Record<number, number[] | undefined> = {
  256: [512, GB, 2 * GB],
  512: range(GB, 4 * GB, GB),
  1024: range(2 * GB, 8 * GB, GB),
  2048: range(4 * GB, 16 * GB, GB),
  4096: range(8 * GB, 30 * GB, GB),
  8192: range(16 * GB, 60 * GB, 4 * GB),
  16384: range(32 * GB, 120 * GB, 8 * GB),
};

/** Whether Fargate has a size of a task. */
export const isFargateSize = (
  cpu: string | undefined,
  memory: string | undefined,
): boolean => MEMORY_BY_CPU[Number(cpu)]?.includes(Number(memory)) ?? false;

/** What ECS says of any other. */
export const noFargateSize = (
  cpu: string | undefined,
  memory: string | undefined,
) =>
  `No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory. See the Amazon ECS documentation for the valid values.`;
