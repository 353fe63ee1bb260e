import {
  type EnvironmentSpec,
  subnetCidrs,
} from '@quarterdeck/plugin-environments-common';
import { Tags, Validations } from 'aws-cdk-lib';
import {
  GatewayVpcEndpointAwsService,
  type ISubnet,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { EnvironmentStack } from '../EnvironmentStack';
import { DocumentedAddresses } from './DocumentedAddresses';
import { SecurityGroups } from './SecurityGroups';

/** The VPC with its subnets, routes and security groups (R012 to R032). */
export class NetworkStack extends EnvironmentStack {
  readonly vpc: Vpc;
  readonly securityGroups: SecurityGroups;

  constructor(scope: Construct, spec: EnvironmentSpec) {
    super(scope, 'network', spec, {
      description: 'Network: VPC, subnets, routes and security groups',
    });
    const { names } = this;
    const { cidr, natGateways } = spec.network;

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
        { name: 'Private', subnetType: SubnetType.PRIVATE_WITH_EGRESS },
      ],
      // Free, and keeps image layers and backups off the NAT gateway's bill.
      gatewayEndpoints: { S3: { service: GatewayVpcEndpointAwsService.S3 } },
      restrictDefaultSecurityGroup: false,
    });
    Validations.of(this.vpc).acknowledge({
      id: 'CloudFormation-Validate::W3010',
      reason: 'The architecture names the zones (R015).',
    });
    nameSubnets(this.vpc.publicSubnets, names.publicSubnetPrefix);
    nameSubnets(this.vpc.privateSubnets, names.privateSubnetPrefix);

    this.securityGroups = new SecurityGroups(this, 'SecurityGroups', {
      vpc: this.vpc,
      names,
      taskPort: spec.service.port,
    });
  }
}

/** Names them after their zone: `public-subnet-1a` in `us-east-1a`. */
function nameSubnets(subnets: ISubnet[], prefix: string) {
  for (const subnet of subnets) {
    const zone = subnet.availabilityZone.slice(-2);
    Tags.of(subnet).add('Name', `${prefix}-${zone}`);
  }
}
