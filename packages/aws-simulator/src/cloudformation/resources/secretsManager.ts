import { z } from 'zod';
import { seededUuid } from '../../world/seeded';
import {
  flag,
  number,
  type ProviderContext,
  putResource,
  refuseDuplicate,
  requireResource,
  ResourceFailure,
  resourceProvider,
  tagsFor,
  text,
} from '../ResourceProvider';
import { isObject } from '../template/Template';
import { generatedName, hexOf } from './names';
import { removeReplicas, replicaRegions, replicate } from './secretReplicas';

const generated = z.strictObject({
  ExcludeCharacters: text.optional(),
  ExcludeLowercase: flag.optional(),
  ExcludeNumbers: flag.optional(),
  ExcludePunctuation: flag.optional(),
  ExcludeUppercase: flag.optional(),
  GenerateStringKey: text.optional(),
  IncludeSpace: flag.optional(),
  PasswordLength: number.optional(),
  RequireEachIncludedType: flag.optional(),
  SecretStringTemplate: text.optional(),
});

export const secret = resourceProvider({
  type: 'AWS::SecretsManager::Secret',
  seconds: 1,
  properties: {
    Description: text.optional(),
    GenerateSecretString: generated.optional(),
    KmsKeyId: text.optional(),
    Name: text.optional(),
    ReplicaRegions: replicaRegions.optional(),
    SecretString: text.optional(),
  },
  hidden: ['SecretString'],
  replacedBy: ['Name'],
  create(properties, context) {
    const { region, world } = context;
    const name = properties.Name ?? generatedName(context, 512);
    refuseDuplicate(
      region.secrets.find(each => each.name === name),
      name,
    );
    const arn = region.arn(
      'secretsmanager',
      `secret:${name}-${hexOf(context, 6)}`,
    );
    const resource = putResource(region.secrets, context, {
      id: arn,
      arn,
      Tags: properties.Tags,
      shape: {
        name,
        description: properties.Description,
        secretString:
          properties.SecretString ??
          generate(properties.GenerateSecretString ?? {}, context),
        updatedAt: world.now(),
        versionId: seededUuid(hexOf(context, 32)),
      },
    });
    replicate(resource, properties.ReplicaRegions, context);
    return { physicalId: arn, attributes: { Id: arn } };
  },
  update(properties, existing, context) {
    const resource = requireResource(
      context.region.secrets,
      existing.physicalId,
    );
    resource.shape.description = properties.Description;
    if (properties.SecretString !== undefined) {
      resource.shape.secretString = properties.SecretString;
    }
    resource.tags = tagsFor(context, properties.Tags);
    const before = existing.properties.ReplicaRegions;
    removeReplicas(existing.physicalId, before, context);
    replicate(resource, properties.ReplicaRegions, context);
    return existing;
  },
  delete({ physicalId, properties }, context) {
    removeReplicas(physicalId, properties.ReplicaRegions, context);
    context.region.secrets.delete(physicalId);
  },
});

function generate(
  options: z.output<typeof generated>,
  context: ProviderContext,
): string {
  const password = hexOf(context, options.PasswordLength ?? 32);
  if (!options.GenerateStringKey) return password;
  return JSON.stringify({
    ...JSON.parse(options.SecretStringTemplate ?? '{}'),
    [options.GenerateStringKey]: password,
  });
}

export const secretTargetAttachment = resourceProvider({
  type: 'AWS::SecretsManager::SecretTargetAttachment',
  untagged: true,
  seconds: 1,
  properties: {
    SecretId: text,
    TargetId: text,
    TargetType: z.literal('AWS::RDS::DBInstance'),
  },
  create({ SecretId, TargetId }, { region }) {
    const resource = requireResource(region.secrets, SecretId);
    const database = requireResource(region.dbInstances, TargetId).shape;
    const content: unknown = JSON.parse(resource.shape.secretString);
    if (!isObject(content)) {
      throw new ResourceFailure('The secret is not a JSON object');
    }
    resource.shape.secretString = JSON.stringify({
      ...content,
      engine: database.Engine,
      host: database.Endpoint?.Address,
      port: database.Endpoint?.Port,
      dbname: database.DBName,
      dbInstanceIdentifier: TargetId,
    });
    return { physicalId: SecretId, attributes: { Id: SecretId } };
  },
  delete() {
    // The secret keeps what it was told.
  },
});
