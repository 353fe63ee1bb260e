import type { SubnetCidrs } from '@quarterdeck/plugin-environments-common';
import {
  type AllocateCidrRequest,
  type IIpAddresses,
  type RequestedSubnet,
  type SubnetIpamOptions,
  SubnetType,
  type VpcIpamOptions,
} from 'aws-cdk-lib/aws-ec2';

/**
 * The subnets at the addresses that the architecture gives them; left to
 * itself, the CDK would number them one after another.
 */
export class DocumentedAddresses implements IIpAddresses {
  constructor(
    private readonly vpcCidr: string,
    private readonly subnets: SubnetCidrs,
  ) {}

  allocateVpcCidr(): VpcIpamOptions {
    return { cidrBlock: this.vpcCidr };
  }

  allocateSubnetsCidr(input: AllocateCidrRequest): SubnetIpamOptions {
    const isPublic = ({ configuration }: RequestedSubnet) =>
      configuration.subnetType === SubnetType.PUBLIC;
    const free = {
      public: [...this.subnets.public],
      private: [...this.subnets.private],
    };
    return {
      allocatedSubnets: input.requestedSubnets.map(subnet => {
        const cidr = free[isPublic(subnet) ? 'public' : 'private'].shift();
        if (!cidr) throw new Error('The VPC has two subnets of a kind.');
        return { cidr };
      }),
    };
  }
}
