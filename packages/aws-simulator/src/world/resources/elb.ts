import type {
  Listener,
  LoadBalancer,
  Rule,
  TargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2';

/** Attributes such as `idle_timeout.timeout_seconds`. */
export type ElbAttributes = Record<string, string>;

/** `id` is the ARN. */
export type LoadBalancerShape = LoadBalancer & {
  LoadBalancerArn: string;
  LoadBalancerName: string;
  attributes: ElbAttributes;
};

/** `id` is the ARN. */
export type TargetGroupShape = Omit<TargetGroup, 'LoadBalancerArns'> & {
  TargetGroupArn: string;
  TargetGroupName: string;
  attributes: ElbAttributes;
  /** Targets registered by hand; those of ECS follow from the tasks. */
  registered: Array<{ Id: string; Port: number; at: Date }>;
};

/** `id` is the ARN. */
export type ListenerShape = Listener & {
  ListenerArn: string;
  LoadBalancerArn: string;
  attributes: ElbAttributes;
};

/** `id` is the ARN. */
export type RuleShape = Rule & { RuleArn: string; ListenerArn: string };
