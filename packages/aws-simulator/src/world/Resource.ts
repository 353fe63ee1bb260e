/** @public */
export type Tags = Record<string, string>;

/**
 * Something that exists in an account and region.
 *
 * @public
 */
export interface Resource<Shape extends object> {
  /** The key in its store; what `Ref` gives unless the type says otherwise. */
  id: string;
  arn: string;
  createdAt: Date;
  tags: Tags;
  /** The ARN of the CloudFormation stack that made it. */
  stackId?: string;
  /** What the service knows of it: mostly the SDK's own type. */
  shape: Shape;
}

/** Tags as most services list them. */
export const tagList = (tags: Tags): Array<{ Key: string; Value: string }> =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

/** Tags as ECS lists them. */
export const lowerCaseTagList = (
  tags: Tags,
): Array<{ key: string; value: string }> =>
  Object.entries(tags).map(([key, value]) => ({ key, value }));

/** Reads a tag list in either spelling. */
export function tagsOf(
  list:
    | Array<{ Key?: string; Value?: string; key?: string; value?: string }>
    | undefined,
): Tags {
  return Object.fromEntries(
    (list ?? []).map(tag => [
      tag.Key ?? tag.key ?? '',
      tag.Value ?? tag.value ?? '',
    ]),
  );
}
