import { findParameter } from '../../services/ssm/parameters';
import { validationError } from '../../wire';
import type { Region } from '../../world/Region';
import { isObject } from '../template/Template';

/**
 * What `{{resolve:…}}` stands for.
 *
 * @throws AwsError when it stands for nothing
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export function dynamicReference(region: Region, reference: string): string {
  const [service, ...rest] = reference.split(':');
  const value =
    service === 'secretsmanager'
      ? secretValue(region, rest)
      : parameterValue(region, service, rest);
  if (value !== undefined) return value;
  throw validationError(
    `Could not resolve the dynamic reference {{resolve:${reference}}}`,
  );
}

/** `name` or `name:version`. */
function parameterValue(
  region: Region,
  service: string,
  [name, version]: string[],
): string | undefined {
  if (service !== 'ssm' && service !== 'ssm-secure') return undefined;
  const given = version === undefined ? name : `${name}:${version}`;
  return findParameter(region, given)?.Value;
}

/** `name-or-arn:SecretString:json-key:version-stage:version-id`. */
function secretValue(region: Region, rest: string[]): string | undefined {
  const idParts = rest[0] === 'arn' ? 7 : 1;
  const id = rest.slice(0, idParts).join(':');
  const [, key] = rest.slice(idParts);
  const secret =
    region.secrets.get(id) ?? region.secrets.find(each => each.name === id);
  const text = secret?.shape.secretString;
  return text === undefined || !key ? text : memberOf(text, key);
}

function memberOf(text: string, key: string): string | undefined {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw validationError(
      `Could not parse SecretString JSON to read ${key}: ${error}`,
    );
  }
  return isObject(content) && Object.hasOwn(content, key)
    ? String(content[key])
    : undefined;
}
