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
       * How often a second each replica asks AWS to start a query, and how
       * often for results, in one account and region. AWS takes 10 of each;
       * with several replicas, share that among them. Default: 8.
       */
      requestsPerSecond?: number;
      /**
       * For how many days runs and their results are kept. Default: 90.
       */
      keepRunsDays?: number;
      /**
       * Above this estimate in USD, a run must be agreed to. Default: never.
       */
      confirmAboveUsd?: number;
      /** What may be spent in a day of UTC, in USD. Default: no limits. */
      budgets?: {
        perPersonUsd?: number;
        perTeamUsd?: number;
        /** Teams with a budget of their own, in place of `perTeamUsd`. */
        teams?: {
          /** Entity reference, such as `group:default/platform`. */
          team: string;
          usd: number;
        }[];
      };
      /**
       * Whether a run is stopped at AWS when the last page that showed it was
       * closed. Default: false.
       */
      cancelWhenNobodyLooks?: boolean;
      liveTail?: {
        /** How many one person may have open. Default: 2. */
        maxPerUser?: number;
        /** After how long the portal ends one. Default: 15. */
        maxMinutes?: number;
      };
    };
  };
}
