const GIBIBYTE = 1024 ** 3;
const LARGEST_GIBIBYTES = 32;

/** Memory by the size in the instance class's name. */
const MEMORY_GIBIBYTES: Readonly<Record<string, number>> = {
  micro: 1,
  small: 2,
  medium: 4,
  large: 8,
  xlarge: 16,
};

/** The memory of an instance class, in bytes. */
export function memoryOf(instanceClass: string): number {
  const size = instanceClass.split('.').pop() ?? '';
  return (MEMORY_GIBIBYTES[size] ?? LARGEST_GIBIBYTES) * GIBIBYTE;
}
