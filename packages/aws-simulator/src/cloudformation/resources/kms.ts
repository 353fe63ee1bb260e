import { seededUuid } from '../../world/seeded';
import {
  anyJson,
  flag,
  number,
  putResource,
  refuseDuplicate,
  requireResource,
  ResourceFailure,
  resourceProvider,
  tagsFor,
  text,
} from '../ResourceProvider';
import { hexOf } from './names';

export const key = resourceProvider({
  type: 'AWS::KMS::Key',
  seconds: 2,
  properties: {
    BypassPolicyLockoutSafetyCheck: flag.optional(),
    Description: text.optional(),
    Enabled: flag.optional(),
    EnableKeyRotation: flag.optional(),
    KeyPolicy: anyJson.optional(),
    KeySpec: text.optional(),
    KeyUsage: text.optional(),
    MultiRegion: flag.optional(),
    Origin: text.optional(),
    PendingWindowInDays: number.optional(),
    RotationPeriodInDays: number.optional(),
  },
  replacedBy: ['KeySpec', 'KeyUsage', 'MultiRegion', 'Origin'],
  create(properties, context) {
    const { region } = context;
    const id = seededUuid(hexOf(context, 32));
    const arn = region.arn('kms', `key/${id}`);
    putResource(region.kmsKeys, context, {
      id,
      arn,
      Tags: properties.Tags,
      shape: { keyId: id, description: properties.Description, aliases: [] },
    });
    return { physicalId: id, attributes: { Arn: arn, KeyId: id } };
  },
  update(properties, existing, context) {
    const resource = requireResource(
      context.region.kmsKeys,
      existing.physicalId,
    );
    resource.shape.description = properties.Description;
    resource.tags = tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId }, { region }) {
    region.kmsKeys.delete(physicalId);
  },
});

export const alias = resourceProvider({
  type: 'AWS::KMS::Alias',
  untagged: true,
  properties: { AliasName: text, TargetKeyId: text },
  replacedBy: ['AliasName'],
  create({ AliasName, TargetKeyId }, { region }) {
    if (!/^alias\/[a-zA-Z0-9/_-]+$/.test(AliasName)) {
      throw new ResourceFailure(
        `Alias ${AliasName} is invalid. (Service: Kms, Status Code: 400)`,
      );
    }
    refuseDuplicate(
      region.kmsKeys.find(each => each.aliases.includes(AliasName)),
      AliasName,
    );
    requireResource(region.kmsKeys, keyIdOf(TargetKeyId)).shape.aliases.push(
      AliasName,
    );
    return { physicalId: AliasName };
  },
  update({ AliasName, TargetKeyId }, existing, { region }) {
    const target = requireResource(region.kmsKeys, keyIdOf(TargetKeyId));
    for (const { shape } of region.kmsKeys.all()) {
      shape.aliases = shape.aliases.filter(each => each !== AliasName);
    }
    target.shape.aliases.push(AliasName);
    return existing;
  },
  delete({ physicalId }, { region }) {
    for (const { shape } of region.kmsKeys.all()) {
      shape.aliases = shape.aliases.filter(each => each !== physicalId);
    }
  },
});

/** Of an id or an ARN. */
const keyIdOf = (given: string) => given.split('/').pop() ?? '';
