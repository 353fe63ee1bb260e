import { inStacks, proseOnly } from './Requirement';

/** The parts of an environment, and its network. */
export const OVERVIEW = [
  ...proseOnly(
    'It says what the architecture is about, and asks for nothing.',
    {
      R001: 'AWS is the subject; what runs elsewhere before it is not.',
    },
  ),
  ...inStacks('edge/DnsRecords.ts', {
    R002: 'The domain and its www name lead to CloudFront, by IPv4 and IPv6.',
  }),
  ...inStacks('edge/Cdn.ts', {
    R003: 'CloudFront keeps static files, and passes everything else on.',
  }),
  ...inStacks('WebAcl.ts', {
    R004: 'Requests come through a load balancer, and too many are refused.',
  }),
  ...inStacks('service/ServiceStack.ts', {
    R005: 'Two Fargate tasks at port 3000, up to ten of them under load.',
  }),
  ...inStacks('data/Database.ts', {
    R006: 'PostgreSQL with a standby in another zone, encrypted.',
  }),
  ...inStacks('ops/OpsStack.ts', {
    R007: 'CloudWatch has the logs, the metrics and the alarms.',
  }),
  ...inStacks('SecureBucket.ts', {
    R008: 'Buckets for backups and for assets: private, with versions.',
  }),
  ...inStacks('data/UserPool.ts', {
    R009: 'Users are in a Cognito user pool.',
  }),
  ...inStacks('ops/Email.ts', {
    R010: 'SES sends the e-mail.',
  }),
  ...inStacks('data/ImageRepository.ts', {
    R011: 'ECR keeps the images.',
  }),
];

export const NETWORK = [
  ...inStacks('network/NetworkStack.ts', {
    R012: 'The VPC is called after the environment.',
    R013: 'It has 65,536 addresses from 10.0.0.0 on.',
  }),
  ...inStacks('EnvironmentStack.ts', {
    R014: 'An environment is in us-east-1, unless it is told otherwise.',
    R015: 'It spans the zones a and b.',
  }),
  ...inStacks('network/DocumentedAddresses.ts', {
    R016: 'public-subnet-1a has 10.0.1.0/24.',
    R017: 'public-subnet-1b has 10.0.2.0/24.',
    R019: 'private-subnet-1a has 10.0.10.0/24.',
    R020: 'private-subnet-1b has 10.0.11.0/24.',
  }),
  ...inStacks('network/NetworkStack.ts', {
    R018: 'From the public subnets the way out is the internet gateway.',
    R021: 'From the private subnets the way out is a NAT gateway.',
    R022: 'The load balancer is in public subnets, tasks and database in private ones.',
    R023: 'NAT gateways stand in the public subnets, one or two.',
  }),
  ...inStacks('network/SecurityGroups.ts', {
    R024: 'alb-sg is the group of the load balancer.',
    R025: 'Anybody may connect to it at 443.',
    R026: 'Anybody may connect to it at 80, to be redirected.',
    R027: 'It may connect to anything, or to the tasks alone.',
    R028: 'ecs-sg lets the load balancer in at 3000, and nobody else.',
    R029: 'Tasks may call anything at 443.',
    R030: 'Tasks may call the database at 5432.',
    R031: 'rds-sg lets the tasks in at 5432, and nobody else.',
    R032: 'The database may call nothing.',
  }),
];
