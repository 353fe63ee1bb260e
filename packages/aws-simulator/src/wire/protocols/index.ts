import type { Protocol } from '../sdkModel';
import { awsQueryProtocol, ec2QueryProtocol } from './query';
import { restJsonProtocol, restXmlProtocol } from './rest';
import { rpcCborProtocol } from './rpcCbor';
import { rpcJsonProtocol } from './rpcJson';
import type { WireProtocol } from './WireProtocol';

export const PROTOCOLS: Record<Protocol, WireProtocol> = {
  awsJson1_0: rpcJsonProtocol,
  awsJson1_1: rpcJsonProtocol,
  rpcv2Cbor: rpcCborProtocol,
  awsQuery: awsQueryProtocol,
  ec2Query: ec2QueryProtocol,
  restJson1: restJsonProtocol,
  restXml: restXmlProtocol,
};
