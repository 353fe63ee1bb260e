import type { Filter } from '@aws-sdk/client-ec2';
import { AwsError } from '../../wire';
import type { Tags } from '../../world/Resource';

/** What a filter compares its values with, by the filter's name. */
export type FilterKeys<Item> = Record<
  string,
  (item: Item) => Array<string | number | boolean | undefined>
>;

/**
 * Items that match each filter in one of its values, in which `*` and `?` are
 * wildcards. Every type can be filtered by its tags.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Filter.html
 * @throws AwsError `InvalidParameterValue`
 */
export function filtered<Item extends { tags: Tags }>(
  items: readonly Item[],
  filters: Filter[] = [],
  keys: FilterKeys<Item>,
): Item[] {
  const tests = filters.map(({ Name = '', Values = [] }) => {
    const valuesOf = valuesFor(Name, keys);
    const patterns = Values.map(patternOf);
    return (item: Item) =>
      valuesOf(item).some(
        value =>
          value !== undefined &&
          patterns.some(pattern => pattern.test(String(value))),
      );
  });
  return items.filter(item => tests.every(test => test(item)));
}

function valuesFor<Item extends { tags: Tags }>(
  name: string,
  keys: FilterKeys<Item>,
): FilterKeys<Item>[string] {
  if (name === 'tag-key') return ({ tags }) => Object.keys(tags);
  if (name.startsWith('tag:')) return ({ tags }) => [tags[name.slice(4)]];
  if (Object.hasOwn(keys, name)) return keys[name];
  throw new AwsError(
    'InvalidParameterValue',
    `The filter '${name}' is invalid`,
  );
}

function patternOf(value: string): RegExp {
  const escaped = value.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(
    `^${escaped.replace(/\*/g, '.*').replace(/\?/g, '.')}$`,
    's',
  );
}
