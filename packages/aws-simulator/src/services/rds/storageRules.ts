import { invalidCombination, invalidParameterValue } from './refusals';

/** Below this size RDS sets IOPS and throughput of gp3 itself. */
const SMALLEST_GP3_WITH_IOPS_GIB = 400;

/**
 * @throws AwsError for storage that RDS does not offer
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage
 */
export function assertStorage({
  AllocatedStorage: gib = 20,
  Iops,
  MaxAllocatedStorage,
  StorageThroughput,
  StorageType = 'gp2',
}: {
  AllocatedStorage?: number;
  Iops?: number;
  MaxAllocatedStorage?: number;
  StorageThroughput?: number;
  StorageType?: string;
}) {
  if (gib < 20 || gib > 65_536) {
    throw invalidParameterValue(
      `Invalid storage size for engine name postgres and storage type ${StorageType}: ${gib}`,
    );
  }
  const setsSpeed = Iops !== undefined || StorageThroughput !== undefined;
  if (StorageType === 'gp3' && setsSpeed && gib < SMALLEST_GP3_WITH_IOPS_GIB) {
    throw invalidCombination(
      "You can't specify IOPS or storage throughput for engine postgres and a storage size less than 400.",
    );
  }
  if (MaxAllocatedStorage !== undefined && MaxAllocatedStorage <= gib) {
    throw invalidCombination(
      'Max storage size must be greater than storage size',
    );
  }
}
