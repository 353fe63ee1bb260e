import type * as ssm from '@aws-sdk/client-ssm';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type {
  SsmParameterShape,
  SsmParameterVersion,
} from '../../world/resources/others';

/** As many versions as SSM keeps of a parameter. */
const MOST_VERSIONS = 100;

/** Gives a parameter a new value; the one before becomes history. */
export function writeValue(shape: SsmParameterShape, value: string, at: Date) {
  const { version, value: before, updatedAt } = shape;
  shape.history = [
    ...(shape.history ?? []),
    { version, value: before, updatedAt },
  ].slice(1 - MOST_VERSIONS);
  shape.value = value;
  shape.version = version + 1;
  shape.updatedAt = at;
}

/** All versions that are kept, oldest first. */
export const versionsOf = (shape: SsmParameterShape): SsmParameterVersion[] => [
  ...(shape.history ?? []),
  { version: shape.version, value: shape.value, updatedAt: shape.updatedAt },
];

/** A parameter by name or ARN, or a version of it by `name:3`. */
export function findParameter(
  region: Region,
  given: string,
): ssm.Parameter | undefined {
  if (given.startsWith('arn:')) {
    const found = region.ssmParameters.byArn(given);
    return found && describeParameter(found);
  }
  const [name, selector] = given.split(':');
  const found = region.ssmParameters.get(name);
  if (!found || selector === undefined)
    return found && describeParameter(found);
  const version = versionsOf(found.shape).find(
    each => String(each.version) === selector,
  );
  return (
    version && {
      ...describeParameter(found),
      Value: version.value,
      Version: version.version,
      LastModifiedDate: version.updatedAt,
      Selector: `:${selector}`,
    }
  );
}

export const describeParameter = ({
  arn,
  shape,
}: Resource<SsmParameterShape>): ssm.Parameter => ({
  ARN: arn,
  Name: shape.name,
  Type: shape.type,
  Value: shape.value,
  Version: shape.version,
  LastModifiedDate: shape.updatedAt,
  DataType: 'text',
});
