import { formatError } from './formatError';
import { isObject, type JsonObject } from './Template';

/**
 * How many members a section may have, and what one is called.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
const SECTIONS: Record<string, { most: number; noun: string }> = {
  Mappings: { most: 200, noun: 'mappings' },
  Outputs: { most: 200, noun: 'outputs' },
  Parameters: { most: 200, noun: 'parameters' },
  Resources: { most: 500, noun: 'resources' },
};

/** @throws AwsError for names that no member may have, and for too many */
export function assertNames(template: JsonObject) {
  for (const [section, { most, noun }] of Object.entries(SECTIONS)) {
    const members = template[section];
    const names = isObject(members) ? Object.keys(members) : [];
    if (names.length > most) {
      throw formatError(
        `Number of ${noun}, ${names.length}, is greater than maximum allowed, ${most}`,
      );
    }
    const singular = section.slice(0, -1);
    for (const name of names) {
      if (!/^[a-zA-Z0-9]+$/.test(name)) {
        throw formatError(`${singular} name {${name}} is non alphanumeric.`);
      }
      // Names become keys of plain objects; these are there before.
      if (name in Object.prototype) {
        throw formatError(`${singular} name {${name}} is reserved.`);
      }
    }
  }
}
