import { busiestMinute, type LoadProfile } from '../traffic/loadCurve';

/** How a task's utilization in percent follows from the requests it answers. */
export interface Utilization {
  idle: number;
  perRequest: number;
  wobble: number;
  /** Tells one metric's wobble from another's. */
  salt: number;
}

export const UTILIZATION: Readonly<
  Record<'CPUUtilization' | 'MemoryUtilization', Utilization>
> = {
  // Above the 30 % at which an environment scales in, so that a healthy one
  // raises no alarm.
  CPUUtilization: { idle: 32, perRequest: 0.6, wobble: 1.6, salt: 1 },
  MemoryUtilization: { idle: 38, perRequest: 0.12, wobble: 1.2, salt: 2 },
};

/**
 * Between what the utilization stays on any day without trouble; nothing has
 * to be evaluated where a threshold lies outside.
 */
export function ordinaryRange(
  { idle, perRequest, wobble }: Utilization,
  profile: LoadProfile,
  tasks: number,
): { from: number; to: number } {
  return {
    from: idle - 2 * wobble,
    to: idle + (perRequest * busiestMinute(profile)) / tasks + 2 * wobble,
  };
}
