import type {
  AwsClientClass,
  AwsSdkClient,
} from '@quarterdeck/plugin-aws-node';
import type { StackWork } from '../StackWork';

/** A resource of a stack that is going to be deleted. */
export interface DoomedResource {
  logicalId: string;
  physicalId: string;
  resourceType: string;
  /** What the template says is to happen to it. */
  deletionPolicy: string | undefined;
  /** Why CloudFormation could not bring it back, or delete it. */
  refusal: string | undefined;
}

/** What it takes to make a resource ready to be deleted. */
export interface LooseningContext {
  work: StackWork;
  /** A client in the account and region of the stack. */
  get<TClient extends AwsSdkClient>(
    clientClass: AwsClientClass<TClient>,
  ): Promise<TClient>;
  /** Whether a snapshot of a database is to be taken first. */
  finalSnapshot: boolean;
}

/**
 * Takes away what keeps CloudFormation from deleting a resource. Done twice, it
 * does nothing the second time; a resource that is gone already is no error.
 */
export type Loosening = (
  resource: DoomedResource,
  context: LooseningContext,
) => Promise<void>;
