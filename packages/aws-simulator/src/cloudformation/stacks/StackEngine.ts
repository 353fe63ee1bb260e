import { randomUUID } from 'node:crypto';
import type { Tag } from '@aws-sdk/client-cloudformation';
import type { Region } from '../../world/Region';
import type {
  StackOperation,
  StackRevision,
} from '../../world/resources/cloudformation';
import type { World } from '../../world/World';
import { RESOURCE_PROVIDERS } from '../resources';
import { dependenciesOf } from '../template/dependencies';
import { Evaluator } from '../template/evaluate';
import { parseTemplate } from '../template/parseTemplate';
import { type JsonObject, sameJson, type Template } from '../template/Template';
import { type Stack, stackEvent } from './events';
import { importArguments } from './exports';
import { evaluateOutputs } from './outputs';
import { activeResources, propertiesOf } from './plannedResources';
import { ResourceOperations } from './ResourceOperations';
import { scopeOf } from './scope';
import { reversed, walk } from './walk';

/** What an update brings. */
export interface NewRevision {
  templateBody: string;
  parameters: Record<string, string>;
  tags: Tag[];
}

interface Run {
  abort: AbortController;
  done: Promise<void>;
}

/**
 * Does what was asked of stacks: creates, updates, rolls back, deletes.
 *
 * What is under way is written on the stack (`operation`) and each step leaves
 * its result there, so that an operation that a restart interrupted goes on
 * from where it was ({@link resume}).
 */
export class StackEngine {
  private readonly runs = new Map<string, Run>();

  constructor(private readonly world: World) {}

  create(stack: Stack, token?: string): void {
    this.begin(stack, { kind: 'create', id: randomUUID(), token });
  }

  update(stack: Stack, revision: NewRevision, token?: string): void {
    const { templateBody, parameters, tags } = stack.shape;
    const previous: StackRevision = {
      templateBody,
      parameters,
      tags,
      properties: Object.fromEntries(
        Object.entries(stack.shape.resources).map(([id, record]) => [
          id,
          record.properties,
        ]),
      ),
    };
    Object.assign(stack.shape, revision, { updatedAt: this.world.now() });
    this.begin(stack, { kind: 'update', id: randomUUID(), token, previous });
  }

  delete(stack: Stack, token?: string): void {
    const interrupted = this.runs.get(stack.id);
    interrupted?.abort.abort();
    this.begin(
      stack,
      { kind: 'delete', id: randomUUID(), token },
      interrupted?.done,
    );
  }

  /** Rolls back a stack that was left as it failed. */
  rollBack(stack: Stack, token?: string): void {
    this.begin(stack, { kind: 'rollback', id: randomUUID(), token });
  }

  cancelUpdate(stack: Stack): void {
    this.runs.get(stack.id)?.abort.abort();
  }

  /** Goes on with what was under way when the world was saved. */
  resume(): void {
    for (const region of this.world.allRegions()) {
      for (const stack of region.stacks.all()) {
        const { operation } = stack.shape;
        if (operation) this.begin(stack, operation);
      }
    }
  }

  /** When a stack has come to rest. */
  async settled(stack: Stack): Promise<void> {
    while (this.runs.has(stack.id)) await this.runs.get(stack.id)?.done;
  }

  /** Stops following; the operations go on after a {@link resume}. */
  isBusy(stack: Stack): boolean {
    return this.runs.has(stack.id);
  }

  private begin(
    stack: Stack,
    operation: StackOperation,
    after: Promise<void> = Promise.resolve(),
  ) {
    const abort = new AbortController();
    // The status changes before the caller has its answer.
    this.announce(stack, operation);
    const region = this.regionOf(stack);
    const done = after
      .then(() => {
        // An operation that this one interrupted has left its own name here.
        stack.shape.operation = operation;
        return new StackOperationRun(
          this.world,
          region,
          stack,
          operation,
          abort.signal,
        ).run();
      })
      .catch(error => {
        stackEvent(
          this.world,
          stack,
          `${operation.kind === 'delete' ? 'DELETE' : 'UPDATE'}_FAILED`,
          `Internal failure: ${error}`,
        );
      })
      .finally(() => {
        if (this.runs.get(stack.id)?.done === done) {
          this.runs.delete(stack.id);
          stack.shape.operation = undefined;
          this.world.changed();
        }
      });
    this.runs.set(stack.id, { abort, done });
  }

  private announce(stack: Stack, operation: StackOperation) {
    const status = {
      create: 'CREATE_IN_PROGRESS',
      update: 'UPDATE_IN_PROGRESS',
      delete: 'DELETE_IN_PROGRESS',
      rollback: 'ROLLBACK_IN_PROGRESS',
    }[operation.kind];
    stack.shape.operation = operation;
    if (stack.shape.status !== status) {
      stackEvent(this.world, stack, status, 'User Initiated');
    }
  }

  private regionOf(stack: Stack): Region {
    const [, , , region, accountId] = stack.id.split(':');
    return this.world.region(accountId, region);
  }
}

