import * as cloudfront from './cloudfront';
import * as cloudwatch from './cloudwatch';
import * as cognito from './cognito';
import * as ec2 from './ec2';
import * as ecs from './ecs';
import * as elb from './elb';
import * as iam from './iam';
import * as kms from './kms';
import type { LiveReader } from './LiveReader';
import * as logs from './logs';
import * as others from './others';
import * as rds from './rds';
import * as route53 from './route53';
import * as wafv2 from './wafv2';

const modules: Array<Record<string, LiveReader>> = [
  cloudfront,
  cloudwatch,
  cognito,
  ec2,
  ecs,
  elb,
  iam,
  kms,
  logs,
  others,
  rds,
  route53,
  wafv2,
];

/** What can be compared with its template, by resource type. */
export const LIVE_READERS: ReadonlyMap<string, LiveReader> = new Map(
  modules
    .flatMap(module => Object.values(module))
    .map(reader => [reader.type, reader]),
);
