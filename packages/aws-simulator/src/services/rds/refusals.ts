import * as rds from '@aws-sdk/client-rds';
import { AwsError } from '../../wire';

export const invalidParameterValue = (message: string) =>
  new AwsError('InvalidParameterValue', message);

export const invalidCombination = (message: string) =>
  new AwsError('InvalidParameterCombination', message);

export const instanceNotFound = (id: string) =>
  new rds.DBInstanceNotFoundFault({
    message: `DBInstance ${id} not found.`,
    $metadata: {},
  });

export const snapshotNotFound = (id: string) =>
  new rds.DBSnapshotNotFoundFault({
    message: `DBSnapshot ${id} not found.`,
    $metadata: {},
  });

export const subnetGroupNotFound = (name: string) =>
  new rds.DBSubnetGroupNotFoundFault({
    message: `DBSubnetGroup '${name}' not found.`,
    $metadata: {},
  });

export const parameterGroupNotFound = (name: string) =>
  new rds.DBParameterGroupNotFoundFault({
    message: `DBParameterGroup ${name} not found.`,
    $metadata: {},
  });

export const resourceNotFound = (arn: string) =>
  new rds.ResourceNotFoundFault({
    message: `The specified resource ${arn} was not found.`,
    $metadata: {},
  });

export const invalidState = (id: string) =>
  new rds.InvalidDBInstanceStateFault({
    message: `Instance ${id} is not in available state.`,
    $metadata: {},
  });

export const invalidInstanceState = (message: string) =>
  new rds.InvalidDBInstanceStateFault({ message, $metadata: {} });

export const instanceExists = () =>
  new rds.DBInstanceAlreadyExistsFault({
    message: 'DB instance already exists',
    $metadata: {},
  });

export const backupNotFound = (id: string) =>
  new rds.DBInstanceAutomatedBackupNotFoundFault({
    message: `DBInstanceAutomatedBackup ${id} not found.`,
    $metadata: {},
  });

export const parameterGroupExists = (name: string) =>
  new rds.DBParameterGroupAlreadyExistsFault({
    message: `Parameter group ${name} already exists`,
    $metadata: {},
  });

export const parameterGroupInUse = (message: string) =>
  new rds.InvalidDBParameterGroupStateFault({ message, $metadata: {} });
