const of = (service: string, names: string): string[] =>
  names
    .trim()
    .split(/\s+/)
    .map(name => `${service}:${name}`);

const EC2_TAGS = of('ec2', 'CreateTags DeleteTags DescribeTags');

/**
 * What CloudFormation does on behalf of the portal for each type of resource
 * that is in an environment: to make, read, change, tag and delete it.
 *
 * @see https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html#schema-properties-handlers
 */
export const ACTIONS_BY_TYPE: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApplicationAutoScaling::ScalableTarget': [
    ...of(
      'application-autoscaling',
      'RegisterScalableTarget DeregisterScalableTarget DescribeScalableTargets TagResource UntagResource ListTagsForResource',
    ),
    'iam:CreateServiceLinkedRole',
    'iam:PassRole',
    'cloudwatch:DescribeAlarms',
    'cloudwatch:PutMetricAlarm',
    'cloudwatch:DeleteAlarms',
  ],
  'AWS::ApplicationAutoScaling::ScalingPolicy': of(
    'application-autoscaling',
    'PutScalingPolicy DeleteScalingPolicy DescribeScalingPolicies',
  ),
  'AWS::Budgets::Budget': of(
    'budgets',
    'ModifyBudget ViewBudget TagResource UntagResource ListTagsForResource',
  ),
  'AWS::CertificateManager::Certificate': [
    ...of(
      'acm',
      'RequestCertificate DescribeCertificate DeleteCertificate AddTagsToCertificate RemoveTagsFromCertificate ListTagsForCertificate UpdateCertificateOptions',
    ),
    ...of('route53', 'ChangeResourceRecordSets GetChange'),
  ],
  'AWS::CloudFront::Distribution': [
    ...of(
      'cloudfront',
      'CreateDistribution CreateDistributionWithTags GetDistribution GetDistributionConfig UpdateDistribution DeleteDistribution ListDistributions TagResource UntagResource ListTagsForResource',
    ),
    ...of('wafv2', 'GetWebACL AssociateWebACL DisassociateWebACL'),
    'acm:ListCertificates',
  ],
  'AWS::CloudFront::OriginAccessControl': of(
    'cloudfront',
    'CreateOriginAccessControl GetOriginAccessControl GetOriginAccessControlConfig UpdateOriginAccessControl DeleteOriginAccessControl',
  ),
  'AWS::CloudFront::ResponseHeadersPolicy': of(
    'cloudfront',
    'CreateResponseHeadersPolicy GetResponseHeadersPolicy GetResponseHeadersPolicyConfig UpdateResponseHeadersPolicy DeleteResponseHeadersPolicy',
  ),
  'AWS::CloudWatch::Alarm': of(
    'cloudwatch',
    'PutMetricAlarm DescribeAlarms DeleteAlarms TagResource UntagResource ListTagsForResource',
  ),
  'AWS::CloudWatch::Dashboard': of(
    'cloudwatch',
    'PutDashboard GetDashboard DeleteDashboards ListDashboards',
  ),
  'AWS::Cognito::UserPool': of(
    'cognito-idp',
    'CreateUserPool DescribeUserPool UpdateUserPool DeleteUserPool GetUserPoolMfaConfig SetUserPoolMfaConfig TagResource UntagResource ListTagsForResource AddCustomAttributes',
  ),
  'AWS::Cognito::UserPoolClient': of(
    'cognito-idp',
    'CreateUserPoolClient DescribeUserPoolClient UpdateUserPoolClient DeleteUserPoolClient',
  ),
  'AWS::Cognito::UserPoolDomain': of(
    'cognito-idp',
    'CreateUserPoolDomain DescribeUserPoolDomain UpdateUserPoolDomain DeleteUserPoolDomain',
  ),
  'AWS::EC2::EIP': [
    ...of('ec2', 'AllocateAddress DescribeAddresses ReleaseAddress'),
    ...EC2_TAGS,
  ],
  'AWS::EC2::FlowLog': [
    ...of('ec2', 'CreateFlowLogs DescribeFlowLogs DeleteFlowLogs'),
    ...EC2_TAGS,
    ...of(
      'logs',
      'CreateLogDelivery DeleteLogDelivery GetLogDelivery ListLogDeliveries UpdateLogDelivery',
    ),
    'iam:PassRole',
  ],
  'AWS::EC2::InternetGateway': [
    ...of(
      'ec2',
      'CreateInternetGateway DescribeInternetGateways DeleteInternetGateway',
    ),
    ...EC2_TAGS,
  ],
  'AWS::EC2::NatGateway': [
    ...of(
      'ec2',
      'CreateNatGateway DescribeNatGateways DeleteNatGateway AssociateNatGatewayAddress DisassociateNatGatewayAddress',
    ),
    ...EC2_TAGS,
  ],
  'AWS::EC2::Route': of(
    'ec2',
    'CreateRoute ReplaceRoute DeleteRoute DescribeRouteTables DescribeNetworkInterfaces',
  ),
  'AWS::EC2::RouteTable': [
    ...of('ec2', 'CreateRouteTable DescribeRouteTables DeleteRouteTable'),
    ...EC2_TAGS,
  ],
  'AWS::EC2::SecurityGroup': [
    ...of(
      'ec2',
      'CreateSecurityGroup DescribeSecurityGroups DescribeSecurityGroupRules DeleteSecurityGroup AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress UpdateSecurityGroupRuleDescriptionsEgress UpdateSecurityGroupRuleDescriptionsIngress',
    ),
    ...EC2_TAGS,
  ],
  'AWS::EC2::SecurityGroupEgress': of(
    'ec2',
    'AuthorizeSecurityGroupEgress RevokeSecurityGroupEgress DescribeSecurityGroupRules UpdateSecurityGroupRuleDescriptionsEgress',
  ),
  'AWS::EC2::SecurityGroupIngress': of(
    'ec2',
    'AuthorizeSecurityGroupIngress RevokeSecurityGroupIngress DescribeSecurityGroupRules UpdateSecurityGroupRuleDescriptionsIngress',
  ),
  'AWS::EC2::Subnet': [
    ...of(
      'ec2',
      'CreateSubnet DescribeSubnets ModifySubnetAttribute DeleteSubnet DescribeAvailabilityZones',
    ),
    ...EC2_TAGS,
  ],
  'AWS::EC2::SubnetRouteTableAssociation': of(
    'ec2',
    'AssociateRouteTable DisassociateRouteTable ReplaceRouteTableAssociation DescribeRouteTables',
  ),
  'AWS::EC2::VPC': [
    ...of(
      'ec2',
      'CreateVpc DescribeVpcs DescribeVpcAttribute ModifyVpcAttribute DeleteVpc DescribeNetworkAcls',
    ),
    ...EC2_TAGS,
  ],
  'AWS::EC2::VPCEndpoint': [
    ...of(
      'ec2',
      'CreateVpcEndpoint DescribeVpcEndpoints ModifyVpcEndpoint DeleteVpcEndpoints',
    ),
    ...EC2_TAGS,
  ],
  'AWS::EC2::VPCGatewayAttachment': of(
    'ec2',
    'AttachInternetGateway DetachInternetGateway DescribeInternetGateways',
  ),
  'AWS::ECR::Repository': of(
    'ecr',
    'CreateRepository DescribeRepositories DeleteRepository PutLifecyclePolicy GetLifecyclePolicy DeleteLifecyclePolicy PutImageScanningConfiguration PutImageTagMutability SetRepositoryPolicy GetRepositoryPolicy DeleteRepositoryPolicy TagResource UntagResource ListTagsForResource',
  ),
  'AWS::ECS::Cluster': [
    ...of(
      'ecs',
      'CreateCluster DescribeClusters UpdateCluster UpdateClusterSettings PutClusterCapacityProviders DeleteCluster TagResource UntagResource ListTagsForResource',
    ),
    'iam:CreateServiceLinkedRole',
  ],
  'AWS::ECS::Service': [
    ...of(
      'ecs',
      'CreateService DescribeServices UpdateService DeleteService TagResource UntagResource ListTagsForResource DescribeServiceDeployments ListServiceDeployments',
    ),
    'iam:PassRole',
  ],
  'AWS::ECS::TaskDefinition': [
    ...of(
      'ecs',
      'RegisterTaskDefinition DescribeTaskDefinition DeregisterTaskDefinition TagResource UntagResource ListTagsForResource',
    ),
    'iam:PassRole',
  ],
  'AWS::ElasticLoadBalancingV2::Listener': of(
    'elasticloadbalancing',
    'CreateListener DescribeListeners ModifyListener DeleteListener DescribeListenerAttributes ModifyListenerAttributes AddTags RemoveTags DescribeTags',
  ),
  'AWS::ElasticLoadBalancingV2::ListenerRule': of(
    'elasticloadbalancing',
    'CreateRule DescribeRules ModifyRule DeleteRule SetRulePriorities',
  ),
  'AWS::ElasticLoadBalancingV2::LoadBalancer': [
    ...of(
      'elasticloadbalancing',
      'CreateLoadBalancer DescribeLoadBalancers ModifyLoadBalancerAttributes DescribeLoadBalancerAttributes SetSecurityGroups SetSubnets SetIpAddressType DeleteLoadBalancer AddTags RemoveTags DescribeTags',
    ),
    'iam:CreateServiceLinkedRole',
  ],
  'AWS::ElasticLoadBalancingV2::TargetGroup': of(
    'elasticloadbalancing',
    'CreateTargetGroup DescribeTargetGroups ModifyTargetGroup DescribeTargetGroupAttributes ModifyTargetGroupAttributes DescribeTargetHealth DeleteTargetGroup AddTags RemoveTags DescribeTags',
  ),
  'AWS::IAM::Policy': of('iam', 'PutRolePolicy GetRolePolicy DeleteRolePolicy'),
  'AWS::IAM::OIDCProvider': of(
    'iam',
    'CreateOpenIDConnectProvider GetOpenIDConnectProvider DeleteOpenIDConnectProvider UpdateOpenIDConnectProviderThumbprint AddClientIDToOpenIDConnectProvider RemoveClientIDFromOpenIDConnectProvider TagOpenIDConnectProvider UntagOpenIDConnectProvider ListOpenIDConnectProviderTags',
  ),
  'AWS::IAM::Role': of(
    'iam',
    'CreateRole GetRole UpdateRole UpdateRoleDescription UpdateAssumeRolePolicy DeleteRole PutRolePolicy GetRolePolicy DeleteRolePolicy ListRolePolicies AttachRolePolicy DetachRolePolicy ListAttachedRolePolicies TagRole UntagRole ListRoleTags PassRole',
  ),
  'AWS::Logs::LogGroup': of(
    'logs',
    'CreateLogGroup DescribeLogGroups DeleteLogGroup PutRetentionPolicy DeleteRetentionPolicy TagResource UntagResource ListTagsForResource TagLogGroup UntagLogGroup ListTagsLogGroup',
  ),
  'AWS::Logs::QueryDefinition': of(
    'logs',
    'PutQueryDefinition DescribeQueryDefinitions DeleteQueryDefinition',
  ),
  'AWS::RDS::DBInstance': [
    ...of(
      'rds',
      'CreateDBInstance CreateDBInstanceReadReplica DescribeDBInstances ModifyDBInstance RebootDBInstance DeleteDBInstance CreateDBSnapshot DescribeDBSnapshots AddTagsToResource RemoveTagsFromResource ListTagsForResource StartDBInstanceAutomatedBackupsReplication StopDBInstanceAutomatedBackupsReplication DescribeDBInstanceAutomatedBackups DescribeDBEngineVersions DescribeEvents',
    ),
    'iam:CreateServiceLinkedRole',
    ...of('kms', 'CreateGrant DescribeKey'),
  ],
  'AWS::RDS::DBParameterGroup': of(
    'rds',
    'CreateDBParameterGroup DescribeDBParameterGroups DescribeDBParameters DescribeEngineDefaultParameters ModifyDBParameterGroup ResetDBParameterGroup DeleteDBParameterGroup AddTagsToResource RemoveTagsFromResource ListTagsForResource',
  ),
  'AWS::RDS::DBSubnetGroup': of(
    'rds',
    'CreateDBSubnetGroup DescribeDBSubnetGroups ModifyDBSubnetGroup DeleteDBSubnetGroup AddTagsToResource RemoveTagsFromResource ListTagsForResource',
  ),
  'AWS::Route53::HostedZone': of(
    'route53',
    'CreateHostedZone GetHostedZone UpdateHostedZoneComment DeleteHostedZone ListHostedZones ChangeTagsForResource ListTagsForResource ListQueryLoggingConfigs GetChange',
  ),
  'AWS::Route53::RecordSet': of(
    'route53',
    'ChangeResourceRecordSets ListResourceRecordSets GetChange GetHostedZone',
  ),
  'AWS::S3::Bucket': of(
    's3',
    'CreateBucket DeleteBucket ListBucket GetBucketLocation PutBucketVersioning GetBucketVersioning PutEncryptionConfiguration GetEncryptionConfiguration PutBucketPublicAccessBlock GetBucketPublicAccessBlock PutLifecycleConfiguration GetLifecycleConfiguration PutBucketLogging GetBucketLogging PutBucketOwnershipControls GetBucketOwnershipControls PutBucketTagging GetBucketTagging PutBucketAcl GetBucketAcl TagResource UntagResource ListTagsForResource',
  ),
  'AWS::S3::BucketPolicy': of(
    's3',
    'PutBucketPolicy GetBucketPolicy DeleteBucketPolicy',
  ),
  'AWS::SES::ConfigurationSet': of(
    'ses',
    'CreateConfigurationSet GetConfigurationSet DeleteConfigurationSet PutConfigurationSetSuppressionOptions PutConfigurationSetReputationOptions PutConfigurationSetSendingOptions PutConfigurationSetDeliveryOptions PutConfigurationSetTrackingOptions TagResource UntagResource ListTagsForResource',
  ),
  'AWS::SES::ConfigurationSetEventDestination': of(
    'ses',
    'CreateConfigurationSetEventDestination GetConfigurationSetEventDestinations UpdateConfigurationSetEventDestination DeleteConfigurationSetEventDestination',
  ),
  'AWS::SES::EmailIdentity': of(
    'ses',
    'CreateEmailIdentity GetEmailIdentity DeleteEmailIdentity PutEmailIdentityMailFromAttributes PutEmailIdentityFeedbackAttributes PutEmailIdentityDkimAttributes PutEmailIdentityDkimSigningAttributes PutEmailIdentityConfigurationSetAttributes TagResource UntagResource ListTagsForResource',
  ),
  'AWS::SES::Template': of(
    'ses',
    'CreateEmailTemplate GetEmailTemplate UpdateEmailTemplate DeleteEmailTemplate',
  ),
  'AWS::SNS::Subscription': of(
    'sns',
    'Subscribe Unsubscribe GetSubscriptionAttributes SetSubscriptionAttributes ListSubscriptionsByTopic',
  ),
  'AWS::SNS::Topic': of(
    'sns',
    'CreateTopic GetTopicAttributes SetTopicAttributes DeleteTopic ListSubscriptionsByTopic GetDataProtectionPolicy TagResource UntagResource ListTagsForResource',
  ),
  'AWS::SNS::TopicPolicy': of('sns', 'SetTopicAttributes GetTopicAttributes'),
  'AWS::SSM::Parameter': of(
    'ssm',
    'PutParameter GetParameters DescribeParameters DeleteParameter AddTagsToResource RemoveTagsFromResource ListTagsForResource',
  ),
  'AWS::SecretsManager::Secret': of(
    'secretsmanager',
    'CreateSecret DescribeSecret UpdateSecret DeleteSecret GetRandomPassword GetSecretValue ReplicateSecretToRegions RemoveRegionsFromReplication TagResource UntagResource',
  ),
  'AWS::SecretsManager::SecretTargetAttachment': [
    ...of('secretsmanager', 'GetSecretValue PutSecretValue UpdateSecret'),
    'rds:DescribeDBInstances',
  ],
  'AWS::WAFv2::LoggingConfiguration': [
    ...of(
      'wafv2',
      'PutLoggingConfiguration GetLoggingConfiguration DeleteLoggingConfiguration ListLoggingConfigurations',
    ),
    ...of(
      'logs',
      'CreateLogDelivery DeleteLogDelivery PutResourcePolicy DescribeResourcePolicies DescribeLogGroups',
    ),
    'iam:CreateServiceLinkedRole',
  ],
  'AWS::WAFv2::WebACL': of(
    'wafv2',
    'CreateWebACL GetWebACL UpdateWebACL DeleteWebACL ListWebACLs TagResource UntagResource ListTagsForResource',
  ),
};
