import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { finding, type Preflight } from './context';

/** Whether the credentials are those of the account that was asked for. */
export const account: Preflight = async ({ awsClients, location }) => {
  const { accountId } = location;
  const client = await awsClients.get(STSClient, location);
  const { Account, Arn } = await client.send(new GetCallerIdentityCommand({}));
  if (Account === accountId) {
    return [
      finding('account', 'ok', `The account ${accountId} lets the portal in.`, {
        evidence: [`As ${Arn}`],
      }),
    ];
  }
  return [
    finding(
      'account',
      'blocker',
      `The credentials for ${accountId} are those of the account ${Account}.`,
      {
        remedy: 'Correct them in `aws.accounts` of the configuration.',
        field: 'accountId',
      },
    ),
  ];
};
