import * as logs from '@aws-sdk/client-cloudwatch-logs';
import { parseCsv, type LookupTable } from '../../insights';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { LookupTableShape } from '../../world/resources/logs';
import type { World } from '../../world/World';
import { sortedPage } from '../sortedPage';
import {
  alreadyExists,
  invalidParameter,
  invalidToken,
  notFound,
} from './refusals';

const MAX_TABLES = 100;
const MAX_BYTES = 10 * 1024 * 1024;
const DEFAULT_PAGE = 50;

/** The tables that a query mentions, which `lookup` may use, by name. */
export function lookupTablesOf(
  region: Region,
  queryString: string,
): Map<string, LookupTable> {
  return new Map(
    region.lookupTables
      .where(({ name }) => queryString.includes(name))
      .map(({ shape }) => [shape.name, parseCsv(shape.body)]),
  );
}

export function createLookupTable(
  world: World,
  region: Region,
  input: logs.CreateLookupTableRequest,
): logs.CreateLookupTableResponse {
  const name = input.lookupTableName ?? '';
  if (!/^[A-Za-z0-9_]{1,256}$/.test(name)) {
    throw invalidParameter(
      `1 validation error detected: Value '${name}' at 'lookupTableName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9_]+$`,
    );
  }
  if (region.lookupTables.find(shape => shape.name === name)) {
    throw alreadyExists('The specified lookup table already exists.');
  }
  if (region.lookupTables.size >= MAX_TABLES) {
    throw new logs.LimitExceededException({
      message: `An account has at most ${MAX_TABLES} lookup tables in a region.`,
      $metadata: {},
    });
  }
  const { arn } = region.lookupTables.put({
    id: name,
    arn: region.arn('logs', `lookup-table:${name}`),
    createdAt: world.now(),
    tags: { ...input.tags },
    shape: {
      name,
      description: input.description,
      body: requireBody(input.tableBody),
      kmsKeyId: input.kmsKeyId,
      updatedAt: world.now(),
    },
  });
  world.changed();
  return { lookupTableArn: arn, createdAt: world.now().getTime() };
}

export function updateLookupTable(
  world: World,
  region: Region,
  input: logs.UpdateLookupTableRequest,
): logs.UpdateLookupTableResponse {
  const { arn, shape } = requireTable(region, input.lookupTableArn);
  shape.body = requireBody(input.tableBody);
  shape.description = input.description ?? shape.description;
  shape.updatedAt = world.now();
  world.changed();
  return { lookupTableArn: arn, lastUpdatedTime: shape.updatedAt.getTime() };
}

export function describeLookupTables(
  region: Region,
  input: logs.DescribeLookupTablesRequest,
): logs.DescribeLookupTablesResponse {
  const prefix = input.lookupTableNamePrefix ?? '';
  const tables = region.lookupTables.where(({ name }) =>
    name.startsWith(prefix),
  );
  const { items, next } = sortedPage(tables, {
    token: input.nextToken,
    size: input.maxResults ?? DEFAULT_PAGE,
    keyOf: ({ shape }) => shape.name,
    invalidToken,
  });
  return {
    lookupTables: items.map(({ arn, shape }): logs.LookupTable => {
      const { columns, rows } = parseCsv(shape.body);
      return {
        ...describe(arn, shape),
        tableFields: [...columns],
        recordsCount: rows.length,
      };
    }),
    nextToken: next,
  };
}

export function getLookupTable(
  region: Region,
  arn: string | undefined,
): logs.GetLookupTableResponse {
  const { shape } = requireTable(region, arn);
  return { ...describe(arn, shape), tableBody: shape.body };
}

export function deleteLookupTable(
  world: World,
  region: Region,
  arn: string | undefined,
): void {
  region.lookupTables.delete(requireTable(region, arn).id);
  world.changed();
}

function describe(arn: string | undefined, shape: LookupTableShape) {
  return {
    lookupTableArn: arn,
    lookupTableName: shape.name,
    description: shape.description,
    sizeBytes: Buffer.byteLength(shape.body),
    lastUpdatedTime: shape.updatedAt.getTime(),
    kmsKeyId: shape.kmsKeyId,
  };
}

function requireBody(body: string | undefined): string {
  if (body === undefined) {
    throw invalidParameter('The simulator makes lookup tables of CSV only.');
  }
  if (Buffer.byteLength(body) > MAX_BYTES) {
    throw invalidParameter('The table must not exceed 10 MB.');
  }
  try {
    parseCsv(body);
  } catch (error) {
    throw invalidParameter((error as Error).message);
  }
  return body;
}

function requireTable(
  region: Region,
  arn: string | undefined,
): Resource<LookupTableShape> {
  const table = region.lookupTables.byArn(arn);
  if (!table) {
    throw notFound('The specified lookup table does not exist.');
  }
  return table;
}
