import { setTimeout as delay } from 'node:timers/promises';
import type { Region } from '../../world/Region';
import { tagsOf } from '../../world/Resource';
import type { StackResourceRecord } from '../../world/resources/cloudformation';
import type { World } from '../../world/World';
import {
  type Existing,
  type Made,
  type ProviderContext,
  ResourceFailure,
  type ResourceProvider,
} from '../ResourceProvider';
import { RESOURCE_PROVIDERS } from '../resources';
import type { JsonObject } from '../template/Template';
import { resourceEvent, type Stack } from './events';
import {
  asReplacementFailure,
  parseProperties,
  reasonOf,
} from './resourceFailures';

/** The share of a resource's time that passes before it has an id. */
const BEFORE_INITIATED = 0.15;
/** Changes and removals are quicker than creations. */
const UPDATE_SHARE = 0.6;
const DELETE_SHARE = 0.3;
/** How often a resource that waits for something outside is looked at. */
const PENDING_LOOK_MS = 100;

type Verb = 'CREATE' | 'UPDATE' | 'DELETE';
const NOUNS: Record<Verb, string> = {
  CREATE: 'creation',
  UPDATE: 'update',
  DELETE: 'deletion',
};

/** Makes, changes and removes one resource after the other, with its events. */
export class ResourceOperations {
  constructor(
    private readonly world: World,
    private readonly region: Region,
    private readonly stack: Stack,
    private readonly signal: AbortSignal,
  ) {}

  /** @throws Error after the event CREATE_FAILED */
  async create(
    logicalId: string,
    type: string,
    evaluateProperties: () => JsonObject,
  ): Promise<void> {
    const provider = requireProvider(type);
    const record: StackResourceRecord = {
      logicalId,
      type,
      properties: {},
      attributes: {},
      status: '',
      at: this.world.now(),
    };
    this.stack.shape.resources[logicalId] = record;
    await this.reportFailure(record, 'CREATE', async () => {
      record.properties = evaluateProperties();
      this.event(record, 'CREATE_IN_PROGRESS');
      const properties = parseProperties(
        provider,
        logicalId,
        record.properties,
      );
      await this.wait(provider.seconds * BEFORE_INITIATED);
      const made = provider.create(properties, this.context(logicalId));
      keep(record, made);
      this.event(record, 'CREATE_IN_PROGRESS', 'Resource creation Initiated');
      await this.wait(provider.seconds * (1 - BEFORE_INITIATED));
      await this.untilComplete(provider, record, 'CREATE');
      this.event(record, 'CREATE_COMPLETE');
    });
  }

  /** A creation that a restart interrupted after the resource was there. */
  async finishCreation(record: StackResourceRecord): Promise<void> {
    await this.reportFailure(record, 'CREATE', async () => {
      const provider = requireProvider(record.type);
      await this.wait(provider.seconds * (1 - BEFORE_INITIATED));
      await this.untilComplete(provider, record, 'CREATE');
      this.event(record, 'CREATE_COMPLETE');
    });
  }

  /** @throws Error after the event UPDATE_FAILED */
  async update(
    record: StackResourceRecord,
    properties: JsonObject,
  ): Promise<void> {
    const provider = requireProvider(record.type);
    const before = record.properties;
    await this.reportFailure(record, 'UPDATE', async () => {
      const wanted = parseProperties(provider, record.logicalId, properties);
      const existing = this.existing(provider, record);
      record.properties = properties;
      delete record.drift;
      this.event(record, 'UPDATE_IN_PROGRESS');
      try {
        await this.wait(provider.seconds * UPDATE_SHARE);
        keep(
          record,
          provider.update(wanted, existing, this.context(record.logicalId)),
        );
      } catch (error) {
        record.properties = before;
        throw error;
      }
      this.event(record, 'UPDATE_COMPLETE');
    });
  }

  /** Leaves a resource as it failed, and says that this is well. */
  skipUpdate(record: StackResourceRecord): void {
    this.event(record, 'UPDATE_COMPLETE');
  }

