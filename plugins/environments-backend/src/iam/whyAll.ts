/** Why an action is allowed on `*`, where AWS offers nothing narrower. */
interface Reason {
  actions: RegExp;
  why: string;
}

/** The first that fits says it. */
const REASONS: readonly Reason[] = [
  {
    actions: /^cloudformation:DescribeStacks$/,
    why: 'The portal finds environments by the tags of all stacks of an account.',
  },
  {
    actions: /^cloudformation:DescribeStackDriftDetectionStatus$/,
    why: 'It is asked by the id of a detection, for which AWS has no resource.',
  },
  {
    actions: /^application-autoscaling:/,
    why: 'AWS makes up the ids of scalable targets; their services are narrowed by ECS.',
  },
  {
    actions: /^ec2:(Create|Allocate|Associate|Attach|Authorize|Replace)/,
    why: 'What it makes or connects has ids that AWS makes up, and no tags at that moment.',
  },
  {
    actions: /^ec2:(Delete|Detach|Disassociate|Modify|Release|Revoke|Update)/,
    why: 'The resource has an id that AWS makes up, and its kind is not always tagged.',
  },
  {
    actions:
      /^(acm:RequestCertificate|cloudfront:Create\w+|cognito-idp:CreateUserPool|ecs:CreateCluster|route53:CreateHostedZone)$/,
    why: 'What it makes has no ARN before it is made.',
  },
  {
    actions:
      /^ecs:(De)?[Rr]egisterTaskDefinition$|^ecs:DescribeTaskDefinition$/,
    why: 'AWS knows no resource for it.',
  },
  {
    actions:
      /^logs:\w+(LogDelivery|LogDeliveries|ResourcePolicy|ResourcePolicies|QueryDefinition|QueryDefinitions)$/,
    why: 'Deliveries, resource policies and saved queries are no resources of IAM.',
  },
  {
    actions: /^sns:(Unsubscribe|[GS]etSubscriptionAttributes)$/,
    why: 'A subscription is no resource of IAM.',
  },
  {
    actions: /^secretsmanager:GetRandomPassword$|^sts:GetCallerIdentity$/,
    why: 'It is about no resource.',
  },
  {
    actions: /^servicequotas:/,
    why: 'A quota that is read is no resource of IAM.',
  },
  {
    actions: /:(Describe|List|Get)\w+$/,
    why: 'It lists or describes what may have any name, and AWS filters nothing.',
  },
];

/** @returns undefined where nobody has given a reason. */
export function whyAll(action: string): string | undefined {
  return REASONS.find(({ actions }) => actions.test(action))?.why;
}
