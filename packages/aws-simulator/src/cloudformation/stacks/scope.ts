import { currentText } from '../../services/secretsmanager/versions';
import type { Region } from '../../world/Region';
import { validationError } from '../../wire';
import type { Scope } from '../template/evaluate';
import { isObject, type Json, type Template } from '../template/Template';
import type { Stack } from './events';
import { importedValue } from './exports';

/** Where the names in a stack's template get their values from. */
export function scopeOf(
  region: Region,
  stack: Pick<Stack, 'id' | 'shape'>,
  template: Template,
  parameters: Record<string, string>,
): Scope {
  return {
    template,
    parameters,
    accountId: region.accountId,
    region: region.name,
    zones: region.zones,
    stackName: stack.shape.name,
    stackId: stack.id,
    resource(logicalId) {
      const record = stack.shape.resources[logicalId];
      const physicalId = record?.physicalId;
      if (record === undefined || physicalId === undefined) return undefined;
      return {
        physicalId,
        attribute: name => record.attributes[name] as Json | undefined,
      };
    },
    importValue: name => importedValue(region, name),
    dynamicReference: reference => dynamicReference(region, reference),
  };
}

/**
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
function dynamicReference(region: Region, reference: string): string {
  const [service, ...rest] = reference.split(':');
  if (service === 'ssm' || service === 'ssm-secure') {
    const parameter = region.ssmParameters.get(rest[0]);
    if (parameter) return parameter.shape.value;
  }
  if (service === 'secretsmanager') {
    const isArn = rest[0] === 'arn';
    const id = isArn ? rest.slice(0, 7).join(':') : rest[0];
    const [, key] = rest.slice(isArn ? 7 : 1);
    const secret =
      region.secrets.get(id) ?? region.secrets.find(each => each.name === id);
    const text = secret && currentText(secret.shape);
    if (text !== undefined) {
      if (!key) return text;
      const content: unknown = JSON.parse(text);
      const value = isObject(content) ? content[key] : undefined;
      if (value !== undefined) return String(value);
    }
  }
  throw validationError(
    `Could not resolve the dynamic reference {{resolve:${reference}}}`,
  );
}
