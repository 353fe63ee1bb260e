import { GetHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type DeployedSpec,
  type EnvironmentSpec,
  parseEnvironmentSpec,
  STACK_OUTPUTS,
} from '@quarterdeck/plugin-environments-common';
import type { Delegations } from '../delegation/Delegations';
import { explainError } from '../failures/explainError';
import { describeEnvironmentStacks } from '../stacks/environmentStacks';
import { locationOf } from '../store/rows';
import type { DeploymentLease } from '../worker/DeploymentLease';
import { DeploymentFailed } from './DeploymentFailed';
import type { Patience } from './Patience';
import { sleep } from './sleep';

/** DNS changes in minutes, and is nobody's to be asked every second. */
const ASK_EVERY_POLLS = 5;
const MS_PER_HOUR = 3_600_000;

/** The parts that ask for a certificate. */
const NEEDS_CERTIFICATE = new Set(['cert', 'service']);

interface Zone {
  domain: string;
  nameServers: string[];
}

/**
 * Holds a stack with a certificate back until the domain is delegated:
 * CloudFormation would wait for days for a certificate that cannot be validated.
 */
export class DelegationGate {
  #opened: Promise<void> | undefined;

  constructor(
    private readonly context: {
      awsClients: AwsClients;
      delegations: Delegations;
      lease: DeploymentLease;
      patience: Patience;
      pollIntervalMs: number;
    },
  ) {}

  /**
   * Resolves when the part may be deployed, or the deployment is cancelled.
   *
   * @throws DeploymentFailed when it takes too long.
   */
  async open(part: string): Promise<void> {
    const { mode } = domainOf(this.context.lease.deployment.spec);
    if (mode === 'none' || !NEEDS_CERTIFICATE.has(part)) return;
    this.#opened ??= this.#wait();
    await this.#opened;
  }

  async #wait(): Promise<void> {
    const { delegations, lease, pollIntervalMs } = this.context;
    const zone = await this.#zone();
    if (!zone) return;
    const since =
      lease.deployment.delegation?.since ?? new Date().toISOString();
    const until = new Date(
      Date.parse(since) + delegations.timeoutHours * MS_PER_HOUR,
    ).toISOString();
    while (!lease.cancellation.aborted) {
      const { isDelegated, found } = await this.#check(zone);
      if (isDelegated) {
        if (lease.deployment.delegation) {
          lease.deployment.delegation = null;
          await lease.update({ delegation: null });
        }
        return;
      }
      if (new Date().toISOString() > until) throw tooLate(zone, found);
      const delegation = { ...zone, since, until, found };
      lease.deployment.delegation = delegation;
      await lease.update({ delegation });
      await sleep(
        pollIntervalMs * ASK_EVERY_POLLS,
        lease.signal,
        lease.cancellation,
      );
    }
  }

  /** A DNS that cannot be asked is asked again. */
  async #check(zone: Zone) {
    const { delegations, patience } = this.context;
    try {
      const answer = await delegations.check(zone.domain, zone.nameServers);
      await patience.clear(this);
      return answer;
    } catch (error) {
      await patience.show(this, explainError(error));
      return { isDelegated: false, found: [] };
    }
  }

  async #zone(): Promise<Zone | undefined> {
    const { awsClients, lease, patience } = this.context;
    const location = locationOf(lease.deployment);
    const { mode, name, hostedZoneId } = domainOf(lease.deployment.spec);
    if (!name) return undefined;
    if (mode === 'create-zone') {
      const stacks = await patience.read(() =>
        describeEnvironmentStacks(awsClients, location),
      );
      const nameServers = stacks
        .map(({ outputs }) => outputs[STACK_OUTPUTS.nameServers])
        .find(Boolean);
      return { domain: name, nameServers: nameServers?.split(',') ?? [] };
    }
    const client = await awsClients.get(Route53Client, location);
    const { HostedZone, DelegationSet } = await patience.read(() =>
      client.send(new GetHostedZoneCommand({ Id: hostedZoneId })),
    );
    return {
      domain: HostedZone?.Name?.replace(/\.$/, '') ?? name,
      nameServers: DelegationSet?.NameServers ?? [],
    };
  }
}

function domainOf(spec: DeployedSpec): EnvironmentSpec['domain'] {
  return parseEnvironmentSpec(spec).domain;
}

function tooLate({ domain, nameServers }: Zone, found: string[]) {
  return new DeploymentFailed({
    reason: `${domain} is still not delegated to its hosted zone`,
    meaning: `Without that there is no certificate. DNS has: ${
      found.join(', ') || 'no name servers'
    }.`,
    remedy: `Enter ${nameServers.join(
      ', ',
    )} as the name servers of ${domain} at its registrar, then retry.`,
  });
}
