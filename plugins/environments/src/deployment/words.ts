import type {
  DeploymentStatus,
  StackProgress,
  StackProgressStatus,
} from '@quarterdeck/plugin-environments-common';
import type { Tone } from '../common/tone';

export interface Wording {
  label: string;
  tone: Tone;
}

export const DEPLOYMENT_WORDS: Record<DeploymentStatus, Wording> = {
  queued: { label: 'Queued', tone: 'neutral' },
  synthesizing: { label: 'Making the templates', tone: 'active' },
  deploying: { label: 'Deploying', tone: 'active' },
  destroying: { label: 'Taking down', tone: 'active' },
  cancelling: { label: 'Cancelling', tone: 'warning' },
  succeeded: { label: 'Succeeded', tone: 'good' },
  failed: { label: 'Failed', tone: 'bad' },
  cancelled: { label: 'Cancelled', tone: 'warning' },
};

const STACK_WORDS: Record<StackProgressStatus, Wording> = {
  waiting: { label: 'Waiting', tone: 'neutral' },
  preparing: { label: 'Preparing', tone: 'active' },
  deploying: { label: 'Deploying', tone: 'active' },
  deleting: { label: 'Deleting', tone: 'active' },
  'rolling-back': { label: 'Rolling back', tone: 'warning' },
  succeeded: { label: 'Done', tone: 'good' },
  deleted: { label: 'Deleted', tone: 'good' },
  unchanged: { label: 'No changes', tone: 'good' },
  failed: { label: 'Failed', tone: 'bad' },
  cancelled: { label: 'Cancelled', tone: 'warning' },
};

/** Nobody has cancelled what was not begun, after another stack had failed. */
export function stackWords({
  startedAt,
  status,
}: Pick<StackProgress, 'startedAt' | 'status'>): Wording {
  return status === 'cancelled' && !startedAt
    ? { label: 'Not begun', tone: 'neutral' }
    : STACK_WORDS[status];
}

/** The tone of a word of CloudFormation's. */
export function toneOfStackStatus(status: string): Tone {
  if (/FAILED|ROLLBACK_COMPLETE/.test(status)) return 'bad';
  if (/ROLLBACK|DELETE/.test(status)) return 'warning';
  return status.endsWith('_IN_PROGRESS') ? 'active' : 'good';
}
