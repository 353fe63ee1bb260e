import type {
  DataFate,
  FindingSeverity,
  PlanStatus,
  PlanStep,
  PreflightCheck,
  ResourceAction,
  StackAction,
} from '@quarterdeck/plugin-environments-common';
import type { Wording } from '../deployment/words';

export const PLAN_WORDS: Record<PlanStatus, Wording> = {
  planning: { label: 'Being made', tone: 'active' },
  failed: { label: 'Could not be made', tone: 'bad' },
  blocked: { label: 'Blocked', tone: 'bad' },
  'awaiting-approval': { label: 'Waits for approval', tone: 'warning' },
  approved: { label: 'Approved', tone: 'good' },
  rejected: { label: 'Rejected', tone: 'bad' },
  ready: { label: 'Ready to deploy', tone: 'good' },
  deployed: { label: 'Deployed', tone: 'good' },
  outdated: { label: 'Outdated', tone: 'warning' },
};

export const STEP_WORDS: Record<PlanStep, string> = {
  preflight: 'Looking at the account',
  templates: 'Making the templates',
  changes: 'Asking CloudFormation what would change',
};

export const CHECK_WORDS: Record<PreflightCheck, string> = {
  account: 'Account',
  quotas: 'Quotas',
  names: 'Names',
  addresses: 'Addresses',
  delegation: 'Delegation of the zone',
  'service-linked-roles': 'Service-linked roles',
  stacks: 'Stacks',
};

export const SEVERITY_WORDS: Record<FindingSeverity, Wording> = {
  ok: { label: 'Fine', tone: 'good' },
  info: { label: 'Note', tone: 'neutral' },
  warning: { label: 'Warning', tone: 'warning' },
  unreadable: { label: 'Not known', tone: 'warning' },
  blocker: { label: 'Blocks', tone: 'bad' },
};

export const STACK_ACTION_WORDS: Record<StackAction, Wording> = {
  create: { label: 'Create', tone: 'good' },
  update: { label: 'Update', tone: 'active' },
  unchanged: { label: 'No changes', tone: 'neutral' },
  remove: { label: 'Remove', tone: 'bad' },
};

/** In the order in which a summary names them. */
export const RESOURCE_ACTION_WORDS: Record<ResourceAction, string> = {
  create: 'create',
  modify: 'change',
  replace: 'replace',
  'maybe-replace': 'may replace',
  remove: 'remove',
};

export const FATE_WORDS: Record<DataFate, string> = {
  kept: 'its data stays',
  snapshot: 'a snapshot of its data is kept',
  retained: 'it stays in the account, in no stack',
  lost: 'its data is lost',
};
