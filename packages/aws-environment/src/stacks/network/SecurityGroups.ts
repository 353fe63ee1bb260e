import type { EnvironmentNames } from '@quarterdeck/plugin-environments-common';
import { type IVpc, Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
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
    props: { vpc: IVpc; names: EnvironmentNames; taskPort: number },
  ) {
    super(scope, id);
    const { vpc, names } = props;
    const taskPort = Port.tcp(props.taskPort);

    this.loadBalancer = new SecurityGroup(this, 'LoadBalancer', {
      vpc,
      securityGroupName: names.loadBalancerSecurityGroup,
      description: 'The load balancer',
      allowAllOutbound: true,
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

    this.loadBalancer.addIngressRule(Peer.anyIpv4(), Port.HTTPS, 'HTTPS');
    this.loadBalancer.addIngressRule(Peer.anyIpv4(), Port.HTTP, 'HTTP');
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
