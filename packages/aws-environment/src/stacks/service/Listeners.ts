import type {
  EnvironmentNames,
  EnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { Duration, SecretValue } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import {
  ApplicationListener,
  ApplicationProtocol,
  ApplicationTargetGroup,
  type IApplicationLoadBalancer,
  ListenerAction,
  ListenerCondition,
  Protocol,
  SslPolicy,
  TargetType,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { ORIGIN_HEADER, ORIGIN_SECRET_KEY } from '../originHeader';

/**
 * What the load balancer listens to, and where it sends it (R060 to R071). With
 * a certificate, port 80 redirects to 443 (R060); without a domain there can be
 * none, and port 80 forwards.
 */
export class Listeners extends Construct {
  readonly targetGroup: ApplicationTargetGroup;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: {
      spec: EnvironmentSpec;
      names: EnvironmentNames;
      vpc: IVpc;
      loadBalancer: IApplicationLoadBalancer;
      certificate?: ICertificate;
    },
  ) {
    super(scope, id);
    const { loadBalancer, certificate } = props;
    this.targetGroup = this.addTargetGroup();
    if (certificate) {
      new ApplicationListener(this, 'Http', {
        loadBalancer,
        port: 80,
        open: false,
        defaultAction: ListenerAction.redirect({
          protocol: 'HTTPS',
          port: '443',
          permanent: true,
        }),
      });
      this.letIn(
        new ApplicationListener(this, 'Https', {
          loadBalancer,
          port: 443,
          open: false,
          certificates: [certificate],
          sslPolicy: SslPolicy.TLS13_RES,
          defaultAction: this.defaultAction(),
        }),
      );
    } else {
      this.letIn(
        new ApplicationListener(this, 'Http', {
          loadBalancer,
          port: 80,
          open: false,
          defaultAction: this.defaultAction(),
        }),
      );
    }
  }

  private addTargetGroup(): ApplicationTargetGroup {
    const { names, vpc } = this.props;
    const { service } = this.props.spec;
    return new ApplicationTargetGroup(this, 'TargetGroup', {
      targetGroupName: names.targetGroup,
      vpc,
      targetType: TargetType.IP,
      protocol: ApplicationProtocol.HTTP,
      port: service.port,
      healthCheck: {
        protocol: Protocol.HTTP,
        path: service.healthCheckPath,
        port: String(service.port),
        interval: Duration.seconds(30),
        timeout: Duration.seconds(5),
        healthyThresholdCount: 2,
        unhealthyThresholdCount: 3,
        healthyHttpCodes: '200',
      },
      stickinessCookieDuration: service.stickySessions
        ? Duration.days(1)
        : undefined,
      deregistrationDelay: Duration.seconds(30),
    });
  }

  /**
   * Every path goes to the tasks, not the path `/` alone (F05); what does not
   * come through CloudFront, where there is one, goes nowhere (F24).
   */
  private defaultAction(): ListenerAction {
    return this.props.spec.edge.cdn
      ? ListenerAction.fixedResponse(403, {
          contentType: 'text/plain',
          messageBody: 'Not this way',
        })
      : ListenerAction.forward([this.targetGroup]);
  }

  /** CloudFront is known by a header that nobody else can know. */
  private letIn(listener: ApplicationListener) {
    if (!this.props.spec.edge.cdn) return;
    const secret = SecretValue.secretsManager(this.props.names.originSecret, {
      jsonField: ORIGIN_SECRET_KEY,
    });
    listener.addAction('FromCloudFront', {
      priority: 1,
      conditions: [
        ListenerCondition.httpHeader(ORIGIN_HEADER, [secret.unsafeUnwrap()]),
      ],
      action: ListenerAction.forward([this.targetGroup]),
    });
  }
}
