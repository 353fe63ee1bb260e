import type { Region } from '../Region';

/** Whether a listener or a rule forwards to a target group. */
export const isTargetGroupAttached = (
  region: Region,
  targetGroupArn: string,
): boolean =>
  [...region.listeners.all(), ...region.listenerRules.all()].some(each =>
    JSON.stringify(each.shape).includes(targetGroupArn),
  );
