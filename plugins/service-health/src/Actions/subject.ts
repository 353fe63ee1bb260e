import type {
  Alarm,
  EcsService,
  ServiceScaling,
} from '@quarterdeck/plugin-service-health-common';

/** What an action is taken on, as the page knows it. */
export type ActionSubject =
  | { kind: 'service'; service: EcsService; scaling?: ServiceScaling }
  | { kind: 'alarm'; alarm: Alarm };

/** How people call it. */
export function subjectName(subject: ActionSubject): string {
  return subject.kind === 'service' ? subject.service.name : subject.alarm.name;
}

/** What the dialog of an action asks for, besides the reason. */
export interface ActionInput {
  taskId?: string;
  desiredCount?: number;
}
