import { z } from 'zod';
import { setLifecyclePolicy } from '../../services/ecr/lifecycleHandlers';
import {
  createRepository,
  deleteRepository,
  type Repository,
  requireRepository,
  setMutability,
} from '../../services/ecr/repositories';
import {
  anyJson,
  flag,
  type ProviderContext,
  resourceProvider,
  tagsFor,
  text,
} from '../ResourceProvider';
import { callService, callToRemove } from './callService';
import { generatedName } from './names';
import { originOf } from './originOf';

const properties = {
  EmptyOnDelete: flag.optional(),
  EncryptionConfiguration: z
    .strictObject({
      EncryptionType: z.enum(['AES256', 'KMS', 'KMS_DSSE']),
      KmsKey: text.optional(),
    })
    .optional(),
  ImageScanningConfiguration: z
    .strictObject({ ScanOnPush: flag.optional() })
    .optional(),
  ImageTagMutability: z
    .enum([
      'MUTABLE',
      'IMMUTABLE',
      'MUTABLE_WITH_EXCLUSION',
      'IMMUTABLE_WITH_EXCLUSION',
    ])
    .optional(),
  ImageTagMutabilityExclusionFilters: z
    .array(
      z.strictObject({
        ImageTagMutabilityExclusionFilterType: z.literal('WILDCARD'),
        ImageTagMutabilityExclusionFilterValue: text,
      }),
    )
    .optional(),
  LifecyclePolicy: z
    .strictObject({
      LifecyclePolicyText: text.optional(),
      RegistryId: text.optional(),
    })
    .optional(),
  RepositoryName: text.optional(),
  RepositoryPolicyText: anyJson.optional(),
};
type Properties = z.output<z.ZodObject<typeof properties>>;

const call = <Result>(work: () => Result) => callService('Ecr', work);

export const repository = resourceProvider({
  type: 'AWS::ECR::Repository',
  seconds: 1,
  properties,
  replacedBy: ['RepositoryName', 'EncryptionConfiguration'],
  create(wanted, context) {
    const { EncryptionConfiguration: encryption } = wanted;
    const made = call(() =>
      createRepository(
        context,
        {
          repositoryName:
            wanted.RepositoryName ?? generatedName(context, 256).toLowerCase(),
          encryptionConfiguration: encryption && {
            encryptionType: encryption.EncryptionType,
            kmsKey: encryption.KmsKey,
          },
        },
        originOf(context, wanted.Tags),
      ),
    );
    try {
      configure(made, wanted, context);
    } catch (error) {
      context.region.repositories.delete(made.id);
      throw error;
    }
    return {
      physicalId: made.id,
      attributes: {
        Arn: made.arn,
        RepositoryUri: made.shape.repositoryUri ?? '',
      },
    };
  },
  update(wanted, existing, context) {
    const found = call(() => requireRepository(context, existing.physicalId));
    configure(found, wanted, context);
    found.tags = tagsFor(context, wanted.Tags);
    return existing;
  },
  delete({ physicalId, properties: { EmptyOnDelete = false } }, context) {
    callToRemove('Ecr', () =>
      deleteRepository(
        context,
        requireRepository(context, physicalId),
        EmptyOnDelete,
      ),
    );
  },
});

/** What CloudFormation sets by calls of its own. */
function configure(
  made: Repository,
  wanted: Properties,
  context: ProviderContext,
) {
  const filters = wanted.ImageTagMutabilityExclusionFilters;
  call(() => {
    setMutability(made, {
      imageTagMutability: wanted.ImageTagMutability,
      imageTagMutabilityExclusionFilters: filters?.map(each => ({
        filterType: each.ImageTagMutabilityExclusionFilterType,
        filter: each.ImageTagMutabilityExclusionFilterValue,
      })),
    });
    setLifecyclePolicy(
      context,
      made,
      wanted.LifecyclePolicy?.LifecyclePolicyText,
    );
  });
  made.shape.imageScanningConfiguration = {
    scanOnPush: wanted.ImageScanningConfiguration?.ScanOnPush ?? false,
  };
  const { RepositoryPolicyText: policy } = wanted;
  if (policy === undefined) delete made.shape.policyText;
  else made.shape.policyText = JSON.stringify(policy);
}
