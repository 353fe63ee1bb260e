export interface Config {
  quarterdeck?: {
    environments?: {
      /**
       * How often CloudFormation is asked how far a stack is, in seconds.
       * Default: 2.
       */
      pollIntervalSeconds?: number;
      /**
       * How long a replica may be silent before another one takes over its
       * deployments, in seconds. Default: 30.
       */
      leaseSeconds?: number;
      /**
       * How many deployments one replica follows at once. Default: 10.
       */
      maxConcurrentDeployments?: number;
      /**
       * For how many minutes a deployment goes on asking while AWS does not
       * answer, throttles, or does not take the credentials. Default: 60.
       */
      patienceMinutes?: number;
      /**
       * The same for a plan, which somebody waits for. Default: 2.
       */
      planPatienceMinutes?: number;
      /**
       * For how many hours a plan may be deployed. Default: 24.
       */
      planValidHours?: number;
      /**
       * When somebody else has to approve a plan. Default: never.
       */
      approval?: {
        /** Always in these stages, such as `production`. */
        stages?: string[];
        /** When the environment costs more than this in a month, in USD. */
        monthlyUsd?: number;
        /** When it costs this much more than before in a month, in USD. */
        monthlyIncreaseUsd?: number;
        /** When something that holds data is replaced or removed. */
        dataChanges?: boolean;
      };
      /**
       * Before a certificate is asked for, the domain has to be delegated.
       */
      delegation?: {
        /** Whether DNS is asked for that. Default: true. */
        check?: boolean;
        /** The DNS servers to ask, such as `1.1.1.1`. Default: the system's. */
        dnsServers?: string[];
        /** How long a deployment waits for it, in hours. Default: 24. */
        timeoutHours?: number;
      };
      expiry?: {
        /**
         * Whether environments, but for those in production, are taken down
         * after their last day. Their owners are reminded in any case.
         * Default: false.
         */
        destroy?: boolean;
      };
    };
  };
}
