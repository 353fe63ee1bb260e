import type {
  EnvironmentNames,
  EnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { Duration, Stack } from 'aws-cdk-lib';
import {
  AdjustmentType,
  MetricAggregationType,
  PredefinedMetric,
  ScalableTarget,
  ServiceNamespace,
  StepScalingAction,
  TargetTrackingScalingPolicy,
} from 'aws-cdk-lib/aws-applicationautoscaling';
import {
  Alarm,
  ComparisonOperator,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { ApplicationScalingAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ecsMetric } from '../metrics';

/**
 * AWS makes and uses this role itself, whatever role is asked for.
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-service-linked-roles.html
 */
const SERVICE_LINKED_ROLE =
  'aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService';

const SCALE_OUT_COOLDOWN = Duration.seconds(60);
const SCALE_IN_COOLDOWN = Duration.seconds(300);
const SCALE_IN_BELOW_PERCENT = 30;

/**
 * How many tasks there are (R049 to R056). Target tracking cannot leave the
 * range between 30 and 70 % alone, as the architecture asks; the hybrid does
 * (F08): out by target tracking, in one task at a time by a step.
 */
export class AutoScaling extends Construct {
  private readonly target: ScalableTarget;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: {
      spec: EnvironmentSpec['service'];
      names: EnvironmentNames;
    },
  ) {
    super(scope, id);
    const { spec, names } = props;
    this.target = new ScalableTarget(this, 'Target', {
      serviceNamespace: ServiceNamespace.ECS,
      scalableDimension: 'ecs:service:DesiredCount',
      resourceId: `service/${names.cluster}/${names.service}`,
      minCapacity: spec.minCount,
      maxCapacity: spec.maxCount,
      role: Role.fromRoleArn(
        this,
        'Role',
        Stack.of(this).formatArn({
          service: 'iam',
          region: '',
          resource: 'role',
          resourceName: SERVICE_LINKED_ROLE,
        }),
        { mutable: false },
      ),
    });
    if (spec.scaling !== 'step') {
      this.trackTarget({ alsoScalesIn: spec.scaling === 'target-tracking' });
    }
    if (spec.scaling === 'step') this.stepOut();
    if (spec.scaling !== 'target-tracking') this.stepIn();
  }

  private trackTarget({ alsoScalesIn }: { alsoScalesIn: boolean }) {
    return new TargetTrackingScalingPolicy(this, 'Cpu', {
      scalingTarget: this.target,
      policyName: `${this.props.names.service}-cpu`,
      predefinedMetric: PredefinedMetric.ECS_SERVICE_AVERAGE_CPU_UTILIZATION,
      targetValue: this.props.spec.cpuTargetPercent,
      scaleOutCooldown: SCALE_OUT_COOLDOWN,
      scaleInCooldown: SCALE_IN_COOLDOWN,
      disableScaleIn: !alsoScalesIn,
    });
  }

  private stepOut() {
    const action = this.step('Out', SCALE_OUT_COOLDOWN);
    action.addAdjustment({ lowerBound: 0, adjustment: 1 });
    this.cpuAlarm('High', {
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      threshold: this.props.spec.cpuTargetPercent,
      evaluationPeriods: 1,
    }).addAlarmAction(new ApplicationScalingAction(action));
  }

  private stepIn() {
    const action = this.step('In', SCALE_IN_COOLDOWN);
    action.addAdjustment({ upperBound: 0, adjustment: -1 });
    this.cpuAlarm('Low', {
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      threshold: SCALE_IN_BELOW_PERCENT,
      evaluationPeriods: 5,
    }).addAlarmAction(new ApplicationScalingAction(action));
  }

  private step(direction: 'In' | 'Out', cooldown: Duration) {
    return new StepScalingAction(this, direction, {
      scalingTarget: this.target,
      policyName: `${this.props.names.service}-step-${direction.toLowerCase()}`,
      adjustmentType: AdjustmentType.CHANGE_IN_CAPACITY,
      metricAggregationType: MetricAggregationType.AVERAGE,
      cooldown,
    });
  }

  /** It turns a knob and tells nobody: that CPU is low is no trouble. */
  private cpuAlarm(
    id: 'High' | 'Low',
    when: {
      comparisonOperator: ComparisonOperator;
      threshold: number;
      evaluationPeriods: number;
    },
  ) {
    return new Alarm(this, id, {
      ...when,
      alarmName: `${this.props.names.service}-scale-on-${id.toLowerCase()}-cpu`,
      alarmDescription: `Autoscaling: ${id.toLowerCase()} CPU`,
      metric: ecsMetric(this.props.names, 'CPUUtilization'),
      treatMissingData: TreatMissingData.IGNORE,
    });
  }
}
