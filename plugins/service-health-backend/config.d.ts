export interface Config {
  serviceHealth?: {
    fleet?: {
      /**
       * How often the fleet is read anew, by one replica for all. Default: 30,
       * at least 5.
       */
      refreshSeconds?: number;
    };
    readings?: {
      /**
       * For how long a reading of the Health tab is shown without asking AWS
       * again, in seconds. Default: 10.
       */
      freshSeconds?: number;
      /**
       * After how many seconds a reading that failed is tried again. Default:
       * 5.
       */
      retrySeconds?: number;
      /**
       * After how many seconds a reading is given up. Default: 8.
       */
      timeoutSeconds?: number;
    };
    history?: {
      /**
       * For how many days stopped tasks with their last log lines, service
       * events, deployments, alarm transitions and database events are kept.
       * Default: 30.
       */
      keepDays?: number;
      /**
       * How often they are collected, in seconds. AWS forgets stopped tasks
       * after an hour. Default: 600, at most 1800.
       */
      collectSeconds?: number;
      /**
       * How long a collection may take in one account and region, in seconds;
       * another account is never kept waiting. Default: 120, at most 300.
       */
      timeoutSeconds?: number;
    };
    actions?: {
      /**
       * What may be done to services and alarms from their page, by the owners
       * of the entity. Default: nothing.
       */
      enabled?: (
        | 'force-deployment'
        | 'roll-back-deployment'
        | 'stop-task'
        | 'set-desired-count'
        | 'mute-alarm'
      )[];
      /**
       * Whoever acts must be in one of these groups, besides owning the
       * entity. Default: owning it is enough.
       */
      groups?: string[];
    };
  };
}
