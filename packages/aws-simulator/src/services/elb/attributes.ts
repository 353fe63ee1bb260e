import { validationError } from '../../wire';
import type { ElbAttributes } from '../../world/resources/elb';

interface Attribute {
  Key?: string;
  Value?: string;
}

export const attributeList = (attributes: ElbAttributes): Attribute[] =>
  Object.entries(attributes).map(([Key, Value]) => ({ Key, Value }));

/** Changes those attributes that the resource has. */
export function setAttributes(
  attributes: ElbAttributes,
  changes: Attribute[] = [],
) {
  for (const { Key = '' } of changes) {
    if (!(Key in attributes)) {
      throw validationError(
        `Load balancer attribute key '${Key}' is not recognized`,
      );
    }
  }
  for (const { Key = '', Value = '' } of changes) attributes[Key] = Value;
}
