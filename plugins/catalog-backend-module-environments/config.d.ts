import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      awsEnvironments?: {
        /**
         * How often each replica searches every account and region for
         * environments.
         * Default: every 20 seconds, at most 2 minutes long.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
