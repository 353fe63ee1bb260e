import * as wafv2 from '@aws-sdk/client-wafv2';

const COULD_NOT = 'AWS WAF couldn’t perform the operation because';

export const invalidParameter = (
  Reason: string,
  Field: wafv2.ParameterExceptionField,
  Parameter: string,
) =>
  new wafv2.WAFInvalidParameterException({
    message: `Error reason: ${Reason}, field: ${Field}, parameter: ${Parameter}`,
    Reason,
    Field,
    Parameter,
    $metadata: {},
  });

export const nonexistent = () =>
  new wafv2.WAFNonexistentItemException({
    message: `${COULD_NOT} your resource doesn’t exist.`,
    $metadata: {},
  });

export const duplicate = () =>
  new wafv2.WAFDuplicateItemException({
    message: `${COULD_NOT} some resource in your request is a duplicate of an existing one.`,
    $metadata: {},
  });

export const outdated = () =>
  new wafv2.WAFOptimisticLockException({
    message:
      'AWS WAF couldn’t save your changes because someone changed the resource after you started to edit it. Reapply your changes.',
    $metadata: {},
  });

export const inUse = () =>
  new wafv2.WAFAssociatedItemException({
    message: `${COULD_NOT} your resource is being used by another resource or it’s associated with another resource.`,
    $metadata: {},
  });

export const limitExceeded = () =>
  new wafv2.WAFLimitsExceededException({
    message: `${COULD_NOT} you exceeded your resource limit.`,
    $metadata: {},
  });

const NO_ARN =
  "The ARN isn't valid. A valid ARN begins with arn: and includes other information separated by colons or slashes.";

export const invalidArn = (
  field: wafv2.ParameterExceptionField,
  arn: string | undefined,
) => invalidParameter(NO_ARN, field, arn ?? '');
