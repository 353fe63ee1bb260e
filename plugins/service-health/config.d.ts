export interface Config {
  aws?: {
    sso?: {
      /**
       * The `acme` of `https://acme.awsapps.com/start`: links to the AWS
       * console then go by way of that access portal, into the right account.
       * Without it they go to the console directly.
       *
       * @visibility frontend
       */
      subdomain?: string;
    };
  };
}
