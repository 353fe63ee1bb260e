import {
  type EnvironmentSpec,
  STACK_OUTPUTS,
  subnetCidrs,
} from '@quarterdeck/plugin-environments-common';
import { Fn, Tags, Validations } from 'aws-cdk-lib';
import {
  GatewayVpcEndpointAwsService,
  type ISubnet,
  type SubnetSelection,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { type IHostedZone, PublicHostedZone } from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import { EnvironmentStack } from '../EnvironmentStack';
import { LogBucket } from '../LogBucket';
import { DocumentedAddresses } from './DocumentedAddresses';
import { FlowLogs } from './FlowLogs';
import { OriginSecret } from './OriginSecret';
import { PublicLoadBalancer } from './PublicLoadBalancer';
import { SecurityGroups } from './SecurityGroups';
import { SpecificationParameter } from './SpecificationParameter';

/**
 * The VPC with its subnets, routes and security groups (R012 to R032), and the
 * hosted zone of a new domain, to which somebody has to delegate it before
 * there can be a certificate.
 */
export class NetworkStack extends EnvironmentStack {
  readonly vpc: Vpc;
  readonly securityGroups: SecurityGroups;
  /** Private, except where there is no NAT gateway to reach AWS through. */
  readonly taskSubnets: SubnetSelection;
  readonly databaseSubnets: SubnetSelection;
  /** Of the load balancer and of the data's buckets. */
  readonly accessLogs: LogBucket;
  readonly loadBalancer: PublicLoadBalancer;
  /** The hosted zone, where the environment makes its own. */
  readonly hostedZone?: IHostedZone;

  constructor(scope: Construct, spec: EnvironmentSpec) {
    super(scope, 'network', spec, {
      description: 'Network: VPC, security groups and load balancer',
    });
    const { names } = this;
    const { cidr, natGateways } = spec.network;
    const privateType =
      natGateways === 0
        ? SubnetType.PRIVATE_ISOLATED
        : SubnetType.PRIVATE_WITH_EGRESS;
    this.databaseSubnets = { subnetType: privateType };
    this.taskSubnets = {
      subnetType: natGateways === 0 ? SubnetType.PUBLIC : privateType,
    };

    this.vpc = new Vpc(this, 'Vpc', {
      vpcName: names.vpc,
      ipAddresses: new DocumentedAddresses(cidr, subnetCidrs(cidr)),
      availabilityZones: this.availabilityZones,
      natGateways,
      subnetConfiguration: [
        {
          name: 'Public',
          subnetType: SubnetType.PUBLIC,
          mapPublicIpOnLaunch: false,
        },
        { name: 'Private', subnetType: privateType },
      ],
      // Free, and keeps image layers and backups off the NAT gateway's bill.
      gatewayEndpoints: { S3: { service: GatewayVpcEndpointAwsService.S3 } },
      // It takes a Lambda function to close the default group, which nothing
      // here is in.
      restrictDefaultSecurityGroup: false,
    });
    Validations.of(this.vpc).acknowledge({
      id: 'CloudFormation-Validate::W3010',
      reason: 'The architecture names the zones (R015).',
    });
    nameSubnets(this.vpc.publicSubnets, names.publicSubnetPrefix);
    nameSubnets(
      this.vpc.selectSubnets(this.databaseSubnets).subnets,
      names.privateSubnetPrefix,
    );
    new FlowLogs(this, 'FlowLogs', {
      spec: spec.network,
      names,
      vpc: this.vpc,
    });
    this.securityGroups = new SecurityGroups(this, 'SecurityGroups', {
      spec,
      vpc: this.vpc,
      names,
    });

    this.accessLogs = new LogBucket(this, 'Logs', {
      bucketName: names.logBucket,
    });
    this.loadBalancer = new PublicLoadBalancer(this, 'LoadBalancer', {
      names,
      vpc: this.vpc,
      securityGroup: this.securityGroups.loadBalancer,
      accessLogs: this.accessLogs,
    });
    this.keepExports();
    if (spec.edge.cdn) {
      new OriginSecret(this, 'OriginSecret', { names, region: spec.region });
    }
    new SpecificationParameter(this, 'Specification', { spec, names });

    if (spec.domain.mode === 'create-zone' && spec.domain.name) {
      this.hostedZone = this.createZone(spec.domain.name);
    }
    this.output(
      STACK_OUTPUTS.loadBalancerArn,
      this.loadBalancer.loadBalancerArn,
    );
  }

  /**
   * What the edge stack reads depends on the specification. It is there in any
   * case, or it could not go while the edge stack, which is updated later,
   * still reads it.
   */
  private keepExports() {
    this.exportValue(this.loadBalancer.loadBalancerDnsName);
    this.exportValue(this.loadBalancer.loadBalancerCanonicalHostedZoneId);
  }

  private createZone(zoneName: string): IHostedZone {
    const zone = new PublicHostedZone(this, 'HostedZone', { zoneName });
    this.output(STACK_OUTPUTS.hostedZoneId, zone.hostedZoneId);
    this.output(
      STACK_OUTPUTS.nameServers,
      Fn.join(',', zone.hostedZoneNameServers ?? []),
    );
    return zone;
  }
}

/** Names them after their zone: `public-subnet-1a` in `us-east-1a`. */
function nameSubnets(subnets: ISubnet[], prefix: string) {
  for (const subnet of subnets) {
    const zone = subnet.availabilityZone.slice(-2);
    Tags.of(subnet).add('Name', `${prefix}-${zone}`);
  }
}
