import type { Config } from '@backstage/config';
import type { ApprovalRules } from './plan/approvalReasons';

/** `quarterdeck.environments`, with its defaults. */
export interface Settings {
  pollIntervalSeconds: number;
  leaseSeconds: number;
  maxConcurrent: number;
  /** For how long AWS may be out of reach before a deployment fails. */
  patienceMinutes: number;
  /** The same, before a plan fails: somebody waits for it. */
  planPatienceMinutes: number;
  /** For how long a plan may be deployed. */
  planValidHours: number;
  approval: ApprovalRules;
  delegation: {
    /** Whether DNS is asked at all. */
    isChecked: boolean;
    /** Whom to ask; those of the system by default. */
    dnsServers?: string[];
    timeoutHours: number;
  };
  /** Whether environments are destroyed after their last day. */
  destroysExpired: boolean;
}

export function readSettings(config: Config): Settings {
  const own = config.getOptionalConfig('quarterdeck.environments');
  const number = (key: string) => own?.getOptionalNumber(key);
  return {
    pollIntervalSeconds: number('pollIntervalSeconds') ?? 2,
    leaseSeconds: number('leaseSeconds') ?? 30,
    maxConcurrent: number('maxConcurrentDeployments') ?? 10,
    patienceMinutes: number('patienceMinutes') ?? 60,
    planPatienceMinutes: number('planPatienceMinutes') ?? 2,
    planValidHours: number('planValidHours') ?? 24,
    approval: {
      stages: own?.getOptionalStringArray('approval.stages') ?? [],
      monthlyUsd: number('approval.monthlyUsd'),
      monthlyIncreaseUsd: number('approval.monthlyIncreaseUsd'),
      dataChanges: own?.getOptionalBoolean('approval.dataChanges') ?? false,
    },
    delegation: {
      isChecked: own?.getOptionalBoolean('delegation.check') ?? true,
      dnsServers: own?.getOptionalStringArray('delegation.dnsServers'),
      timeoutHours: number('delegation.timeoutHours') ?? 24,
    },
    destroysExpired: own?.getOptionalBoolean('expiry.destroy') ?? false,
  };
}
