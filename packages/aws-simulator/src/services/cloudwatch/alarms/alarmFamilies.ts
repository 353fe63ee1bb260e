import type { Region } from '../../../world/Region';
import { CompositeRule } from './CompositeRule';

const nameOf = (nameOrArn: string) => nameOrArn.split(':alarm:').pop() ?? '';

/** The alarms that a composite alarm's rule names. */
export function childrenOf(region: Region, name: string): string[] {
  const rule = region.compositeAlarms.get(name)?.shape.definition.AlarmRule;
  return rule === undefined ? [] : CompositeRule.parse(rule).alarms.map(nameOf);
}

/** The composite alarms whose rules name an alarm. */
export function parentsOf(region: Region, name: string): string[] {
  return region.compositeAlarms
    .all()
    .filter(({ id }) => childrenOf(region, id).includes(name))
    .map(({ id }) => id);
}
