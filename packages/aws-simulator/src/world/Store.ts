import type { Resource } from './Resource';

/**
 * The resources of one kind in one account and region, by the id that
 * CloudFormation calls physical: a name, an id or an ARN, as the kind has it.
 *
 * What is in a store is plain data (strings, numbers, booleans, dates, lists,
 * objects), since the state file is a copy of it.
 *
 * @public
 */
export class Store<Shape extends object> {
  private readonly byId = new Map<string, Resource<Shape>>();

  get size(): number {
    return this.byId.size;
  }

  get(id: string | undefined): Resource<Shape> | undefined {
    return id === undefined ? undefined : this.byId.get(id);
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  put(resource: Resource<Shape>): Resource<Shape> {
    this.byId.set(resource.id, resource);
    return resource;
  }

  delete(id: string): boolean {
    return this.byId.delete(id);
  }

  /** All resources, oldest first. */
  all(): Resource<Shape>[] {
    return [...this.byId.values()];
  }

  where(
    predicate: (shape: Shape, resource: Resource<Shape>) => boolean,
  ): Resource<Shape>[] {
    return this.all().filter(each => predicate(each.shape, each));
  }

  find(
    predicate: (shape: Shape, resource: Resource<Shape>) => boolean,
  ): Resource<Shape> | undefined {
    for (const each of this.byId.values()) {
      if (predicate(each.shape, each)) return each;
    }
    return undefined;
  }

  byArn(arn: string | undefined): Resource<Shape> | undefined {
    return arn === undefined
      ? undefined
      : this.find((_shape, each) => each.arn === arn);
  }
}
