import type {
  EnvironmentNames,
  EnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { Validations } from 'aws-cdk-lib';
import {
  type IPeer,
  type IVpc,
  Peer,
  Port,
  SecurityGroup,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

const POSTGRES = Port.tcp(5432);

/**
 * Who may talk to whom: the internet to the load balancer, that to the tasks,
 * those to the database, and nobody else (R024 to R032).
 */
export class SecurityGroups extends Construct {
  readonly loadBalancer: SecurityGroup;
  readonly tasks: SecurityGroup;
  readonly database: SecurityGroup;

  constructor(
    scope: Construct,
    id: string,
    props: { spec: EnvironmentSpec; vpc: IVpc; names: EnvironmentNames },
  ) {
    super(scope, id);
    const { spec, vpc, names } = props;
    const taskPort = Port.tcp(spec.service.port);
    const isNarrow = spec.network.loadBalancerEgress === 'tasks';

    this.loadBalancer = new SecurityGroup(this, 'LoadBalancer', {
      vpc,
      securityGroupName: names.loadBalancerSecurityGroup,
      description: 'The load balancer',
      allowAllOutbound: !isNarrow,
    });
    this.tasks = new SecurityGroup(this, 'Tasks', {
      vpc,
      securityGroupName: names.taskSecurityGroup,
      description: 'The tasks of the service',
      allowAllOutbound: false,
    });
    this.database = new SecurityGroup(this, 'Database', {
      vpc,
      securityGroupName: names.databaseSecurityGroup,
      description: 'The database',
      allowAllOutbound: false,
    });

    for (const { peer, port, description } of visitors(spec)) {
      this.loadBalancer.addIngressRule(peer, port, description);
    }
    Validations.of(this.loadBalancer).acknowledge({
      id: 'AwsSolutions-EC23',
      reason: 'The service is for the internet (R025, R026).',
    });
    if (isNarrow) {
      this.loadBalancer.addEgressRule(
        this.tasks,
        taskPort,
        'Requests to the tasks',
      );
    }
    this.tasks.addIngressRule(
      this.loadBalancer,
      taskPort,
      'Requests from the load balancer',
    );
    this.tasks.addEgressRule(Peer.anyIpv4(), Port.HTTPS, 'AWS APIs');
    this.tasks.addEgressRule(this.database, POSTGRES, 'Database');
    this.database.addIngressRule(this.tasks, POSTGRES, 'Queries of the tasks');
  }
}

interface Visitor {
  peer: IPeer;
  port: Port;
  description: string;
}

/**
 * Who may connect to the load balancer. CloudFront's prefix list counts for 55
 * of the 60 rules that a group may have (F24), so it is good for one port: the
 * one on which CloudFront connects.
 */
function visitors({ domain, edge }: EnvironmentSpec): Visitor[] {
  if (edge.originProtection === 'prefix-list' && edge.prefixListId) {
    const port = domain.mode === 'none' ? Port.HTTP : Port.HTTPS;
    const peer = Peer.prefixList(edge.prefixListId);
    return [{ peer, port, description: 'CloudFront' }];
  }
  const peer = Peer.anyIpv4();
  return [
    { peer, port: Port.HTTPS, description: 'HTTPS' },
    { peer, port: Port.HTTP, description: 'HTTP' },
  ];
}
