// The portal's HTTP API, as a guest.
import { setTimeout as sleep } from 'node:timers/promises';

const KNOWN_TIMEOUT_MS = 60_000;

/** Signs in and returns the token that requests are to bear. */
export async function identityToken(portalUrl) {
  const answer = await fetch(`${portalUrl}/api/auth/guest/refresh`, {
    headers: { 'x-requested-with': 'XMLHttpRequest' },
  });
  const { backstageIdentity } = await answer.json();
  return backstageIdentity.token;
}

/**
 * Waits until the catalog has the guest, with the groups that the permission
 * policy goes by: who signs in before belongs to none of them.
 */
export async function guestIsKnown(portalUrl) {
  const deadline = Date.now() + KNOWN_TIMEOUT_MS;
  for (;;) {
    const response = await fetch(
      `${portalUrl}/api/catalog/entities/by-name/user/default/guest`,
      {
        headers: { authorization: `Bearer ${await identityToken(portalUrl)}` },
      },
    );
    const known = response.ok ? await response.json() : undefined;
    if (known?.relations?.some(({ type }) => type === 'memberOf')) return;
    if (Date.now() > deadline) throw new Error('The catalog has no guest');
    await sleep(250);
  }
}

/** Signs in and returns a function that calls the API and parses the answer. */
export async function signIn(portalUrl) {
  const token = await identityToken(portalUrl);
  return async (path, { method = 'GET', body } = {}) => {
    const response = await fetch(`${portalUrl}/api/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(
        `${method} ${path}: ${response.status} ${await response.text()}`,
      );
    }
    return response.json();
  };
}
