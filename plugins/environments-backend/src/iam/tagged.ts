import { STACK_TAGS } from '@quarterdeck/plugin-environments-common';

/**
 * Actions on resources that are named by an id, and that CloudFormation tags
 * when it makes them: allowed where the environment's tag is there.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
export const TAGGED = {
  actions: new Set([
    'ec2:DeleteInternetGateway',
    'ec2:DeleteNatGateway',
    'ec2:DeleteRouteTable',
    'ec2:DeleteSecurityGroup',
    'ec2:DeleteSubnet',
    'ec2:DeleteVpc',
    'ec2:ModifySubnetAttribute',
    'ec2:ModifyVpcAttribute',
  ]),
  condition: {
    Null: { [`aws:ResourceTag/${STACK_TAGS.environment}`]: 'false' },
  },
};
