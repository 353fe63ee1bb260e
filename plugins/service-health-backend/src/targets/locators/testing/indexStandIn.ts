import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
} from 'node:http';
import type { AddressInfo } from 'node:net';

interface IndexedResource {
  arn: string;
  tags: Record<string, string>;
}

/** @see startIndexStandIn */
export interface IndexStandIn {
  url: string;
  /** What was asked, with the credential's scope: key, date, region, service. */
  requests: { credential: string; body: Record<string, unknown> }[];
  stop(): Promise<void>;
}

/**
 * Resource Explorer and AWS Config in as much as they answer for a locator:
 * they do not read the query, but find all resources, a page for each.
 */
export async function startIndexStandIn(
  resources: IndexedResource[],
): Promise<IndexStandIn> {
  const requests: IndexStandIn['requests'] = [];

  const answer: RequestListener = async (request, response) => {
    const body = JSON.parse(await textOf(request));
    const [, credential = ''] =
      /Credential=([^,]+)/.exec(request.headers.authorization ?? '') ?? [];
    requests.push({ credential, body });
    const position = Number(body.NextToken ?? 0);
    const isLast = position + 1 >= resources.length;
    const { arn, tags } = resources[position];
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        ...(request.url === '/Search'
          ? { Resources: matches(body, tags) ? [{ Arn: arn }] : [] }
          : {
              Results: [
                JSON.stringify({
                  arn,
                  tags: Object.entries(tags).map(([key, value]) => ({
                    key,
                    value,
                    tag: `${key}=${value}`,
                  })),
                }),
              ],
            }),
        ...(!isLast && { NextToken: String(position + 1) }),
      }),
    );
  };

  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Resource Explorer finds by the tags, and by them alone. */
function matches(body: { QueryString?: string }, tags: Record<string, string>) {
  const wanted = [
    ...(body.QueryString ?? '').matchAll(/tag:(?:"([^"]*)"|(\S+))/g),
  ].map(([, quoted, plain]) => quoted ?? plain);
  return wanted.every(tag =>
    Object.entries(tags).some(([key, value]) => tag === `${key}=${value}`),
  );
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
