/** The id that CloudFormation, too, has for a scalable target. */
export const targetIdOf = ({
  ResourceId,
  ScalableDimension,
  ServiceNamespace,
}: {
  ResourceId?: string;
  ScalableDimension?: string;
  ServiceNamespace?: string;
}): string => `${ResourceId}|${ScalableDimension}|${ServiceNamespace}`;
