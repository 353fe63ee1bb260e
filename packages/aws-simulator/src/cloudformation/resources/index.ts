import type { ResourceProvider } from '../ResourceProvider';
import * as acm from './acm';
import * as autoScaling from './autoScaling';
import * as cloudfront from './cloudfront';
import * as cloudfrontParts from './cloudfrontParts';
import * as cloudFormation from './cloudFormation';
import * as budgets from './budgets';
import * as cloudwatch from './cloudwatch';
import * as cognito from './cognito';
import * as ec2Endpoints from './ec2Endpoints';
import * as ec2FlowLogs from './ec2FlowLogs';
import * as ec2Gateways from './ec2Gateways';
import * as ec2Network from './ec2Network';
import * as ec2Routes from './ec2Routes';
import * as ec2SecurityGroups from './ec2SecurityGroups';
import * as ecr from './ecr';
import * as ecs from './ecs';
import * as ecsService from './ecsService';
import * as elb from './elb';
import * as elbListener from './elbListener';
import * as elbTargetGroup from './elbTargetGroup';
import * as iam from './iam';
import * as kms from './kms';
import * as iamManaged from './iamManaged';
import * as logs from './logs';
import * as others from './others';
import * as rds from './rds';
import * as rdsGroups from './rdsGroups';
import * as route53 from './route53';
import * as secretsManager from './secretsManager';
import * as wafv2 from './wafv2';
import * as ses from './ses';
import * as sns from './sns';

const modules: Array<Record<string, ResourceProvider>> = [
  acm,
  autoScaling,
  cloudfront,
  cloudfrontParts,
  cloudFormation,
  budgets,
  cloudwatch,
  cognito,
  ec2Endpoints,
  ec2FlowLogs,
  ec2Gateways,
  ec2Network,
  ec2Routes,
  ec2SecurityGroups,
  ecr,
  ecs,
  ecsService,
  elb,
  elbListener,
  elbTargetGroup,
  iam,
  kms,
  iamManaged,
  logs,
  others,
  rds,
  rdsGroups,
  route53,
  secretsManager,
  wafv2,
  ses,
  sns,
];

/** The resource types that CloudFormation can make here, by name. */
export const RESOURCE_PROVIDERS: ReadonlyMap<string, ResourceProvider> =
  new Map(
    modules
      .flatMap(module => Object.values(module))
      .map(provider => [provider.type, provider]),
  );
