import { ResourceFailure } from '../ResourceProvider';

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

/** @throws ResourceFailure for a size that Fargate does not have */
export function assertFargateSize(
  cpu: string | undefined,
  memory: string | undefined,
) {
  if (MEMORY_BY_CPU[Number(cpu)]?.includes(Number(memory))) return;
  throw new ResourceFailure(
    'Invalid request provided: Create TaskDefinition: No Fargate configuration exists for given values: ' +
      `${cpu} CPU, ${memory} memory. See the Amazon ECS documentation for the valid values. (Service: AmazonECS; Status Code: 400; Error Code: ClientException)`,
  );
}
