import type {
  HealthReport,
  TargetKind,
  VerdictPart,
} from '@quarterdeck/plugin-service-health-common';
import { shownValue } from '@quarterdeck/plugin-service-health-common';

/** A part of what is shown of an ECS service that can be linked to. */
export type EcsSection = 'deployments' | 'tasks' | 'stopped-tasks';

/** Where a target is on the page: `health-ecs-us-east-1-…-service-shop-web`. */
export function anchorOf(kind: TargetKind, target: string): string {
  const place = target.replace(/^arn:[^:]*:[^:]*:/, '');
  return `health-${kind}-${place.replace(/[^A-Za-z0-9]+/g, '-')}`;
}

export function ecsAnchor(serviceArn: string, section: EcsSection): string {
  return `${anchorOf('ecs', serviceArn)}--${section}`;
}

export function taskAnchor(taskId: string): string {
  return `health-task-${taskId}`;
}

const DEPLOYMENT_RULES = new Set(['ecs.rollout-failed']);
const TASK_RULES = new Set(['ecs.unhealthy-tasks']);
const STOP_RULES = new Set([
  'ecs.none-running',
  'ecs.too-few-running',
  'ecs.crash-loop',
]);

/** Where one sees what a part of the verdict says. */
export function evidenceAnchor(
  { rule, evidence: { kind, target } }: VerdictPart,
  report: HealthReport,
): string {
  if (DEPLOYMENT_RULES.has(rule)) return ecsAnchor(target, 'deployments');
  if (TASK_RULES.has(rule)) return ecsAnchor(target, 'tasks');
  const reading = report.readings.ecs.find(own => own.target === target);
  const service = reading && shownValue(reading);
  return STOP_RULES.has(rule) && service && service.stoppedTasks.length > 0
    ? ecsAnchor(target, 'stopped-tasks')
    : anchorOf(kind, target);
}
