import type { IncomingHttpHeaders } from 'node:http';
import { NormalizedSchema } from '@smithy/core/schema';
import { otherBindings } from './otherBindings';
import { asStructure, requiredMembers } from './schemas';
import type { OperationModel, ServiceModel } from './sdkModel';

interface Route {
  operation: OperationModel;
  method: string;
  path: RegExp;
  labels: string[];
  /** Query parameters that must be there; `undefined` stands for any value. */
  query: Array<[name: string, value: string | undefined]>;
  /** Headers that must be there. */
  headers: string[];
  /** The more a route asks for, the earlier it is tried. */
  weight: number;
}

/** Finds the operation of a REST request by the `http` traits of the model. */
export class RestRoutes {
  private readonly routes: Route[];

  constructor(service: ServiceModel) {
    this.routes = [...service.operations.values(), ...otherBindings(service)]
      .flatMap(operation => toRoute(operation, service.isS3) ?? [])
      .sort((a, b) => b.weight - a.weight);
  }

  find(
    method: string,
    path: string,
    query: URLSearchParams,
    headers: IncomingHttpHeaders,
  ): { operation: OperationModel; labels: Record<string, string> } | undefined {
    for (const route of this.routes) {
      if (route.method !== method) continue;
      const match = route.path.exec(path);
      if (!match) continue;
      const fits =
        route.query.every(([name, value]) =>
          value === undefined ? query.has(name) : query.get(name) === value,
        ) && route.headers.every(name => headers[name] !== undefined);
      if (!fits) continue;
      return {
        operation: route.operation,
        labels: Object.fromEntries(
          route.labels.map((label, i) => [label, decode(match[i + 1])]),
        ),
      };
    }
    return undefined;
  }
}

function toRoute(operation: OperationModel, isS3: boolean): Route | undefined {
  if (!operation.http) return undefined;
  const [method, uri] = operation.http;
  const [pattern, fixedQuery = ''] = uri.split('?');
  const path =
    isS3 && hasMember(operation, 'Bucket') && !pattern.includes('{Bucket}')
      ? `/{Bucket}${pattern === '/' ? '' : pattern}`
      : pattern;
  const labels: string[] = [];
  const source = path
    .replace(/[.*?^$()|[\]\\]/g, '\\$&')
    .replace(/\{([^}+]+)(\+?)\}/g, (_all, label: string, greedy: string) => {
      labels.push(label);
      return greedy ? '(.+)' : '([^/]+)';
    });
  const query: Route['query'] = [...new URLSearchParams(fixedQuery)]
    .filter(([name]) => name !== 'x-id')
    .map(([name, value]) => [name, value || undefined]);
  const literalSteps = path
    .split('/')
    .filter(step => step && !step.startsWith('{')).length;
  const bound = boundRequiredMembers(operation);
  return {
    operation,
    method,
    path: new RegExp(`^${source}/?$`),
    labels,
    query: [
      ...query,
      ...bound.query.map(name => [name, undefined] as [string, undefined]),
    ],
    headers: bound.headers,
    weight:
      literalSteps +
      10 * (query.length + bound.query.length) +
      5 * bound.headers.length,
  };
}

/** A required query or header member tells operations apart (`UploadPart`). */
function boundRequiredMembers(operation: OperationModel) {
  const schema = NormalizedSchema.of(operation.input);
  const query: string[] = [];
  const headers: string[] = [];
  for (const name of requiredMembers(operation.input)) {
    const traits = schema.getMemberSchema(name).getMergedTraits();
    if (traits.httpQuery) query.push(traits.httpQuery);
    if (traits.httpHeader) headers.push(traits.httpHeader.toLowerCase());
  }
  return { query, headers };
}

const hasMember = (operation: OperationModel, name: string) =>
  asStructure(operation.input)?.[4].includes(name) ?? false;

function decode(label: string): string {
  try {
    return decodeURIComponent(label);
  } catch {
    // A stray percent sign is part of the name.
    return label;
  }
}
