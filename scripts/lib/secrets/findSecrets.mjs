/**
 * Where a secret stands, in any of the forms that it takes on its way.
 *
 * @param {Map<string, string>} seen texts, by where they were seen
 * @param {Map<string, string>} secrets who holds them, by their values
 * @returns {string[]} a line for each place and secret
 */
export function findSecrets(seen, secrets) {
  const wanted = [...secrets].map(([secret, holder]) => ({
    forms: formsOf(secret),
    holder,
  }));
  return [...seen].flatMap(([place, text]) =>
    wanted
      .filter(({ forms }) => forms.some(form => text.includes(form)))
      .map(({ holder }) => `${place}: of ${holder}`),
  );
}

/**
 * As it is, as JSON writes it, as PostgreSQL writes that in a row, and as HTML,
 * URLs and headers write it.
 */
function formsOf(secret) {
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [
    ...new Set([
      secret,
      inJson,
      inJson.replaceAll('"', '""'),
      inHtml(secret),
      inHtml(secret).replaceAll('"', '&quot;'),
      encodeURIComponent(secret),
      Buffer.from(secret).toString('base64'),
    ]),
  ];
}

const inHtml = text =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