/** One operation on one stack, from its beginning to its end. */
class StackOperationRun {
  private readonly resources: ResourceOperations;

  constructor(
    private readonly world: World,
    private readonly region: Region,
    private readonly stack: Stack,
    private readonly operation: StackOperation,
    private readonly signal: AbortSignal,
  ) {
    this.resources = new ResourceOperations(world, region, stack, signal);
  }

  async run(): Promise<void> {
    const { operation } = this;
    switch (operation.kind) {
      case 'create':
        await this.create();
        break;
      case 'update':
        await this.update(operation.previous);
        break;
      case 'rollback':
        await this.removeEverything('ROLLBACK_COMPLETE', 'ROLLBACK_FAILED');
        break;
      case 'delete':
        await this.delete();
        break;
      default:
        throw new Error(`Unknown operation ${operation satisfies never}`);
    }
  }

  private async create(): Promise<void> {
    const { shape } = this.stack;
    const template = parseTemplate(shape.templateBody);
    const scope = scopeOf(this.region, this.stack, template, shape.parameters);
    const dependencies = dependenciesOf(template);
    const stopAll = new AbortController();
    const resources = this.resourcesUnder(stopAll.signal);
    const failures = await this.attempt(async () => {
      shape.imports = importsOf(template, scope);
      return walk(
        activeResources(template, scope),
        id => dependencies.get(id) ?? [],
        async id => {
          const record = shape.resources[id];
          if (record?.status === 'CREATE_COMPLETE') return;
          try {
            if (record?.physicalId !== undefined) {
              await resources.finishCreation(record);
            } else {
              await resources.create(id, template.Resources[id].Type, () =>
                propertiesOf(template, id, scope),
              );
            }
          } catch (error) {
            stopAll.abort();
            throw error;
          }
        },
        () => this.signal.aborted,
      );
    });
    if (this.signal.aborted) return;
    if (failures.size === 0) {
      const outputFailure = await this.attempt(async () => {
        shape.outputs = evaluateOutputs(this.region, template, scope);
        return new Map();
      });
      if (outputFailure.size === 0) {
        this.event('CREATE_COMPLETE');
        return;
      }
      outputFailure.forEach((error, id) => failures.set(id, error));
    }
    const reason = failureReason(failures, 'create', shape.name);
    if (shape.disableRollback) {
      this.event('CREATE_FAILED', reason);
      return;
    }
    this.event('ROLLBACK_IN_PROGRESS', `${reason} Rollback requested by user.`);
    await this.removeEverything('ROLLBACK_COMPLETE', 'ROLLBACK_FAILED');
  }

  private async update(previous: StackRevision): Promise<void> {
    const { shape } = this.stack;
    const template = parseTemplate(shape.templateBody);
    const scope = scopeOf(this.region, this.stack, template, shape.parameters);
    const dependencies = dependenciesOf(template);
    const tagsChanged = !sameJson(shape.tags, previous.tags);
    const stopAll = new AbortController();
    const resources = this.resourcesUnder(stopAll.signal);
    const created: string[] = [];
    const failures = await this.attempt(async () => {
      shape.imports = importsOf(template, scope);
      return walk(
        activeResources(template, scope),
        id => dependencies.get(id) ?? [],
        async id => {
          try {
            const wasThere = id in shape.resources;
            if (!wasThere) created.push(id);
            await this.bringUpToDate(id, template, resources, tagsChanged, () =>
              propertiesOf(template, id, scope),
            );
          } catch (error) {
            stopAll.abort();
            throw error;
          }
        },
        () => this.signal.aborted,
      );
    });
    if (failures.size === 0 && !this.signal.aborted) {
      const outputFailure = await this.attempt(async () => {
        shape.outputs = evaluateOutputs(this.region, template, scope);
        return new Map();
      });
      if (outputFailure.size === 0) {
        await this.cleanUp(template, activeResources(template, scope));
        this.event('UPDATE_COMPLETE');
        return;
      }
      outputFailure.forEach((error, id) => failures.set(id, error));
    }
    const reason = this.signal.aborted
      ? 'User Initiated'
      : failureReason(failures, 'update', shape.name);
    if (shape.disableRollback && !this.signal.aborted) {
      this.event('UPDATE_FAILED', reason);
      return;
    }
    await this.rollBackUpdate(previous, created, reason);
  }

  private async bringUpToDate(
    id: string,
    template: Template,
    resources: ResourceOperations,
    tagsChanged: boolean,
    evaluateProperties: () => JsonObject,
  ): Promise<void> {
    const record = this.stack.shape.resources[id];
    const { Type } = template.Resources[id];
    if (!record) {
      await resources.create(id, Type, evaluateProperties);
      return;
    }
    const properties = evaluateProperties();
    const changed = changedProperties(record.properties, properties);
    if (changed.length === 0 && !tagsChanged) return;
    const replaces = RESOURCE_PROVIDERS.get(Type)?.replacedBy ?? [];
    if (changed.some(name => replaces.includes(name))) {
      await resources.replace(record, properties);
    } else {
      await resources.update(record, properties);
    }
  }

