import { z } from 'zod';
import { plainPassword } from '../../services/secretsmanager/passwords';
import {
  createSecret,
  requireSecret,
} from '../../services/secretsmanager/secrets';
import {
  currentText,
  putVersion,
  type Secret,
} from '../../services/secretsmanager/versions';
import { seededFraction } from '../../world/seeded';
import {
  anyJson,
  flag,
  number,
  type ProviderContext,
  requireResource,
  ResourceFailure,
  resourceProvider,
  tagsFor,
  text,
} from '../ResourceProvider';
import { isObject, sameJson } from '../template/Template';
import { callService } from './callService';
import { generatedName, hexOf } from './names';
import { originOf } from './originOf';
import { removeReplicas, replicaRegions, replicate } from './secretReplicas';

const call = <Result>(work: () => Result) =>
  callService('SecretsManager', work);

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
const secretProperties = {
  Description: text.optional(),
  GenerateSecretString: generated.optional(),
  KmsKeyId: text.optional(),
  Name: text.optional(),
  ReplicaRegions: replicaRegions.optional(),
  SecretString: text.optional(),
};
type SecretProperties = z.output<z.ZodObject<typeof secretProperties>>;

export const secret = resourceProvider({
  type: 'AWS::SecretsManager::Secret',
  seconds: 1,
  properties: secretProperties,
  hidden: ['SecretString'],
  replacedBy: ['Name'],
  create(properties, context) {
    const made = call(() =>
      createSecret(
        context,
        {
          name: properties.Name ?? generatedName(context, 512),
          description: properties.Description,
          kmsKeyId: properties.KmsKeyId,
          value: { text: valueOf(properties, context) },
        },
        originOf(context, properties.Tags),
      ),
    );
    made.shape.replicas = properties.ReplicaRegions;
    replicate(made, properties.ReplicaRegions, context);
    return { physicalId: made.arn, attributes: { Id: made.arn } };
  },
  update(properties, existing, context) {
    const found = requireResource(context.region.secrets, existing.physicalId);
    Object.assign(found.shape, {
      description: properties.Description,
      kmsKeyId: properties.KmsKeyId,
      replicas: properties.ReplicaRegions,
    });
    const { SecretString, GenerateSecretString, ReplicaRegions } =
      existing.properties;
    const isOther =
      properties.SecretString !== SecretString ||
      !sameJson(
        properties.GenerateSecretString ?? null,
        GenerateSecretString ?? null,
      );
    const value = isOther ? valueOf(properties, context) : undefined;
    if (value !== undefined) putVersion(context, found, { text: value });
    found.tags = tagsFor(context, properties.Tags);
    removeReplicas(existing.physicalId, ReplicaRegions, context);
    replicate(found, properties.ReplicaRegions, context);
    return existing;
  },
  delete({ physicalId, properties }, context) {
    removeReplicas(physicalId, properties.ReplicaRegions, context);
    context.region.secrets.delete(physicalId);
  },
});

/** @throws ResourceFailure for an object that is half described */
function valueOf(
  properties: SecretProperties,
  context: ProviderContext,
): string | undefined {
  const { SecretString, GenerateSecretString: options } = properties;
  if (!options) return SecretString;
  if (SecretString !== undefined) {
    throw new ResourceFailure(
      'You must specify either GenerateSecretString or SecretString, but not both.',
    );
  }
  const {
    GenerateStringKey: key,
    SecretStringTemplate: template,
    ...rest
  } = options;
  if ((key === undefined) !== (template === undefined)) {
    throw new ResourceFailure(
      'SecretStringTemplate and GenerateStringKey must be specified together.',
    );
  }
  // What is made up follows from the seed, so that the demo is always the same.
  const seed = hexOf(context, 32);
  let drawn = 0;
  const password = call(() =>
    plainPassword(rest, limit =>
      Math.floor(seededFraction(seed, drawn++) * limit),
    ),
  );
  if (key === undefined) return password;
  return JSON.stringify({ ...objectIn(template ?? ''), [key]: password });
}

/** @throws ResourceFailure */
function objectIn(content: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(content);
    if (isObject(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new ResourceFailure('The secret is not a JSON object');
}

const targetProperties = {
  SecretId: text,
  TargetId: text,
  TargetType: z.literal('AWS::RDS::DBInstance'),
};

export const secretTargetAttachment = resourceProvider({
  type: 'AWS::SecretsManager::SecretTargetAttachment',
  untagged: true,
  seconds: 1,
  properties: targetProperties,
  create({ SecretId, TargetId }, context) {
    attach(
      call(() => requireSecret(context, SecretId)),
      TargetId,
      context,
    );
    return { physicalId: SecretId, attributes: { Id: SecretId } };
  },
  delete() {
    // The secret keeps what it was told.
  },
});

/** Tells a secret where the database is that it opens. */
function attach(found: Secret, databaseId: string, context: ProviderContext) {
  const database = requireResource(
    context.region.dbInstances,
    databaseId,
  ).shape;
  const content = {
    ...objectIn(currentText(found.shape) ?? ''),
    engine: database.Engine,
    host: database.Endpoint?.Address,
    port: database.Endpoint?.Port,
    dbname: database.DBName,
    dbInstanceIdentifier: databaseId,
  };
  putVersion(context, found, { text: JSON.stringify(content) });
}

export const secretResourcePolicy = resourceProvider({
  type: 'AWS::SecretsManager::ResourcePolicy',
  untagged: true,
  properties: {
    BlockPublicPolicy: flag.optional(),
    ResourcePolicy: anyJson,
    SecretId: text,
  },
  replacedBy: ['SecretId'],
  create({ SecretId, ResourcePolicy }, context) {
    const found = call(() => requireSecret(context, SecretId));
    found.shape.policy = JSON.stringify(ResourcePolicy);
    return { physicalId: found.arn, attributes: { Id: found.arn } };
  },
  update({ ResourcePolicy }, existing, { region }) {
    requireResource(region.secrets, existing.physicalId).shape.policy =
      JSON.stringify(ResourcePolicy);
    return existing;
  },
  delete({ physicalId }, { region }) {
    delete region.secrets.get(physicalId)?.shape.policy;
  },
});
