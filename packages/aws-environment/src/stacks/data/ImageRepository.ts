import type { EnvironmentNames } from '@quarterdeck/plugin-environments-common';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  ImageTagMutabilityExclusionFilter,
  Repository,
  RepositoryEncryption,
  TagMutability,
  TagStatus,
} from 'aws-cdk-lib/aws-ecr';
import { Construct } from 'constructs';

const IMAGES_KEPT = 10;
const UNTAGGED_KEPT = Duration.days(7);

/**
 * Where the images of releases are (R102 to R110). A tag stays what it is, but
 * for `latest`, which is there to be moved (F02); deployments go by digest.
 */
export class ImageRepository extends Construct {
  readonly repository: Repository;

  constructor(
    scope: Construct,
    id: string,
    { names }: { names: EnvironmentNames },
  ) {
    super(scope, id);
    this.repository = new Repository(this, 'Repository', {
      repositoryName: names.repository,
      imageScanOnPush: true,
      imageTagMutability: TagMutability.IMMUTABLE_WITH_EXCLUSION,
      imageTagMutabilityExclusionFilters: [
        ImageTagMutabilityExclusionFilter.wildcard('latest'),
      ],
      encryption: RepositoryEncryption.AES_256,
      lifecycleRules: [
        {
          rulePriority: 1,
          description: 'Untagged images end after a week',
          tagStatus: TagStatus.UNTAGGED,
          maxImageAge: UNTAGGED_KEPT,
        },
        {
          rulePriority: 2,
          description: 'The ten newest images stay',
          tagStatus: TagStatus.ANY,
          maxImageCount: IMAGES_KEPT,
        },
      ],
      // Kept, it would be in the way of the next environment of this name.
      removalPolicy: RemovalPolicy.DESTROY,
      emptyOnDelete: true,
    });
  }
}
