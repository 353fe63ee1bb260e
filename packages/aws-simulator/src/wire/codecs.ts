import { XmlCodec, JsonCodec2 } from '@aws-sdk/core/protocols';
import { CborCodec } from '@smithy/core/cbor';
import {
  FromStringShapeDeserializer,
  ToStringShapeSerializer,
} from '@smithy/core/protocols';
import type { $Codec, CodecSettings } from '@smithy/types';
import type { ServiceModel } from './sdkModel';

const EPOCH_SECONDS: CodecSettings = {
  timestampFormat: { useTrait: true, default: 7 },
};
const ISO_8601: CodecSettings = {
  timestampFormat: { useTrait: true, default: 5 },
};

/** JSON of the RPC protocols, which ignores the `jsonName` trait. */
export const rpcJson: $Codec<Uint8Array, string> = new JsonCodec2({
  ...EPOCH_SECONDS,
  jsonName: false,
});

/** JSON of REST bodies. */
export const restJson: $Codec<Uint8Array, string> = new JsonCodec2({
  ...EPOCH_SECONDS,
  jsonName: true,
});

export const cbor = new CborCodec();

export const xml = (service: ServiceModel, httpBindings: boolean) =>
  new XmlCodec({
    ...ISO_8601,
    httpBindings,
    xmlNamespace: service.xmlNamespace,
    serviceNamespace: service.namespace,
  });

/** Values of HTTP headers, labels and query strings. */
export const httpStringReader = new FromStringShapeDeserializer({
  ...ISO_8601,
  httpBindings: true,
});
export const httpStringWriter = () =>
  new ToStringShapeSerializer({ ...ISO_8601, httpBindings: true });

/** Values of a query protocol's form. */
export const formStringReader = new FromStringShapeDeserializer({
  ...ISO_8601,
  httpBindings: false,
});