  /**
   * Makes the resource anew; the old one is left for the clean-up.
   * @throws Error after the event UPDATE_FAILED
   */
  async replace(
    record: StackResourceRecord,
    properties: JsonObject,
  ): Promise<void> {
    const provider = requireProvider(record.type);
    const before = { ...record };
    await this.reportFailure(record, 'UPDATE', async () => {
      const wanted = parseProperties(provider, record.logicalId, properties);
      this.event(
        record,
        'UPDATE_IN_PROGRESS',
        'Requested update requires the creation of a new physical resource; hence creating one.',
      );
      await this.wait(provider.seconds * BEFORE_INITIATED);
      let made: Made;
      try {
        made = provider.create(wanted, this.context(record.logicalId));
      } catch (error) {
        throw asReplacementFailure(error, this.stack.shape.name);
      }
      record.properties = properties;
      delete record.drift;
      keep(record, made);
      this.stack.shape.replaced.push(before);
      this.event(record, 'UPDATE_IN_PROGRESS', 'Resource creation Initiated');
      await this.wait(provider.seconds * (1 - BEFORE_INITIATED));
      await this.untilComplete(provider, record, 'UPDATE');
      this.event(record, 'UPDATE_COMPLETE');
    });
  }

  /**
   * @param policy - the DeletionPolicy or UpdateReplacePolicy
   * @throws Error after the event DELETE_FAILED
   */
  async remove(record: StackResourceRecord, policy?: string): Promise<void> {
    if (policy?.startsWith('Retain') && record.status !== 'CREATE_FAILED') {
      this.event(record, 'DELETE_SKIPPED');
      return;
    }
    await this.reportFailure(record, 'DELETE', async () => {
      const provider = requireProvider(record.type);
      this.event(record, 'DELETE_IN_PROGRESS');
      await this.wait(provider.seconds * DELETE_SHARE);
      if (record.physicalId !== undefined) {
        this.removeFromWorld(provider, record, policy);
      }
      this.event(record, 'DELETE_COMPLETE');
    });
  }

  /**
   * For what is refused before the resource is touched.
   * @throws Error after the event UPDATE_FAILED
   */
  reportRefusal(record: StackResourceRecord, check: () => void): Promise<void> {
    return this.reportFailure(record, 'UPDATE', async () => check());
  }

  private removeFromWorld(
    provider: ResourceProvider,
    record: StackResourceRecord,
    policy: string | undefined,
  ) {
    const existing = this.existing(provider, record);
    const context = this.context(record.logicalId);
    try {
      if (policy === 'Snapshot') provider.snapshot?.(existing, context);
      provider.delete(existing, context);
    } catch (error) {
      // Somebody else was quicker.
      const isGone =
        error instanceof ResourceFailure && error.code === 'NotFound';
      if (!isGone) throw error;
    }
  }

  private existing(
    provider: ResourceProvider,
    record: StackResourceRecord,
  ): Existing<unknown> {
    return {
      physicalId: record.physicalId ?? '',
      properties: provider.properties.parse(record.properties),
      attributes: record.attributes as JsonObject,
    };
  }

  private context(logicalId: string): ProviderContext {
    const { world, region, stack } = this;
    return {
      world,
      region,
      global: world.global(region.accountId),
      stackName: stack.shape.name,
      stackId: stack.id,
      logicalId,
      stackTags: tagsOf(stack.shape.tags),
    };
  }

  private event(record: StackResourceRecord, status: string, reason?: string) {
    resourceEvent(this.world, this.stack, record, status, reason);
  }

  private wait(seconds: number): Promise<void> {
    return this.world.pace.wait(seconds, this.signal);
  }

  /** Waits, and says for what, until a resource is all there. */
  private async untilComplete(
    provider: ResourceProvider,
    record: StackResourceRecord,
    verb: Exclude<Verb, 'DELETE'>,
  ): Promise<void> {
    let told: string | undefined;
    for (;;) {
      const reason = provider.pending?.(
        record.physicalId ?? '',
        this.context(record.logicalId),
      );
      if (reason === undefined) return;
      if (reason && reason !== told) {
        this.event(record, `${verb}_IN_PROGRESS`, reason);
        told = reason;
      }
      await delay(PENDING_LOOK_MS, undefined, {
        signal: this.signal,
        ref: false,
      });
    }
  }

  private async reportFailure(
    record: StackResourceRecord,
    verb: Verb,
    work: () => Promise<void>,
  ): Promise<void> {
    try {
      await work();
    } catch (error) {
      const reason = this.signal.aborted
        ? `Resource ${NOUNS[verb]} cancelled`
        : reasonOf(error);
      this.event(record, `${verb}_FAILED`, reason);
      throw error;
    }
  }
}

function keep(record: StackResourceRecord, made: Made) {
  record.physicalId = made.physicalId;
  record.attributes = made.attributes ?? {};
}

function requireProvider(type: string): ResourceProvider {
  const provider = RESOURCE_PROVIDERS.get(type);
  if (!provider) {
    throw new ResourceFailure(`Resource type ${type} is not simulated`);
  }
  return provider;
}
