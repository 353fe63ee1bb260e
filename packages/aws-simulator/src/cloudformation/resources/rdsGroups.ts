import { z } from 'zod';
import { parametersOf } from '../../services/rds/engineDefaults';
import {
  awaitReboot,
  groupIsUsed,
  isGroupUsed,
} from '../../services/rds/parameterStatus';
import {
  anyJson,
  type ProviderContext,
  putResource,
  refuseDuplicate,
  requireResource,
  resourceProvider,
  tagsFor,
  text,
  texts,
} from '../ResourceProvider';
import { generatedName } from './names';
import { rdsFailure } from './rdsFailure';

export const dbSubnetGroup = resourceProvider({
  type: 'AWS::RDS::DBSubnetGroup',
  properties: {
    DBSubnetGroupDescription: text,
    DBSubnetGroupName: text.optional(),
    SubnetIds: texts,
  },
  replacedBy: ['DBSubnetGroupName'],
  create(properties, context) {
    const { region } = context;
    const name = (
      properties.DBSubnetGroupName ?? generatedName(context, 255)
    ).toLowerCase();
    refuseDuplicate(region.dbSubnetGroups.get(name), name);
    const Subnets = subnetsOf(properties.SubnetIds, context);
    const arn = region.arn('rds', `subgrp:${name}`);
    putResource(region.dbSubnetGroups, context, {
      id: name,
      arn,
      Tags: properties.Tags,
      shape: {
        DBSubnetGroupName: name,
        DBSubnetGroupDescription: properties.DBSubnetGroupDescription,
        DBSubnetGroupArn: arn,
        SubnetGroupStatus: 'Complete',
        VpcId: region.subnets.get(properties.SubnetIds[0])?.shape.VpcId,
        Subnets,
      },
    });
    return { physicalId: name };
  },
  update(properties, existing, context) {
    const resource = requireResource(
      context.region.dbSubnetGroups,
      existing.physicalId,
    );
    resource.shape.DBSubnetGroupDescription =
      properties.DBSubnetGroupDescription;
    resource.shape.Subnets = subnetsOf(properties.SubnetIds, context);
    resource.tags = tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId }, { region }) {
    const isUsed = region.dbInstances.find(
      each => each.DBSubnetGroup?.DBSubnetGroupName === physicalId,
    );
    if (isUsed) {
      throw rdsFailure(
        `Cannot delete the subnet group '${physicalId}' because at least one database instance: ${isUsed.id} is still using it.`,
      );
    }
    region.dbSubnetGroups.delete(physicalId);
  },
});

function subnetsOf(ids: string[], { region }: ProviderContext) {
  const subnets = ids.map(id => requireResource(region.subnets, id).shape);
  if (new Set(subnets.map(each => each.AvailabilityZone)).size < 2) {
    throw rdsFailure(
      "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: one. Add subnets to cover at least 2 AZs.",
    );
  }
  return subnets.map(each => ({
    SubnetIdentifier: each.SubnetId,
    SubnetAvailabilityZone: { Name: each.AvailabilityZone },
    SubnetStatus: 'Active',
  }));
}

export const dbParameterGroup = resourceProvider({
  type: 'AWS::RDS::DBParameterGroup',
  seconds: 1,
  properties: {
    DBParameterGroupName: text.optional(),
    Description: text,
    Family: text,
    Parameters: z.record(z.string(), anyJson).optional(),
  },
  replacedBy: ['DBParameterGroupName', 'Description', 'Family'],
  create(properties, context) {
    const { region } = context;
    const name = (
      properties.DBParameterGroupName ?? generatedName(context, 255)
    ).toLowerCase();
    refuseDuplicate(region.dbParameterGroups.get(name), name);
    const arn = region.arn('rds', `pg:${name}`);
    putResource(region.dbParameterGroups, context, {
      id: name,
      arn,
      Tags: properties.Tags,
      shape: {
        DBParameterGroupName: name,
        DBParameterGroupArn: arn,
        DBParameterGroupFamily: properties.Family,
        Description: properties.Description,
        parameters: parametersOf(properties.Parameters),
      },
    });
    return { physicalId: name, attributes: { DBParameterGroupName: name } };
  },
  update(properties, existing, context) {
    const resource = requireResource(
      context.region.dbParameterGroups,
      existing.physicalId,
    );
    const before = resource.shape.parameters;
    resource.shape.parameters = parametersOf(properties.Parameters);
    awaitReboot(context.region, resource.shape, before);
    resource.tags = tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId }, { region }) {
    if (isGroupUsed(region, physicalId)) {
      throw rdsFailure(groupIsUsed(physicalId));
    }
    region.dbParameterGroups.delete(physicalId);
  },
});
