import { z } from 'zod';
import type { Region } from '../world/Region';
import type { Resource, Tags } from '../world/Resource';
import type { Store } from '../world/Store';
import type { World } from '../world/World';
import type { JsonObject } from './template/Template';

/** What a provider knows about the place that its resource has in a stack. */
export interface ProviderContext {
  world: World;
  region: Region;
  /** Where IAM and S3 keep theirs. */
  global: Region;
  stackName: string;
  stackId: string;
  logicalId: string;
  /** Tags of the stack, which the resource gets beside its own. */
  stackTags: Tags;
}

/** What came of making a resource. */
export interface Made {
  /** What `Ref` gives. */
  physicalId: string;
  /** What `GetAtt` gives. */
  attributes?: JsonObject;
}

/** The resource as it is before an update or a deletion. */
export interface Existing<Properties> {
  physicalId: string;
  properties: Properties;
  attributes: JsonObject;
}

/**
 * Makes, changes and removes the resources of one CloudFormation type. It
 * writes into the same stores that the services read.
 */
export interface ResourceProvider<Properties = unknown> {
  type: string;
  /** The properties that the type has; any other is refused. */
  properties: z.ZodType<Properties>;
  /** How long a creation takes at pace 1. */
  seconds: number;
  /** Whether the stack's tags are tags of the resource too. */
  taggable: boolean;
  /** Properties that cannot be changed in place. */
  replacedBy: readonly string[];
  /** Properties that the stack's caller is never shown. */
  hidden: readonly string[];
  /** @throws ResourceFailure */
  create(properties: Properties, context: ProviderContext): Made;
  /**
   * What keeps a resource that was made from being complete: undefined when
   * nothing does, else the reason that the stack's events give, or nothing to
   * be said.
   * @throws ResourceFailure when it will never be
   */
  pending?(physicalId: string, context: ProviderContext): string | undefined;
  /** @throws ResourceFailure */
  update(
    properties: Properties,
    existing: Existing<Properties>,
    context: ProviderContext,
  ): Made;
  /** @throws ResourceFailure */
  delete(existing: Existing<Properties>, context: ProviderContext): void;
  /**
   * Keeps a copy of what is about to be deleted, for `DeletionPolicy: Snapshot`.
   * Left out for types that CloudFormation takes no snapshots of.
   */
  snapshot?(existing: Existing<Properties>, context: ProviderContext): void;
}

/** A resource that cannot be made, changed or removed, in a service's words. */
export class ResourceFailure extends Error {
  constructor(
    message: string,
    /** @see https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract-errors.html */
    readonly code:
      | 'AlreadyExists'
      | 'InvalidRequest'
      | 'NotFound'
      | 'GeneralServiceException'
      | 'NotUpdatable' = 'InvalidRequest',
  ) {
    super(message);
  }
}

type Definition<Schema extends z.ZodRawShape> = {
  type: string;
  /** The properties beside `Tags`, which most types have. */
  properties: Schema;
  /** The type has no `Tags`. */
  untagged?: true;
  seconds?: number;
  replacedBy?: readonly (keyof Schema & string)[];
  hidden?: readonly (keyof Schema & string)[];
  create(properties: PropertiesOf<Schema>, context: ProviderContext): Made;
  /** Left out for types that are complete when they are made. */
  pending?(physicalId: string, context: ProviderContext): string | undefined;
  /** Left out for types whose every change replaces. */
  update?(
    properties: PropertiesOf<Schema>,
    existing: Existing<PropertiesOf<Schema>>,
    context: ProviderContext,
  ): Made;
  delete(
    existing: Existing<PropertiesOf<Schema>>,
    context: ProviderContext,
  ): void;
  snapshot?(
    existing: Existing<PropertiesOf<Schema>>,
    context: ProviderContext,
  ): void;
};

type WithTags<Schema extends z.ZodRawShape> = Schema & {
  Tags: z.ZodOptional<typeof tagsProperty>;
};
type PropertiesOf<Schema extends z.ZodRawShape> = z.output<
  z.ZodObject<WithTags<Schema>>
>;

const tagsProperty = z.union([
  z.array(z.strictObject({ Key: z.string(), Value: z.coerce.string() })),
  z
    .record(z.string(), z.string())
    .transform(tags =>
      Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    ),
]);

/** Fills in what most providers have in common. */
export function resourceProvider<Schema extends z.ZodRawShape>(
  definition: Definition<Schema>,
): ResourceProvider {
  const properties = z.strictObject({
    ...definition.properties,
    ...(definition.untagged ? {} : { Tags: tagsProperty.optional() }),
  });
  const provider = {
    type: definition.type,
    properties,
    taggable: !definition.untagged,
    seconds: definition.seconds ?? 0.5,
    replacedBy: definition.update
      ? definition.replacedBy ?? []
      : Object.keys(definition.properties),
    hidden: definition.hidden ?? [],
    create: definition.create,
    pending: definition.pending,
    update:
      definition.update ??
      ((_properties: unknown, existing: Made) => ({
        physicalId: existing.physicalId,
        attributes: existing.attributes,
      })),
    delete: definition.delete,
    snapshot: definition.snapshot,
  };
  // From here on the types are forgotten: the engine keeps properties as JSON
  // and the schema above turns them back.
  return provider as unknown as ResourceProvider;
}

/** A text or number that CloudFormation takes as either. */
export const text = z.union([z.string(), z.number()]).transform(String);
/** A number, also when it is written as text. */
export const number = z.coerce.number();
/** A boolean, also when it is written as text. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', 'True', 'False'])])
  .transform(value => value === true || value === 'true' || value === 'True');
export const texts = z.array(text);
/** An object or list that is kept as it is. */
export const anyJson = z.json();

/** The tags of a resource: the stack's, its own, and CloudFormation's. */
export function tagsFor(
  context: ProviderContext,
  own: Array<{ Key: string; Value: string }> = [],
): Tags {
  return {
    ...context.stackTags,
    ...Object.fromEntries(own.map(({ Key, Value }) => [Key, Value])),
    'aws:cloudformation:stack-name': context.stackName,
    'aws:cloudformation:logical-id': context.logicalId,
    'aws:cloudformation:stack-id': context.stackId,
  };
}

/** Puts a new resource of this stack into a store. */
export function putResource<Shape extends object>(
  store: Store<Shape>,
  context: ProviderContext,
  resource: Pick<Resource<Shape>, 'id' | 'arn' | 'shape'> & {
    Tags?: Array<{ Key: string; Value: string }>;
  },
): Resource<Shape> {
  const { Tags: own, ...rest } = resource;
  return store.put({
    ...rest,
    createdAt: context.world.now(),
    tags: tagsFor(context, own),
    stackId: context.stackId,
  });
}

/**
 * The resource behind a physical id.
 * @throws ResourceFailure `NotFound` when somebody else has removed it
 */
export function requireResource<Shape extends object>(
  store: Store<Shape>,
  physicalId: string,
): Resource<Shape> {
  const resource = store.get(physicalId);
  if (!resource) {
    throw new ResourceFailure(
      `Resource with identifier '${physicalId}' was not found.`,
      'NotFound',
    );
  }
  return resource;
}

/**
 * Names in AWS are unique in an account and region.
 * @throws ResourceFailure `AlreadyExists`
 */
export function refuseDuplicate(
  existing: Resource<object> | undefined,
  name: string,
) {
  if (!existing) return;
  throw new ResourceFailure(
    existing.stackId
      ? `${name} already exists in stack ${existing.stackId}`
      : `${name} already exists`,
    'AlreadyExists',
  );
}
