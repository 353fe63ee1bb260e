import { ResponseError } from '@backstage/errors';
import { messageOf } from './messageOf';

const answer = (body: string, type: string) =>
  ResponseError.fromResponse({
    ok: false,
    status: 503,
    statusText: 'Service Unavailable',
    text: async () => body,
    headers: new Headers({ 'content-type': type }),
  } as Response);

describe('messageOf', () => {
  it('gives the words of a Backstage backend', async () => {
    const body = JSON.stringify({
      error: { name: 'Error', message: 'The database does not answer' },
      response: { statusCode: 503 },
    });
    expect(messageOf(await answer(body, 'application/json'))).toBe(
      'The database does not answer',
    );
  });

  it('gives what it is where somebody else has answered', async () => {
    expect(messageOf(await answer('<html/>', 'text/html'))).toMatch(/503/);
  });

  it('gives the message of an error, or what was thrown', () => {
    expect(messageOf(new TypeError('Failed to fetch'))).toBe('Failed to fetch');
    expect(messageOf('nothing')).toBe('nothing');
  });
});
