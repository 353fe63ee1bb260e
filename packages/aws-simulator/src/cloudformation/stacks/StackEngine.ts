import { randomUUID } from 'node:crypto';
import type { Tag } from '@aws-sdk/client-cloudformation';
import type {
  StackOperation,
  StackRevision,
} from '../../world/resources/cloudformation';
import type { World } from '../../world/World';
import { type Stack, stackEvent } from './events';
import { createStack } from './operations/createStack';
import { deleteStack } from './operations/deleteStack';
import { rollBackCreation } from './operations/rollBackCreation';
import { rollBackUpdate } from './operations/rollBackUpdate';
import { StackWork } from './operations/StackWork';
import { updateStack } from './operations/updateStack';

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
 * Does what was asked of stacks, one operation at a time for each of them.
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
    const { shape } = stack;
    // After a failed update the state before it is still the one to go back to.
    if (!shape.status.endsWith('_FAILED')) shape.stable = revisionOf(stack);
    Object.assign(shape, revision, { updatedAt: this.world.now() });
    this.begin(stack, { kind: 'update', id: randomUUID(), token });
  }

  delete(
    stack: Stack,
    options: { token?: string; retain?: string[]; force?: boolean } = {},
  ): void {
    const interrupted = this.runs.get(stack.id);
    interrupted?.abort.abort();
    this.begin(
      stack,
      { kind: 'delete', id: randomUUID(), ...options },
      interrupted?.done,
    );
  }

  /**
   * Brings a stack that was left as it failed back to its last stable state,
   * or removes its resources when it never had one.
   *
   * @param skip - logical ids of resources that are left as they failed
   */
  rollBack(stack: Stack, token?: string, skip?: string[]): void {
    this.begin(stack, { kind: 'rollback', id: randomUUID(), token, skip });
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

  private begin(
    stack: Stack,
    operation: StackOperation,
    after: Promise<void> = Promise.resolve(),
  ) {
    const abort = new AbortController();
    // The status changes before the caller has its answer.
    this.announce(stack, operation);
    const [, , , region, accountId] = stack.id.split(':');
    const work = new StackWork(
      this.world,
      this.world.region(accountId, region),
      stack,
      abort.signal,
    );
    const done = after
      .then(() => {
        // An operation that this one interrupted has left its own name here.
        stack.shape.operation = operation;
        return perform(operation, work);
      })
      .catch(error => {
        const verb = operation.kind === 'delete' ? 'DELETE' : 'UPDATE';
        work.event(`${verb}_FAILED`, `Internal failure: ${error}`);
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
      rollback: stack.shape.stable
        ? 'UPDATE_ROLLBACK_IN_PROGRESS'
        : 'ROLLBACK_IN_PROGRESS',
    }[operation.kind];
    stack.shape.operation = operation;
    if (stack.shape.status !== status) {
      stackEvent(this.world, stack, status, 'User Initiated');
    }
  }
}

async function perform(
  operation: StackOperation,
  work: StackWork,
): Promise<void> {
  const { stable } = work.shape;
  switch (operation.kind) {
    case 'create':
      return createStack(work);
    case 'update':
      return updateStack(work);
    case 'delete':
      return deleteStack(work, operation);
    case 'rollback':
      return stable
        ? rollBackUpdate(work, stable, operation.skip)
        : rollBackCreation(work);
    default:
      throw new Error(`Unknown operation ${operation satisfies never}`);
  }
}

function revisionOf({ shape }: Stack): StackRevision {
  const { templateBody, parameters, tags, imports, resources } = shape;
  return {
    templateBody,
    parameters,
    tags,
    imports,
    properties: Object.fromEntries(
      Object.entries(resources).map(([id, record]) => [id, record.properties]),
    ),
  };
}
