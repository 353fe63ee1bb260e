import {
  EC2Client,
  DescribeAddressesCommand,
  paginateDescribeVpcs,
} from '@aws-sdk/client-ec2';
import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import type { PreflightFinding } from '@quarterdeck/plugin-environments-common';
import { stackPhase } from '../../runner/stackPhase';
import { finding, type Preflight, type PreflightContext } from './context';

const CPU_UNITS_PER_VCPU = 1_024;

/** Something of which an account has a number only. */
interface Quota {
  title: string;
  serviceCode: string;
  quotaCode: string;
  needed: number;
  /** How many there are; left out where that takes too long to find out. */
  used?: () => Promise<number>;
}

/** Whether the account has room for what the environment adds. */
export const quotas: Preflight = async context => {
  const client = await context.awsClients.get(
    ServiceQuotasClient,
    context.location,
  );
  const wanted = (await quotasOf(context)).filter(({ needed }) => needed > 0);
  return Promise.all(wanted.map(quota => compare(client, quota)));
};

async function quotasOf(context: PreflightContext): Promise<Quota[]> {
  const { awsClients, location, spec, found } = context;
  const ec2 = await awsClients.get(EC2Client, location);
  const isNew = (part: string) =>
    ['absent', 'dead'].includes(
      stackPhase(found.find(stack => stack.part === part)?.stack.StackStatus),
    );
  const tasksWhileDeploying = spec.service.maxCount * 2;
  return [
    {
      title: 'VPCs in the region',
      serviceCode: 'vpc',
      quotaCode: 'L-F678F1CE',
      needed: isNew('network') ? 1 : 0,
      used: async () => {
        let count = 0;
        for await (const page of paginateDescribeVpcs({ client: ec2 }, {})) {
          count += page.Vpcs?.length ?? 0;
        }
        return count;
      },
    },
    {
      title: 'Elastic IP addresses in the region',
      serviceCode: 'ec2',
      quotaCode: 'L-0263D0A3',
      needed: isNew('network') ? spec.network.natGateways : 0,
      used: async () =>
        (await ec2.send(new DescribeAddressesCommand({}))).Addresses?.length ??
        0,
    },
    {
      title: 'vCPUs of Fargate, with all tasks twice during a release',
      serviceCode: 'fargate',
      quotaCode: 'L-3032A538',
      needed: (tasksWhileDeploying * spec.service.cpu) / CPU_UNITS_PER_VCPU,
    },
  ];
}

async function compare(
  client: ServiceQuotasClient,
  { title, serviceCode, quotaCode, needed, used }: Quota,
): Promise<PreflightFinding> {
  const allowed = await quotaOf(client, serviceCode, quotaCode);
  const present = (await used?.()) ?? 0;
  const evidence = [
    `${title}: ${present} of ${allowed} used, ${needed} more needed`,
  ];
  if (present + needed <= allowed) {
    return finding('quotas', 'ok', `There is room: ${title}.`, { evidence });
  }
  const remedy = `Remove what is not needed any more, or ask for more in Service Quotas (${serviceCode}, ${quotaCode}).`;
  // Of Fargate it is the most that might run, not what will.
  return used
    ? finding('quotas', 'blocker', `No room left: ${title}.`, {
        evidence,
        remedy,
      })
    : finding('quotas', 'warning', `It may run into the quota: ${title}.`, {
        evidence,
        remedy,
      });
}

/** What the account was granted, or what every account has. */
async function quotaOf(
  client: ServiceQuotasClient,
  ServiceCode: string,
  QuotaCode: string,
): Promise<number> {
  try {
    const { Quota } = await client.send(
      new GetServiceQuotaCommand({ ServiceCode, QuotaCode }),
    );
    if (Quota?.Value !== undefined) return Quota.Value;
  } catch (error) {
    const isDefault =
      error instanceof Error && error.name === 'NoSuchResourceException';
    if (!isDefault) throw error;
  }
  const { Quota } = await client.send(
    new GetAWSDefaultServiceQuotaCommand({ ServiceCode, QuotaCode }),
  );
  return Quota?.Value ?? 0;
}
