import type { AwsTarget } from '@quarterdeck/plugin-aws-node';
import type { Alarm } from '@quarterdeck/plugin-service-health-common';
import type { Outcome, Source } from '../../sources/source';
import type { AlarmTarget } from '../../targets/targets';
import type { MuteStore } from './MuteStore';

/** Alarms as AWS shows them, and until when the portal has muted them. */
export class MutedAlarmSource implements Source<AlarmTarget, Alarm> {
  readonly name: string;

  constructor(
    private readonly alarms: Source<AlarmTarget, Alarm>,
    private readonly mutes: MuteStore,
  ) {
    this.name = alarms.name;
  }

  async read(
    scope: AwsTarget,
    targets: AlarmTarget[],
    signal: AbortSignal,
  ): Promise<Map<string, Outcome<Alarm>>> {
    const [outcomes, untilOf] = await Promise.all([
      this.alarms.read(scope, targets, signal),
      this.mutes.untilOf(targets.map(({ arn }) => arn)),
    ]);
    for (const [arn, until] of untilOf) {
      const outcome = outcomes.get(arn);
      if (!outcome || outcome.problem) continue;
      const mutedUntil = until.toISOString();
      outcomes.set(arn, { value: { ...outcome.value, mutedUntil } });
    }
    return outcomes;
  }
}
