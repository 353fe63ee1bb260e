import { screen, waitFor } from '@testing-library/react';
import { ResponseError } from '@backstage/errors';
import {
  deployment,
  event,
  mockEnvironmentsApi,
} from '../__testUtils__/environmentsApi';
import { renderPage } from '../__testUtils__/renderPage';

const refusal = (status: number, message: string) =>
  ResponseError.fromResponse({
    ok: false,
    status,
    statusText: 'No',
    text: async () =>
      JSON.stringify({
        error: { name: 'Error', message },
        response: { statusCode: status },
      }),
    headers: new Headers({ 'content-type': 'application/json' }),
  } as never);

describe('the pages of plans and deployments', () => {
  it.each([
    ['/nothing/here', 'There is nothing here'],
    ['/deployments/d9', 'There is no such deployment'],
    ['/plans/p9', 'There is no such plan'],
  ])('lead on from %s', async (path, title) => {
    const api = mockEnvironmentsApi();
    const notFound = await refusal(404, 'No such thing');
    api.follow.mockRejectedValue(notFound);
    api.getPlan.mockRejectedValue(notFound);
    renderPage(path, { api });
    expect(
      await screen.findByRole('heading', { name: title }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'All plans and deployments' }),
    ).toHaveAttribute('href', '/environments');
  });

  it('say in the words of the backend what they could not read', async () => {
    const api = mockEnvironmentsApi();
    api.follow.mockRejectedValue(
      await refusal(503, 'The database does not answer'),
    );
    renderPage('/deployments/d1', { api });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The deployment could not be read');
    expect(alert).toHaveTextContent('The database does not answer');
    expect(alert).toHaveTextContent('It is asked for again by itself.');
  });

  it('are told apart by the title of the tab', async () => {
    renderPage('/deployments/d1');
    await waitFor(() =>
      expect(document.title).toMatch(/^Deploy shop-production/),
    );
  });

  it('lead from a deployment to the attempt before', async () => {
    const api = mockEnvironmentsApi();
    api.follow.mockResolvedValue({
      deployment: { ...deployment, retryOf: 'd0' },
      events: [event],
    });
    renderPage('/deployments/d1', { api });
    expect(
      await screen.findByRole('link', { name: 'after this attempt' }),
    ).toHaveAttribute('href', '/environments/deployments/d0');
  });
});
