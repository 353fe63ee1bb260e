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
    };
  };
}
