import type {
  LogGroupClass,
  MetricTransformation,
  QueryParameter,
} from '@aws-sdk/client-cloudwatch-logs';

/** A log group; the events of the tasks' streams are generated, not stored. */
export interface LogGroupShape {
  name: string;
  class: LogGroupClass;
  retentionInDays?: number;
  kmsKeyId?: string;
  deletionProtectionEnabled: boolean;
  indexPolicy?: { policyDocument: string; updatedAt: Date };
  /** Streams made by CreateLogStream, with what PutLogEvents wrote. */
  streams: Record<string, WrittenStream>;
}

export interface WrittenStream {
  createdAt: Date;
  events: Array<{ timestamp: number; message: string; ingestionTime: number }>;
}

export interface QueryDefinitionShape {
  name: string;
  queryString: string;
  /** Empty when the query names no groups. */
  logGroupNames: string[];
  /** CWLI unless told. */
  queryLanguage: string;
  parameters?: QueryParameter[];
  updatedAt: Date;
}

/** What of a log group's events becomes a metric. */
export interface MetricFilterShape {
  logGroupName: string;
  filterName: string;
  filterPattern: string;
  transformation: MetricTransformation;
}

/** A table of CSV for the `lookup` command of queries. */
export interface LookupTableShape {
  name: string;
  description?: string;
  body: string;
  kmsKeyId?: string;
  updatedAt: Date;
}
