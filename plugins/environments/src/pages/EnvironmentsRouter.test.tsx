import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
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

  it('show the newest deployments first, and older ones on demand', async () => {
    const api = mockEnvironmentsApi();
    const named = (id: string, environmentId: string) => ({
      ...deployment,
      id,
      environmentId,
    });
    api.list.mockImplementation(async ({ before }) =>
      before
        ? { items: [named('d1', 'books-staging')] }
        : { items: [named('d2', 'shop-production')], next: 'd2' },
    );
    renderPage('', { api });
    const table = await screen.findByRole('table', { name: 'Deployments' });
    expect(within(table).getByText('shop-production')).toBeInTheDocument();
    expect(within(table).queryByText('books-staging')).toBeNull();
    await userEvent.click(
      screen.getByRole('button', { name: 'Load older deployments' }),
    );
    expect(await within(table).findByText('books-staging')).toBeVisible();
    expect(within(table).getByText('shop-production')).toBeVisible();
    expect(api.list).toHaveBeenLastCalledWith(
      expect.objectContaining({ before: 'd2' }),
    );
    // That was all.
    expect(
      screen.queryByRole('button', { name: 'Load older deployments' }),
    ).toBeNull();
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
