import {
  type EnvironmentNames,
  GLOBAL_REGION,
} from '@quarterdeck/plugin-environments-common';
import type { Construct } from 'constructs';
import { GeneratedSecret, PASSWORD_LENGTH } from '../GeneratedSecret';
import { ORIGIN_SECRET_KEY } from '../originHeader';

/**
 * By this header the load balancer knows CloudFront (F24). CloudFront's stack
 * reads it in its own region.
 */
export class OriginSecret extends GeneratedSecret {
  constructor(
    scope: Construct,
    id: string,
    props: { names: EnvironmentNames; region: string },
  ) {
    super(scope, id, {
      secretName: props.names.originSecret,
      description: 'The header by which the load balancer knows CloudFront',
      key: ORIGIN_SECRET_KEY,
      length: PASSWORD_LENGTH,
      replicaRegions:
        props.region === GLOBAL_REGION
          ? undefined
          : [{ region: GLOBAL_REGION }],
    });
  }
}
