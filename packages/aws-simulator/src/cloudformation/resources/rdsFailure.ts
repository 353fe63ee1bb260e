import { AwsError } from '../../wire';
import { ResourceFailure } from '../ResourceProvider';

export const rdsFailure = (message: string) =>
  new ResourceFailure(`${message} (Service: Rds, Status Code: 400)`);

/** Lets a refusal of RDS be the stack's. @throws ResourceFailure */
export function asRdsFailure<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof AwsError ? rdsFailure(error.message) : error;
  }
}
