import { z } from 'zod';
import { regionProblem } from './regions';

/**
 * What an environment is for. It decides what the defaults protect.
 *
 * @public
 */
export const STAGES = ['development', 'staging', 'production'] as const;

/** @public */
export type Stage = (typeof STAGES)[number];

/** What AWS accepts as the value of a tag. */
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u;

const name = z
  .string()
  .min(2, 'The name needs 2 characters at least.')
  .max(20, 'The name may have 20 characters at most; shorten it.')
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'Use lower-case letters, digits and single hyphens, and begin with a letter (such as `checkout-api`): the name becomes part of names in AWS.',
  )
  .refine(
    value => !value.startsWith('internal-'),
    'The name may not begin with `internal-`: Elastic Load Balancing keeps that prefix for itself.',
  )
  .refine(
    value => !/^(aws|ssm)/.test(value),
    'The name may not begin with `aws` or `ssm`: Systems Manager keeps these for itself.',
  )
  .meta({
    title: 'Name',
    description:
      'Lower-case letters, digits and hyphens. Name and stage together name everything in AWS.',
    'ui:field': 'EnvironmentNameField',
    // The field says itself what is wrong, while it is typed.
    'ui:hideError': true,
    'ui:placeholder': 'checkout',
  });

const stage = z.enum(STAGES).meta({
  title: 'Stage',
  description: 'Production is protected from deletion by default.',
});

const owner = z
  .string()
  .regex(
    /^(group|user):[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/,
    'The owner is a full entity reference, such as `group:default/checkout`.',
  )
  .meta({
    title: 'Owner',
    description: 'The team that is responsible for the environment.',
    'ui:field': 'OwnerPicker',
    'ui:options': { catalogFilter: { kind: ['Group', 'User'] } },
  });

const accountId = z
  .string()
  .regex(/^\d{12}$/, 'An AWS account id has twelve digits.')
  .meta({
    title: 'AWS account',
    description: 'The account that the environment lives in.',
    'ui:field': 'AwsAccountPicker',
  });

const region = z
  .string()
  .superRefine((value, context) => {
    const message = regionProblem(value);
    if (message) context.addIssue({ code: 'custom', message });
  })
  .meta({
    title: 'Region',
    description: 'The AWS region that the environment lives in.',
    'ui:field': 'AwsRegionPicker',
  });

const costCenter = z
  .string()
  .max(128, 'A cost center may have 128 characters at most.')
  .regex(
    TAG_VALUE,
    'A cost center is written into a tag: use letters, digits, spaces and `_.:/=+-@` only.',
  )
  .optional()
  .meta({
    title: 'Cost center',
    description: 'Written into the tags of everything that is created.',
  });

const expiresOn = z.iso
  .date('Write the day like `2027-01-31`.')
  .optional()
  .meta({
    title: 'Last day',
    description:
      'For an environment to try something out: its owner is reminded before, and it is taken down after that day (UTC) where the portal is configured to. Not in production.',
    'ui:widget': 'date',
  });

/** Whose environment it is, where, and until when. */
export const identityFields = {
  name,
  stage,
  owner,
  accountId,
  region,
  costCenter,
  expiresOn,
};
