import {
  type EnvironmentSpec,
  STACK_OUTPUTS,
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
import { Topics } from './Topics';
import { alarmDefinitions } from './alarms';
import { SAVED_QUERIES, type SavedQueryDefinition } from './queries';

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

    const topics = new Topics(this, 'Topics', {
      spec: spec.operations,
      names,
    });
    const alarms = alarmDefinitions({
      spec,
      names,
      loadBalancer: service.loadBalancerFullName,
    }).map(({ id, severity, ...definition }) => {
      const alarm = new Alarm(this, id, definition);
      const action = new SnsAction(topics.of(severity));
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
      return alarm;
    });
    if (data.userPool) {
      new UserPoolClient(this, 'Users', {
        spec: spec.users,
        names,
        userPool: data.userPool,
        url: edge.url,
      });
    }
    SAVED_QUERIES.forEach(query => this.saveQuery(query));

    // The catalog looks in the environment's own region.
    this.output(STACK_OUTPUTS.url, edge.url);
    this.output(
      STACK_OUTPUTS.alarmArns,
      alarms.map(alarm => alarm.alarmArn).join(','),
    );
  }

  private saveQuery({ name, queryString }: SavedQueryDefinition) {
    return new CfnQueryDefinition(this, `Query${name.replaceAll(' ', '')}`, {
      name: `${this.names.queryPrefix}/${name}`,
      logGroupNames: [this.names.logGroup],
      queryString,
    });
  }
}
