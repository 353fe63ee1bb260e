import type { ConsolePlace } from '@quarterdeck/plugin-service-health-common';

type Place = Pick<ConsolePlace, 'region' | 'accountId'>;

/**
 * The path of a resource's page.
 *
 * @param id - the physical id, which is a name, an id or an ARN
 */
type Page = (id: string, place: Place) => string | undefined;

/** A page that a fragment of the service's home names. */
const at =
  (home: string, fragment: (id: string) => string): Page =>
  (id, { region }) =>
    `/${home}/home?region=${region}#${fragment(id)}`;

const alarm = at(
  'cloudwatch',
  id => `alarmsV2:alarm/${encodeURIComponent(id)}`,
);

/** `arn:aws:ecs:…:service/shop/web` and the like. */
const partsOf = (arn: string) => arn.split(':').slice(5).join(':').split('/');

/** The logs console encodes twice, and writes `$` for the outer `%`. */
const inLogs = (name: string) =>
  encodeURIComponent(encodeURIComponent(name)).replace(/%/g, '$');

/** A secret's ARN ends with its name, a hyphen and six characters. */
const secret: Page = (arn, { region }) => {
  const name = arn.split(':')[6]?.replace(/-\w{6}$/, '');
  return (
    name &&
    `/secretsmanager/secret?name=${encodeURIComponent(name)}&region=${region}`
  );
};

const bucket =
  (tab: string): Page =>
  (name, { region }) =>
    `/s3/buckets/${name}?region=${region}&tab=${tab}`;

/**
 * The pages of the AWS console for the types of resources that have one of
 * their own. AWS documents these addresses nowhere: they are those that the
 * console itself shows.
 */
export const RESOURCE_PAGES: ReadonlyMap<string, Page> = new Map(
  Object.entries({
    'AWS::CertificateManager::Certificate': (arn, { region }) =>
      `/acm/home?region=${region}#/certificates/${partsOf(arn)[1]}`,
    'AWS::CloudFront::Distribution': id =>
      `/cloudfront/v4/home#/distributions/${id}`,
    'AWS::CloudWatch::Alarm': alarm,
    'AWS::CloudWatch::CompositeAlarm': alarm,
    'AWS::CloudWatch::Dashboard': at(
      'cloudwatch',
      id => `dashboards/dashboard/${encodeURIComponent(id)}`,
    ),
    'AWS::Cognito::UserPool': (id, { region }) =>
      `/cognito/v2/idp/user-pools/${id}/info?region=${region}`,
    'AWS::EC2::InternetGateway': at(
      'vpcconsole',
      id => `InternetGateway:internetGatewayId=${id}`,
    ),
    'AWS::EC2::NatGateway': at(
      'vpcconsole',
      id => `NatGatewayDetails:natGatewayId=${id}`,
    ),
    'AWS::EC2::RouteTable': at(
      'vpcconsole',
      id => `RouteTableDetails:RouteTableId=${id}`,
    ),
    'AWS::EC2::SecurityGroup': at('ec2', id => `SecurityGroup:groupId=${id}`),
    'AWS::EC2::Subnet': at('vpcconsole', id => `SubnetDetails:subnetId=${id}`),
    'AWS::EC2::VPC': at('vpcconsole', id => `VpcDetails:VpcId=${id}`),
    'AWS::EC2::VPCEndpoint': at(
      'vpcconsole',
      id => `EndpointDetails:vpcEndpointId=${id}`,
    ),
    'AWS::ECR::Repository': (name, { accountId, region }) =>
      `/ecr/repositories/private/${accountId}/${name}?region=${region}`,
    'AWS::ECS::Cluster': (name, { region }) =>
      `/ecs/v2/clusters/${name}/services?region=${region}`,
    'AWS::ECS::Service': (arn, { region }) => {
      const [, cluster, service] = partsOf(arn);
      return (
        service &&
        `/ecs/v2/clusters/${cluster}/services/${service}/health?region=${region}`
      );
    },
    'AWS::ECS::TaskDefinition': (arn, { region }) => {
      const [family, revision] = partsOf(arn)[1]?.split(':') ?? [];
      return (
        revision &&
        `/ecs/v2/task-definitions/${family}/${revision}/containers?region=${region}`
      );
    },
    'AWS::ElasticLoadBalancingV2::Listener': at(
      'ec2',
      arn => `ELBListenerV2:listenerArn=${arn}`,
    ),
    'AWS::ElasticLoadBalancingV2::LoadBalancer': at(
      'ec2',
      arn => `LoadBalancer:loadBalancerArn=${arn}`,
    ),
    'AWS::ElasticLoadBalancingV2::TargetGroup': at(
      'ec2',
      arn => `TargetGroup:targetGroupArn=${arn}`,
    ),
    'AWS::IAM::ManagedPolicy': at(
      'iam',
      arn => `/policies/details/${encodeURIComponent(arn)}`,
    ),
    'AWS::IAM::Role': at('iam', name => `/roles/details/${name}`),
    'AWS::Logs::LogGroup': at(
      'cloudwatch',
      name => `logsV2:log-groups/log-group/${inLogs(name)}`,
    ),
    'AWS::RDS::DBInstance': at(
      'rds',
      id => `database:id=${id};is-cluster=false`,
    ),
    'AWS::RDS::DBSubnetGroup': at('rds', name => `db-subnet-group:id=${name}`),
    'AWS::Route53::HostedZone': (id, { region }) =>
      `/route53/v2/hostedzones?region=${region}#ListRecordSets/${id}`,
    'AWS::S3::Bucket': bucket('objects'),
    'AWS::S3::BucketPolicy': bucket('permissions'),
    'AWS::SecretsManager::Secret': secret,
    'AWS::SecretsManager::SecretTargetAttachment': secret,
    'AWS::SNS::Topic': (arn, { region }) =>
      `/sns/v3/home?region=${region}#/topic/${arn}`,
    'AWS::SSM::Parameter': (name, { region }) =>
      `/systems-manager/parameters/${name.replace(
        /^\//,
        '',
      )}/description?region=${region}`,
    'AWS::WAFv2::WebACL': (id, { region }) => {
      const [name, uuid, scope] = id.split('|');
      const where = scope === 'CLOUDFRONT' ? 'global' : region;
      return (
        uuid && `/wafv2/homev2/web-acl/${name}/${uuid}/overview?region=${where}`
      );
    },
  } satisfies Record<string, Page>),
);
