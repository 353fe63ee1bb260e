export interface Config {
  quarterdeck?: {
    logQueries?: {
      /**
       * How many log queries the portal runs at once in one account and
       * region; further ones wait. AWS allows 100, which the portal shares
       * with the console and with scheduled queries. Default: 30.
       */
      concurrency?: number;
      /**
       * For how many days runs and their results are kept. Default: 90.
       */
      keepRunsDays?: number;
    };
  };
}
