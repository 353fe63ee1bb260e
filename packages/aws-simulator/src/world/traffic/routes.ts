/** An address of the simulated web application. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly success: number;
  /** The client's mistakes that this route knows. */
  readonly clientErrors: readonly number[];
  /** How often it is asked for, beside the others. */
  readonly weight: number;
  readonly typicalMilliseconds: number;
}

function route(
  method: Route['method'],
  path: string,
  weight: number,
  typicalMilliseconds: number,
  success: number,
  clientErrors: readonly number[],
): Route {
  return { method, path, weight, typicalMilliseconds, success, clientErrors };
}

export const ROUTES: readonly Route[] = [
  route('GET', '/', 22, 18, 200, [404]),
  route('GET', '/api/feed', 26, 46, 200, [401]),
  route('GET', '/api/items/:id', 20, 34, 200, [404]),
  route('GET', '/api/search', 12, 120, 200, [400]),
  route('POST', '/api/items', 7, 85, 201, [400, 401, 422]),
  route('PUT', '/api/items/:id', 4, 78, 200, [404, 409]),
  route('POST', '/api/session', 5, 140, 200, [401]),
  route('DELETE', '/api/session', 2, 22, 204, [401]),
  route('GET', '/api/account', 2, 40, 200, [401, 403]),
];

const TOTAL_WEIGHT = ROUTES.reduce((sum, { weight }) => sum + weight, 0);

/** The route at a share of all the traffic, 0 up to 1. */
export function pickRoute(share: number): Route {
  let left = share * TOTAL_WEIGHT;
  for (const each of ROUTES) {
    left -= each.weight;
    if (left < 0) {
      return each;
    }
  }
  return ROUTES[0];
}
