import type { Region } from '../../world/Region';
import type { Resource, Tags } from '../../world/Resource';
import type { World } from '../../world/World';
import { type Json, type JsonObject, isObject } from '../template/Template';

/** Where to look for a resource, and what it was made with. */
export interface LiveQuestion {
  world: World;
  region: Region;
  /** Where IAM and S3 keep theirs. */
  global: Region;
  physicalId: string;
  /** What the stack's template says, references resolved. */
  properties: JsonObject;
  /** The stack's name for the resource. */
  logicalId: string;
}

/** A resource as its service has it now. */
export interface LiveState {
  /**
   * In the words of the type's properties. A property that is not mentioned is
   * one that cannot be read; one that is `undefined` has been removed.
   */
  properties: Record<string, unknown>;
  tags?: Tags;
}

/**
 * Reads what a service knows of a resource that CloudFormation has made: what
 * drift detection compares the template with. A type without a reader is one
 * that AWS calls `NOT_CHECKED`.
 */
export interface LiveReader {
  type: string;
  /** @returns undefined when the resource is gone */
  read(question: LiveQuestion): LiveState | undefined;
}

/** A reader of what is a resource of its own in a store. */
export function liveReader<Shape extends object>(definition: {
  type: string;
  find(question: LiveQuestion): Resource<Shape> | undefined;
  /** Left out for what can only be deleted. */
  properties?(shape: Shape, question: LiveQuestion): Record<string, unknown>;
}): LiveReader {
  return {
    type: definition.type,
    read(question) {
      const resource = definition.find(question);
      if (!resource) return undefined;
      return {
        properties: definition.properties?.(resource.shape, question) ?? {},
        tags: resource.tags,
      };
    },
  };
}

/** Some members of an object, those too that it does not have. */
export const pick = (
  source: object,
  names: readonly string[],
): Record<string, unknown> => {
  const values = new Map<string, unknown>(Object.entries(source));
  return Object.fromEntries(names.map(name => [name, values.get(name)]));
};

/**
 * An attribute list as the template would write it: of the many that the
 * service lists, those that the template sets.
 */
export function attributesSet(
  attributes: Record<string, string>,
  set: Json | undefined,
): Array<{ Key: string; Value: string | undefined }> {
  const names = Array.isArray(set)
    ? set.filter(isObject).map(each => String(each.Key))
    : [];
  return names.map(Key => ({ Key, Value: attributes[Key] }));
}

/** CloudFormation spells `ContainerPort` what ECS spells `containerPort`. */
export function upperCamelKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(upperCamelKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key[0].toUpperCase() + key.slice(1),
      upperCamelKeys(each),
    ]),
  );
}
