import type { StackRevision } from '../../../world/resources/cloudformation';
import { RESOURCE_PROVIDERS } from '../../resources';
import { parseTemplate } from '../../template/parseTemplate';
import {
  type JsonObject,
  sameJson,
  type TemplateResource,
} from '../../template/Template';
import { importsOf } from '../exports';
import { evaluateOutputs } from '../outputs';
import {
  activeResources,
  changedProperties,
  propertiesOf,
} from '../plannedResources';
import type { ResourceOperations } from '../ResourceOperations';
import { assertPolicyAllows } from '../stackPolicy';
import { walk } from '../walk';
import { rollBackCreation } from './rollBackCreation';
import { rollBackUpdate } from './rollBackUpdate';
import type { StackWork } from './StackWork';

/** Brings a stack from what it is to what its new template says. */
export async function updateStack(work: StackWork): Promise<void> {
  const { shape, signal } = work;
  const failures = await work.attempt(() => updateResources(work));
  if (failures.size === 0 && !signal.aborted) {
    await cleanUp(work);
    return;
  }
  const reason = signal.aborted
    ? 'User Initiated'
    : work.failureReason(failures);
  if (shape.disableRollback && !signal.aborted) {
    work.event('UPDATE_FAILED', reason);
  } else if (shape.stable) {
    work.event('UPDATE_ROLLBACK_IN_PROGRESS', reason);
    await rollBackUpdate(work, shape.stable);
  } else {
    work.event('ROLLBACK_IN_PROGRESS', reason);
    await rollBackCreation(work);
  }
}

async function updateResources(work: StackWork): Promise<Map<string, Error>> {
  const { shape, region, signal } = work;
  const { template, scope, dependencies } = work.plan();
  const stopAll = new AbortController();
  const resources = work.resources(AbortSignal.any([signal, stopAll.signal]));
  const tagsChanged = !sameJson(shape.tags, shape.stable?.tags ?? shape.tags);
  shape.imports = importsOf(template, scope);
  const failures = await walk(
    activeResources(template, scope),
    id => dependencies.get(id) ?? [],
    async id => {
      try {
        await bringUpToDate(
          work,
          id,
          template.Resources[id],
          resources,
          tagsChanged,
          () => propertiesOf(template, id, scope),
        );
      } catch (error) {
        if (!shape.disableRollback) stopAll.abort();
        throw error;
      }
    },
    { isStopped: () => signal.aborted, goOn: shape.disableRollback },
  );
  if (failures.size === 0 && !signal.aborted) {
    shape.outputs = evaluateOutputs(region, template, scope);
  }
  return failures;
}

async function bringUpToDate(
  { shape }: StackWork,
  id: string,
  { Type }: TemplateResource,
  resources: ResourceOperations,
  tagsChanged: boolean,
  evaluate: () => JsonObject,
): Promise<void> {
  const record = shape.resources[id];
  if (record === undefined || record.physicalId === undefined) {
    await resources.create(id, Type, evaluate);
    return;
  }
  const properties = evaluate();
  const changed = changedProperties(record.properties, properties);
  const isUnfinished = record.status.endsWith('_FAILED');
  const provider = RESOURCE_PROVIDERS.get(Type);
  const isTagged = tagsChanged && provider?.taggable === true;
  if (changed.length === 0 && !isTagged && !isUnfinished) return;
  const replacing = provider?.replacedBy ?? [];
  const replaces = changed.some(name => replacing.includes(name));
  await resources.reportRefusal(record, () =>
    assertPolicyAllows(
      shape.policyDuringUpdate ?? shape.policy,
      replaces ? 'Replace' : 'Modify',
      record,
    ),
  );
  if (replaces) await resources.replace(record, properties);
  else await resources.update(record, properties);
}

/** Removes what the new template does not have, and what was replaced. */
async function cleanUp(work: StackWork): Promise<void> {
  const { shape } = work;
  const { template, scope } = work.plan();
  work.event('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
  const before = templateOf(shape.stable);
  const resources = work.unstoppable();
  const active = new Set(activeResources(template, scope));
  const gone = Object.keys(shape.resources).filter(id => !active.has(id));
  const failures = await walk(
    gone,
    () => [],
    async id => {
      const policy = before?.Resources[id]?.DeletionPolicy;
      const record = shape.resources[id];
      // What cannot be removed is no part of the stack any more all the same.
      delete shape.resources[id];
      await resources.remove(record, policy);
    },
    { goOn: true },
  );
  for (const record of shape.replaced.splice(0)) {
    const policy = template.Resources[record.logicalId]?.UpdateReplacePolicy;
    const outcome = await work.attempt(async () => {
      await resources.remove(record, policy);
      return new Map();
    });
    outcome.forEach(error => failures.set(record.logicalId, error));
  }
  shape.stable = undefined;
  work.event(
    'UPDATE_COMPLETE',
    failures.size > 0
      ? 'Update successful. One or more resources could not be deleted.'
      : undefined,
  );
}

const templateOf = (revision: StackRevision | undefined) =>
  revision && parseTemplate(revision.templateBody);
