// The portal's HTTP API, as a guest.

/** Signs in and returns the token that requests are to bear. */
export async function identityToken(portalUrl) {
  const answer = await fetch(`${portalUrl}/api/auth/guest/refresh`, {
    headers: { 'x-requested-with': 'XMLHttpRequest' },
  });
  const { backstageIdentity } = await answer.json();
  return backstageIdentity.token;
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
