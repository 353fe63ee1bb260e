import {
  type EnvironmentSpec,
  STACK_OUTPUTS,
  environmentId,
} from '@quarterdeck/plugin-environments-common';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { CfnQueryDefinition } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { EnvironmentStack } from '../EnvironmentStack';
import type { DataStack } from '../data/DataStack';
import { domainOf } from '../domain';
import type { EdgeStack } from '../edge/EdgeStack';
import type { NetworkStack } from '../network/NetworkStack';
import type { ServiceStack } from '../service/ServiceStack';
import { UserPoolClient } from '../users/UserPoolClient';
import { Budget } from './Budget';
import { Dashboard } from './Dashboard';
import { Email } from './Email';
import { GitHubDelivery } from './GitHubDelivery';
import { Topics } from './Topics';
import { alarmDefinitions } from './alarms';
import { type SavedQueryDefinition, savedQueries } from './queries';

/**
 * What people work with: dashboard, alarms, topics and saved queries, e-mail,
 * the role of the pipeline and the budget.
 */
export class OpsStack extends EnvironmentStack {
  constructor(
    scope: Construct,
    spec: EnvironmentSpec,
    others: {
      network: NetworkStack;
      data: DataStack;
      service: ServiceStack;
      edge: EdgeStack;
    },
  ) {
    super(scope, 'ops', spec, {
      description: 'Operations: dashboard, alarms, e-mail, delivery and budget',
    });
    const { network, data, service, edge } = others;
    // They are watched by their names. Before they are there, an alarm about
    // silence would wake somebody up.
    this.addStackDependency(data);
    this.addStackDependency(service);
    this.addStackDependency(edge);
    const { names } = this;

    const balancer = {
      loadBalancer: network.loadBalancer.loadBalancerFullName,
      targetGroup: service.targetGroupFullName,
    };
    const topics = new Topics(this, 'Topics', {
      spec: spec.operations,
      names,
    });
    const alarms = alarmDefinitions({ spec, names, balancer }).map(
      ({ id, severity, ...definition }) => {
        const alarm = new Alarm(this, id, definition);
        const action = new SnsAction(topics.of(severity));
        alarm.addAlarmAction(action);
        alarm.addOkAction(action);
        return alarm;
      },
    );
    new Dashboard(this, 'Dashboard', { spec, names, balancer });
    if (data.userPool) {
      new UserPoolClient(this, 'Users', {
        spec: spec.users,
        names,
        userPool: data.userPool,
        url: edge.url,
      });
    }
    this.addEmail(network);
    this.addBudget();
    this.addDelivery(topics);
    savedQueries(spec.operations).forEach(query => this.saveQuery(query));

    // The catalog looks in the environment's own region.
    this.output(STACK_OUTPUTS.url, edge.url);
    this.output(
      STACK_OUTPUTS.alarmArns,
      alarms.map(alarm => alarm.alarmArn).join(','),
    );
  }

  private addEmail(network: NetworkStack) {
    const { names, spec } = this;
    const domain = domainOf(spec);
    if (!domain || spec.email.identity === 'none') return;
    new Email(this, 'Email', { spec, names, domain, network });
  }

  private addBudget() {
    const { monthlyBudgetUsd, warningEmail } = this.spec.operations;
    if (monthlyBudgetUsd === undefined || warningEmail === undefined) return;
    new Budget(this, 'Budget', {
      names: this.names,
      environmentId: environmentId(this.spec),
      monthlyUsd: monthlyBudgetUsd,
      email: warningEmail,
    });
  }

  private addDelivery(topics: Topics) {
    const { names, spec } = this;
    const { github } = spec.repository;
    if (github === undefined) return;
    const { role } = new GitHubDelivery(this, 'Delivery', {
      spec: spec.repository,
      repository: github,
      names,
      topicArns: topics.arns,
    });
    this.output(STACK_OUTPUTS.deployRoleArn, role.roleArn);
  }

  private saveQuery({ name, queryString }: SavedQueryDefinition) {
    return new CfnQueryDefinition(this, `Query${name.replaceAll(/\W/g, '')}`, {
      name: `${this.names.queryPrefix}/${name}`,
      logGroupNames: [this.names.logGroup],
      queryString,
    });
  }
}
