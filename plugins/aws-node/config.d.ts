export interface Config {
  aws?: {
    /**
     * How resources are found by the tags that annotations name: the keys of
     * the existing AWS plugins.
     */
    locator?: {
      /** Default: `resourceTaggingApi`. */
      type?: 'resourceTaggingApi' | 'resourceExplorer' | 'awsConfig';
      resourceTaggingApi?: {
        /** Default: every account of `aws.accounts`. */
        accounts?: (string | number)[];
        /** Default: every region of `quarterdeck.aws.regions`. */
        regions?: string[];
      };
      resourceExplorer?: {
        /** Of the index. Default: the first of `aws.accounts`. */
        accountId?: string | number;
        /** The same. */
        account?: string | number;
        /** Default: the first of `quarterdeck.aws.regions`. */
        region?: string;
        /** Default: the default view of the region. */
        viewArn?: string;
      };
      awsConfig?: {
        /** Of the aggregator. Default: the first of `aws.accounts`. */
        accountId?: string | number;
        /** The same. */
        account?: string | number;
        /** Default: the first of `quarterdeck.aws.regions`. */
        region?: string;
        /** Without one, the account and region alone are asked. */
        aggregatorName?: string;
      };
    };
    ecs?: {
      /** How long what was found by tags is not searched for again. */
      caching?: {
        /** Default: true. */
        enable?: boolean;
        /** In seconds, or a duration. Default: five minutes. */
        ttl?: number | string | { [unit: string]: number };
      };
    };
    /** Of other AWS plugins; a file written for them passes the check. */
    sso?: { subdomain?: string };
    /** Of other AWS plugins. */
    ecr?: { maxImages?: number; maxScanFindings?: number };
    /** Of other AWS plugins. */
    costInsights?: {
      costExplorer?: object;
      cache?: object;
      entityGroups?: object[];
    };
    /** Of other AWS plugins. */
    securityHub?: {
      region?: string;
      accountId?: string | number;
      filters?: object;
      agent?: object;
    };
  };
  catalog?: {
    providers?: {
      /** Of other AWS plugins. */
      awsConfig?: { [id: string]: object };
    };
  };
  integrations?: {
    /** Of other AWS plugins. */
    aws?: object[];
  };
  quarterdeck?: {
    aws?: {
      /**
       * Where the AWS APIs are. Leave it out for AWS itself. Use an address
       * such as `http://127.0.0.1:4566`, not `localhost`, for a local one.
       */
      endpoint?: string;
      /**
       * The regions to look in for environments and saved queries, in every
       * account of `aws.accounts`. Default: `us-east-1` alone.
       */
      regions?: string[];
    };
  };
}