  /** Removes what the new template does not have, and what was replaced. */
  private async cleanUp(template: Template, active: string[]): Promise<void> {
    const { shape } = this.stack;
    this.event('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
    for (const record of shape.replaced.splice(0)) {
      this.resources.discard(record);
    }
    const gone = Object.keys(shape.resources).filter(
      id => !active.includes(id),
    );
    await walk(
      gone,
      () => [],
      async id => {
        const policy = template.Resources[id]?.DeletionPolicy;
        await this.resources.remove(shape.resources[id], policy);
        delete shape.resources[id];
      },
    );
  }

  private async rollBackUpdate(
    previous: StackRevision,
    created: string[],
    reason: string,
  ): Promise<void> {
    const { shape } = this.stack;
    this.event('UPDATE_ROLLBACK_IN_PROGRESS', reason);
    // The signal that ended the update must not end the way back.
    const resources = new ResourceOperations(
      this.world,
      this.region,
      this.stack,
      new AbortController().signal,
    );
    shape.templateBody = previous.templateBody;
    shape.parameters = previous.parameters;
    shape.tags = previous.tags;
    const made = shape.replaced.splice(0).map(old => {
      const replacement = { ...shape.resources[old.logicalId] };
      shape.resources[old.logicalId] = old;
      return replacement;
    });
    for (const [id, properties] of Object.entries(previous.properties)) {
      const record = shape.resources[id];
      if (record && !sameJson(record.properties, properties)) {
        await resources.update(record, properties as JsonObject);
      } else if (record?.status === 'UPDATE_FAILED') {
        record.status = 'UPDATE_COMPLETE';
      }
    }
    this.event('UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
    made.forEach(record => resources.discard(record));
    for (const id of created.reverse()) {
      if (!(id in shape.resources)) continue;
      await resources.remove(shape.resources[id]);
      delete shape.resources[id];
    }
    this.event('UPDATE_ROLLBACK_COMPLETE');
  }

  private async delete(): Promise<void> {
    await this.removeEverything('DELETE_COMPLETE', 'DELETE_FAILED');
    if (this.stack.shape.status === 'DELETE_COMPLETE') {
      this.stack.shape.deletedAt = this.world.now();
      this.stack.shape.outputs = [];
      this.stack.shape.imports = [];
    }
  }

  private async removeEverything(
    success: string,
    failure: string,
  ): Promise<void> {
    const { shape } = this.stack;
    const template = shape.templateBody
      ? parseTemplate(shape.templateBody)
      : undefined;
    const dependencies = template ? dependenciesOf(template) : new Map();
    const resources = new ResourceOperations(
      this.world,
      this.region,
      this.stack,
      new AbortController().signal,
    );
    const failures = await walk(
      Object.keys(shape.resources),
      reversed(dependencies),
      async id => {
        const record = shape.resources[id];
        if (record.status === 'DELETE_COMPLETE') return;
        const policy =
          success === 'DELETE_COMPLETE'
            ? template?.Resources[id]?.DeletionPolicy
            : undefined;
        await resources.remove(record, policy);
      },
    );
    if (failures.size === 0) this.event(success);
    else this.event(failure, failureReason(failures, 'delete', shape.name));
  }

  private resourcesUnder(stopAll: AbortSignal): ResourceOperations {
    return new ResourceOperations(
      this.world,
      this.region,
      this.stack,
      AbortSignal.any([this.signal, stopAll]),
    );
  }

  /** A failure outside of the resources counts as one of the stack itself. */
  private async attempt(
    work: () => Promise<Map<string, Error>>,
  ): Promise<Map<string, Error>> {
    try {
      return await work();
    } catch (error) {
      return new Map([
        [
          this.stack.shape.name,
          error instanceof Error ? error : new Error(String(error)),
        ],
      ]);
    }
  }

  private event(status: string, reason?: string) {
    stackEvent(this.world, this.stack, status, reason);
  }
}

/** The names of the properties that two sets of properties differ in. */
export function changedProperties(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter(name => !sameJson(before[name], after[name]));
}

function failureReason(
  failures: Map<string, Error>,
  verb: 'create' | 'update' | 'delete',
  stackName: string,
): string {
  const own = failures.get(stackName);
  if (own) return own.message;
  return `The following resource(s) failed to ${verb}: [${[
    ...failures.keys(),
  ].join(', ')}].`;
}

function importsOf(
  template: Template,
  scope: ConstructorParameters<typeof Evaluator>[0],
): string[] {
  const evaluator = new Evaluator(scope);
  const values = [
    ...Object.values(template.Resources).map(each => each.Properties),
    ...Object.values(template.Outputs).map(each => each.Value),
  ];
  return [
    ...new Set(
      values
        .flatMap(value => importArguments(value))
        .map(argument => evaluator.text(argument)),
    ),
  ];
}
