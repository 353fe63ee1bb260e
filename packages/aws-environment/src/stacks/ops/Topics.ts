import type {
  EnvironmentNames,
  EnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import {
  EmailSubscription,
  UrlSubscription,
} from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Severity } from './alarms';

/** Where alarms are told: a topic a severity (R147, R153). */
export class Topics extends Construct {
  private readonly topics: Record<Severity, Topic>;

  constructor(
    scope: Construct,
    id: string,
    props: { spec: EnvironmentSpec['operations']; names: EnvironmentNames },
  ) {
    super(scope, id);
    const { spec, names } = props;
    this.topics = {
      critical: this.topic('Critical', names.criticalTopic, spec.criticalEmail),
      warning: this.topic('Warning', names.warningTopic, spec.warningEmail),
    };
    if (spec.pagerUrl) {
      this.topics.critical.addSubscription(new UrlSubscription(spec.pagerUrl));
    }
  }

  of(severity: Severity): Topic {
    return this.topics[severity];
  }

  get arns(): string[] {
    return Object.values(this.topics).map(topic => topic.topicArn);
  }

  private topic(id: string, topicName: string, email?: string): Topic {
    const topic = new Topic(this, id, { topicName, enforceSSL: true });
    // Said once there is a policy at all: it takes the place of the usual one.
    topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
        },
      }),
    );
    if (email) topic.addSubscription(new EmailSubscription(email));
    return topic;
  }
}
