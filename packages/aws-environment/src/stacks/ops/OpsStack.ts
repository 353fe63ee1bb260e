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
import type { EdgeStack } from '../edge/EdgeStack';
import type { ServiceStack } from '../service/ServiceStack';
import { UserPoolClient } from '../users/UserPoolClient';
import { Budget } from './Budget';
import { Dashboard } from './Dashboard';
import { GitHubDelivery } from './GitHubDelivery';
import { Topics } from './Topics';
import { alarmDefinitions } from './alarms';
import { type SavedQueryDefinition, savedQueries } from './queries';

/** What watches the environment: alarms, topics and saved queries. */
export class OpsStack extends EnvironmentStack {
  constructor(
    scope: Construct,
    spec: EnvironmentSpec,
    others: { data: DataStack; service: ServiceStack; edge: EdgeStack },
  ) {
    super(scope, 'ops', spec, {
      description: 'Operations: alarms, topics and saved queries',
    });
    const { data, service, edge } = others;
    // The database is watched by its name, which it must have by then.
    this.addStackDependency(data);
    this.addStackDependency(edge);
    const { names } = this;

    const balancer = {
      loadBalancer: service.loadBalancerFullName,
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
    this.addBudget();
    this.addDelivery(topics);
    savedQueries(spec.operations).forEach(query => this.saveQuery(query));

    this.output(
      STACK_OUTPUTS.alarmArns,
      alarms.map(alarm => alarm.alarmArn).join(','),
    );
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
