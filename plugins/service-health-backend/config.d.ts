export interface Config {
  serviceHealth?: {
    fleet?: {
      /**
       * How often the fleet is read anew, by one replica for all. Default: 30,
       * at least 5.
       */
      refreshSeconds?: number;
    };
  };
}
