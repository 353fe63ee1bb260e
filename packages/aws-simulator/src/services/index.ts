import * as acm from '@aws-sdk/client-acm';
import * as autoscaling from '@aws-sdk/client-application-auto-scaling';
import * as budgets from '@aws-sdk/client-budgets';
import * as cfn from '@aws-sdk/client-cloudformation';
import * as cloudfront from '@aws-sdk/client-cloudfront';
import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as cognito from '@aws-sdk/client-cognito-identity-provider';
import * as ce from '@aws-sdk/client-cost-explorer';
import * as ec2 from '@aws-sdk/client-ec2';
import * as ecr from '@aws-sdk/client-ecr';
import * as ecs from '@aws-sdk/client-ecs';
import * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import * as iam from '@aws-sdk/client-iam';
import * as pricing from '@aws-sdk/client-pricing';
import * as rds from '@aws-sdk/client-rds';
import * as tagging from '@aws-sdk/client-resource-groups-tagging-api';
import * as route53 from '@aws-sdk/client-route-53';
import * as s3 from '@aws-sdk/client-s3';
import * as secretsManager from '@aws-sdk/client-secrets-manager';
import * as serviceQuotas from '@aws-sdk/client-service-quotas';
import * as ses from '@aws-sdk/client-sesv2';
import * as sns from '@aws-sdk/client-sns';
import * as ssm from '@aws-sdk/client-ssm';
import * as sts from '@aws-sdk/client-sts';
import * as wafv2 from '@aws-sdk/client-wafv2';
import type { StackEngine } from '../cloudformation/stacks/StackEngine';
import { simulatedService, type SimulatedService } from '../wire';
import type { World } from '../world/World';
import { acmHandlers } from './acm';
import { autoScalingHandlers } from './autoscaling';
import { budgetsHandlers } from './budgets';
import { cloudFormationHandlers } from './cloudformation';
import { cloudFrontHandlers } from './cloudfront';
import { cloudWatchHandlers } from './cloudwatch';
import { cognitoHandlers } from './cognito';
import { costExplorerHandlers } from './costexplorer';
import { ec2Handlers } from './ec2';
import { ecrHandlers } from './ecr';
import { ecsHandlers } from './ecs';
import { elbHandlers } from './elb';
import { iamHandlers } from './iam';
import { logsHandlers } from './logs';
import { pricingHandlers } from './pricing';
import { rdsHandlers } from './rds';
import { route53Handlers } from './route53';
import { s3Handlers } from './s3';
import { secretsManagerHandlers } from './secretsmanager';
import { serviceQuotasHandlers } from './servicequotas';
import { sesHandlers } from './ses';
import { dnsOf } from './ses/Dns';
import { snsHandlers } from './sns';
import { ssmHandlers } from './ssm';
import { stsHandlers } from './sts';
import { taggingHandlers } from './tagging';
import { wafv2Handlers } from './wafv2';

/** Every AWS service that the simulator answers for. */
export function allServices(
  world: World,
  engine: StackEngine,
): SimulatedService[] {
  return [
    simulatedService(acm, acmHandlers(world)),
    simulatedService(autoscaling, autoScalingHandlers(world)),
    simulatedService(budgets, budgetsHandlers(world)),
    simulatedService(cfn, cloudFormationHandlers(world, engine)),
    simulatedService(cloudfront, cloudFrontHandlers(world)),
    simulatedService(cloudwatch, cloudWatchHandlers(world)),
    simulatedService(cognito, cognitoHandlers(world)),
    simulatedService(ce, costExplorerHandlers(world)),
    simulatedService(ec2, ec2Handlers(world)),
    simulatedService(ecr, ecrHandlers(world)),
    simulatedService(ecs, ecsHandlers(world)),
    simulatedService(elb, elbHandlers(world)),
    simulatedService(iam, iamHandlers(world)),
    simulatedService(logs, logsHandlers(world)),
    simulatedService(pricing, pricingHandlers()),
    simulatedService(rds, rdsHandlers(world)),
    simulatedService(route53, route53Handlers(world)),
    simulatedService(s3, s3Handlers(world)),
    simulatedService(secretsManager, secretsManagerHandlers(world)),
    simulatedService(serviceQuotas, serviceQuotasHandlers(world)),
    simulatedService(ses, sesHandlers(world, dnsOf(world))),
    simulatedService(sns, snsHandlers(world)),
    simulatedService(ssm, ssmHandlers(world)),
    simulatedService(sts, stsHandlers(world)),
    simulatedService(tagging, taggingHandlers(world)),
    simulatedService(wafv2, wafv2Handlers(world)),
  ];
}
