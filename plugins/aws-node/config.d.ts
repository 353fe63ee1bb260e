export interface Config {
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
