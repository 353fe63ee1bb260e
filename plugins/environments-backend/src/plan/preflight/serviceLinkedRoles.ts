import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { finding, type Preflight } from './context';

/**
 * The roles by which services of AWS act in the account.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
 */
const ROLES = [
  'AWSServiceRoleForECS',
  'AWSServiceRoleForElasticLoadBalancing',
  'AWSServiceRoleForRDS',
  'AWSServiceRoleForApplicationAutoScaling_ECSService',
];

/** Whether AWS's own roles are there, which it makes on their first use. */
export const serviceLinkedRoles: Preflight = async ({
  awsClients,
  location,
}) => {
  const client = await awsClients.get(IAMClient, location);
  const missing = await Promise.all(
    ROLES.map(async RoleName => {
      try {
        await client.send(new GetRoleCommand({ RoleName }));
        return [];
      } catch (error) {
        if (error instanceof Error && error.name === 'NoSuchEntityException') {
          return [RoleName];
        }
        throw error;
      }
    }),
  );
  const names = missing.flat();
  if (names.length === 0) {
    return [
      finding('service-linked-roles', 'ok', "AWS's own roles are there."),
    ];
  }
  return [
    finding(
      'service-linked-roles',
      'info',
      "AWS makes roles of its own in this account on the first deployment; the portal's role needs `iam:CreateServiceLinkedRole` for that.",
      { evidence: names },
    ),
  ];
};
