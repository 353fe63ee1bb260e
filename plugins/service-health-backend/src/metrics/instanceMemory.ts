const GIBIBYTE = 1024 ** 3;

/** Of the burstable classes, in GiB. */
const BURSTABLE_GIB: Record<string, number | undefined> = {
  micro: 1,
  small: 2,
  medium: 4,
  large: 8,
  xlarge: 16,
  '2xlarge': 32,
};

/** Of each virtual CPU in a family, in GiB. */
const GIB_PER_CPU: [RegExp, number][] = [
  [/^x2iedn$/, 32],
  [/^x(1|2)e?/, 16],
  [/^(r|z)/, 8],
  [/^m/, 4],
  [/^c/, 2],
];

/**
 * The memory of an instance class such as `db.r6g.2xlarge`, in bytes. A size
 * has twice the memory of the one before, in each family.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Summary.html
 */
export function instanceMemoryBytes(instanceClass: string): number | undefined {
  const [, family = '', size = ''] = instanceClass.split('.');
  const gib = /^t\d/.test(family)
    ? BURSTABLE_GIB[size]
    : memoryOfFamily(family, size);
  return gib === undefined ? undefined : gib * GIBIBYTE;
}

function memoryOfFamily(family: string, size: string): number | undefined {
  const perCpu = GIB_PER_CPU.find(([families]) => families.test(family))?.[1];
  const cpus = cpusOf(size);
  return perCpu === undefined || cpus === undefined ? undefined : perCpu * cpus;
}

function cpusOf(size: string): number | undefined {
  if (size === 'medium') return 1;
  if (size === 'large') return 2;
  const times = /^(\d*)xlarge$/.exec(size)?.[1];
  return times === undefined ? undefined : Number(times || 1) * 4;
}
