import * as autoscaling from '@aws-sdk/client-application-auto-scaling';

export const invalid = (message: string) =>
  new autoscaling.ValidationException({ message, $metadata: {} });

interface Place {
  ServiceNamespace?: string;
  ResourceId?: string;
  ScalableDimension?: string;
}

const placeOf = ({ ServiceNamespace, ResourceId, ScalableDimension }: Place) =>
  `service namespace: ${ServiceNamespace}, resource ID: ${ResourceId}, scalable dimension: ${ScalableDimension}`;

export const targetNotFound = (place: Place) =>
  new autoscaling.ObjectNotFoundException({
    message: `No scalable target registered for ${placeOf(place)}`,
    $metadata: {},
  });

export const policyNotFound = (place: Place, name: string) =>
  new autoscaling.ObjectNotFoundException({
    message: `No scaling policy found for ${placeOf(
      place,
    )}, policy name: ${name}`,
    $metadata: {},
  });

export const unknownResource = (arn: string) =>
  new autoscaling.ResourceNotFoundException({
    message: `The specified resource doesn't exist: ${arn}`,
    ResourceName: arn,
    $metadata: {},
  });
