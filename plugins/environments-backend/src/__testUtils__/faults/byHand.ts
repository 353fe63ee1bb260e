import {
  CancelUpdateStackCommand,
  CloudFormationClient,
  DeleteStackCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CreateRoleCommand,
  DeleteRoleCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import {
  CreateDBInstanceCommand,
  DeleteDBInstanceCommand,
  DescribeDBInstancesCommand,
  ModifyDBInstanceCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import {
  CreateHostedZoneCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { TRUST } from '../resources';
import { eachStack } from '../../stacks/eachStack';
import { hasTime } from './asking';
import { databaseOf } from './fullStacks';
import type { Subject } from './Subject';

/** What people do in the account, past the portal. */
export function byHand({ id, location, services }: Subject) {
  const { awsClients } = services.world;

  async function database() {
    const rds = await awsClients.get(RDSClient, location);
    const key = { DBInstanceIdentifier: databaseOf(id) };
    const statusIs = (wanted: string | undefined) =>
      hasTime(async () => {
        const { DBInstances = [] } = await rds.send(
          new DescribeDBInstancesCommand({}),
        );
        const instance = DBInstances.find(
          ({ DBInstanceIdentifier }) =>
            DBInstanceIdentifier === key.DBInstanceIdentifier,
        );
        return instance?.DBInstanceStatus === wanted;
      });
    return { key, rds, statusIs };
  }

  return {
    /** Takes the name of a role, and gives it back. */
    async takeRole(RoleName: string): Promise<() => Promise<void>> {
      const iam = await awsClients.get(IAMClient, location);
      await iam.send(
        new CreateRoleCommand({
          RoleName,
          AssumeRolePolicyDocument: JSON.stringify(TRUST),
        }),
      );
      return async () => {
        await iam.send(new DeleteRoleCommand({ RoleName }));
      };
    },

    /** A database cannot shrink: it takes another one of its name. */
    async shrinkDatabase(AllocatedStorage: number): Promise<void> {
      const { key, rds, statusIs } = await database();
      await rds.send(
        new ModifyDBInstanceCommand({
          ...key,
          DeletionProtection: false,
          ApplyImmediately: true,
        }),
      );
      await statusIs('available');
      await rds.send(
        new DeleteDBInstanceCommand({ ...key, SkipFinalSnapshot: true }),
      );
      await statusIs(undefined);
      await rds.send(
        new CreateDBInstanceCommand({
          ...key,
          AllocatedStorage,
          DBInstanceClass: 'db.t4g.micro',
          Engine: 'postgres',
          MasterUsername: 'dbadmin',
          MasterUserPassword: 'only-in-a-test-1',
          DeletionProtection: true,
        }),
      );
      await statusIs('available');
    },

    /** A zone of a domain, with its name servers. */
    async makeZone(Name: string) {
      const route53 = await awsClients.get(Route53Client, location);
      const { HostedZone, DelegationSet } = await route53.send(
        new CreateHostedZoneCommand({ Name, CallerReference: Name }),
      );
      return {
        hostedZoneId: HostedZone?.Id?.replace('/hostedzone/', '') ?? '',
        nameServers: DelegationSet?.NameServers ?? [],
      };
    },

    /** Stops what CloudFormation is still at, and waits until it has. */
    async stopStacks(): Promise<void> {
      const client = await awsClients.get(CloudFormationClient, location);
      const busy = async () => {
        const found = await eachStack(awsClients, location);
        return found.filter(({ stack }) =>
          stack.StackStatus?.endsWith('_IN_PROGRESS'),
        );
      };
      for (const { stack } of await busy()) {
        const input = { StackName: stack.StackName };
        if (stack.StackStatus === 'CREATE_IN_PROGRESS') {
          await client.send(new DeleteStackCommand(input));
        } else if (stack.StackStatus === 'UPDATE_IN_PROGRESS') {
          await client.send(new CancelUpdateStackCommand(input));
        }
      }
      await hasTime(async () => (await busy()).length === 0);
    },
  };
}
