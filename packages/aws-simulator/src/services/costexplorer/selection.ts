import type {
  Expression,
  GroupDefinition,
  MatchOption,
} from '@aws-sdk/client-cost-explorer';
import type { Charge } from './charges';
import { invalid } from './periods';

/** What a charge is under a dimension. */
export function dimensionOf(charge: Charge, key: string | undefined): string {
  switch (key) {
    case 'SERVICE':
      return charge.service;
    case 'REGION':
      return charge.region;
    case 'LINKED_ACCOUNT':
      return charge.accountId;
    case 'USAGE_TYPE':
      return charge.usageType;
    case 'RECORD_TYPE':
      return 'Usage';
    case 'PURCHASE_TYPE':
      return 'On Demand Instances';
    default:
      throw invalid(`Dimension ${key} is not valid.`);
  }
}

/** Whether a charge is one that is asked for. */
export function isSelected(
  charge: Charge,
  filter: Expression | undefined,
): boolean {
  if (!filter) return true;
  const { And, Or, Not, Dimensions, Tags, CostCategories } = filter;
  const kinds = [And, Or, Not, Dimensions, Tags, CostCategories];
  if (kinds.filter(each => each !== undefined).length !== 1) {
    throw invalid('Expression must have exactly one root operator');
  }
  if (And) return And.every(each => isSelected(charge, each));
  if (Or) return Or.some(each => isSelected(charge, each));
  if (Not) return !isSelected(charge, Not);
  if (Dimensions) {
    const value = dimensionOf(charge, Dimensions.Key);
    return fits(value, Dimensions.Values, Dimensions.MatchOptions);
  }
  if (Tags) {
    return fits(charge.tags[Tags.Key ?? ''], Tags.Values, Tags.MatchOptions);
  }
  // Nobody here has made a cost category.
  return false;
}

function fits(
  value: string | undefined,
  wanted: string[] = [],
  options: MatchOption[] = [],
): boolean {
  if (options.includes('ABSENT')) return value === undefined;
  if (value === undefined) return wanted.includes('');
  const fold = (text: string) =>
    options.includes('CASE_INSENSITIVE') ? text.toLowerCase() : text;
  return wanted.some(each => {
    const [given, asked] = [fold(value), fold(each)];
    if (options.includes('STARTS_WITH')) return given.startsWith(asked);
    if (options.includes('ENDS_WITH')) return given.endsWith(asked);
    if (options.includes('CONTAINS')) return given.includes(asked);
    return given === asked;
  });
}

const MOST_GROUPINGS = 2;

/** The group that a charge belongs to, a key for each grouping. */
export function groupKeys(
  charge: Charge,
  groupings: GroupDefinition[],
): string[] {
  if (groupings.length > MOST_GROUPINGS) {
    throw invalid(
      `Group by has more than ${MOST_GROUPINGS} elements, maximum is ${MOST_GROUPINGS}`,
    );
  }
  return groupings.map(({ Type, Key = '' }) => {
    if (Type === 'DIMENSION') return dimensionOf(charge, Key);
    if (Type === 'TAG') return `${Key}$${charge.tags[Key] ?? ''}`;
    return `${Key}$`;
  });
}
