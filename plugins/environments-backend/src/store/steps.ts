import type { Synthesis, SynthesizedStack } from '@quarterdeck/aws-environment';
import {
  STACK_PARTS,
  type StackPart,
} from '@quarterdeck/plugin-environments-common';
import type { FoundStack } from '../stacks/eachStack';
import type { StackRow } from './rows';

/** What is to be done with one stack, before anything of it is. */
export type Step = Pick<
  StackRow,
  | 'stack_name'
  | 'region'
  | 'part'
  | 'action'
  | 'template_body'
  | 'tags'
  | 'depends_on'
  | 'termination_protection'
  | 'total'
>;

/**
 * Which part reads of which: what reads goes before what is read. It holds for
 * all environments; the templates of one may have fewer dependencies.
 */
const READS: Record<StackPart, readonly StackPart[]> = {
  network: [],
  cert: ['network'],
  data: ['network'],
  service: ['network', 'data', 'cert'],
  edge: ['network', 'service', 'cert'],
  ops: ['network', 'data', 'service', 'edge'],
};

/**
 * The steps of a deployment: the stacks in the order of their dependencies, and
 * after all of them those that are there and not needed any more.
 */
export function deploymentSteps(
  { stacks }: Synthesis,
  found: readonly FoundStack[],
): Step[] {
  const wanted = stacks.map(stack => deployStep(stack, stacks));
  const leftovers = found.filter(
    ({ stack }) =>
      !stacks.some(({ stackName }) => stackName === stack.StackName),
  );
  const names = wanted.map(step => step.stack_name);
  return [...wanted, ...deletionSteps(leftovers, names)];
}

/** The steps that delete stacks, each after those that read of it. */
export function deletionSteps(
  doomed: readonly FoundStack[],
  afterAll: readonly string[] = [],
): Step[] {
  const readersFirst = [...doomed].sort(
    (a, b) => STACK_PARTS.indexOf(b.part) - STACK_PARTS.indexOf(a.part),
  );
  return readersFirst.map(({ part, region, stack }) => ({
    stack_name: stack.StackName ?? '',
    region,
    part,
    action: 'delete',
    template_body: '',
    tags: {},
    depends_on: [
      ...afterAll,
      ...doomed
        .filter(other => READS[other.part].includes(part))
        .map(other => other.stack.StackName ?? ''),
    ],
    termination_protection: false,
    total: 0,
  }));
}

function deployStep(stack: SynthesizedStack, all: SynthesizedStack[]): Step {
  return {
    stack_name: stack.stackName,
    region: stack.region,
    part: stack.part,
    action: 'deploy',
    template_body: stack.templateBody,
    tags: stack.tags,
    depends_on: all
      .filter(other => stack.dependsOn.includes(other.part))
      .map(other => other.stackName),
    termination_protection: stack.terminationProtection,
    total: stack.resourceCount,
  };
}

/** A step as the row of a deployment that has not begun with it. */
export function toStackRow(
  step: Step,
): Omit<StackRow, 'deployment_id' | 'position'> {
  return {
    ...step,
    status: 'waiting',
    stack_status: null,
    stack_id: null,
    change_set_id: null,
    last_event_before: null,
    completed: 0,
    failure: null,
    started_at: null,
    finished_at: null,
  };
}
