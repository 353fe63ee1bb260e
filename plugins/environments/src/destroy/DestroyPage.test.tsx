import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  deployment,
  mockEnvironmentsApi,
} from '../__testUtils__/environmentsApi';
import { renderPage } from '../__testUtils__/renderPage';

const PATH = '/destroy/123456789012/us-east-1/shop-production';

function api(environmentId = 'shop-production') {
  const mock = mockEnvironmentsApi();
  mock.destroyPreview.mockResolvedValue({
    environmentId,
    accountId: '123456789012',
    region: 'us-east-1',
    confirmation: 'shop-production',
    stacks: [
      {
        stackName: 'shop-production-data',
        part: 'data',
        region: 'us-east-1',
        stackStatus: 'CREATE_COMPLETE',
        consoleUrl: 'https://console.example.com/data',
        isTerminationProtected: true,
        resources: [
          {
            logicalId: 'Assets',
            resourceType: 'AWS::S3::Bucket',
            data: 'lost',
            contents: '1,204 objects',
          },
        ],
      },
    ],
    lost: ['1,204 objects in the bucket of assets'],
    kept: ['A final snapshot of the database'],
    protections: ['Termination protection of shop-production-data'],
    canSnapshot: true,
    problems: [],
    monthlyUsd: 154.97,
  });
  const destruction = { ...deployment, kind: 'destroy' as const };
  mock.destroy.mockResolvedValue(destruction);
  mock.follow.mockResolvedValue({ deployment: destruction, events: [] });
  return mock;
}

describe('DestroyPage', () => {
  it('says what is lost and kept, and wants the name typed', async () => {
    const mock = renderPage(PATH, { api: api() });
    expect(
      await screen.findByText('1,204 objects in the bucket of assets'),
    ).toBeInTheDocument();
    expect(screen.getByText('A final snapshot of the database')).toBeVisible();
    const button = await screen.findByRole('button', {
      name: 'Take down shop-production',
    });
    expect(button).toBeDisabled();
    await userEvent.type(
      screen.getByLabelText('Type shop-production to go on'),
      'shop-production',
    );
    await userEvent.click(button);
    expect(mock.destroy).toHaveBeenCalledWith(
      expect.objectContaining({ environmentId: 'shop-production' }),
      expect.objectContaining({
        confirmation: 'shop-production',
        finalSnapshot: true,
      }),
    );
    expect(
      await screen.findByRole('heading', { name: 'Take down shop-production' }),
    ).toBeInTheDocument();
  });

  it('says of an empty stack that there is nothing in it', async () => {
    const mock = api('shells-staging');
    mock.destroyPreview.mockResolvedValue({
      environmentId: 'shells-staging',
      accountId: '123456789012',
      region: 'us-east-1',
      confirmation: 'shells-staging',
      stacks: [
        {
          stackName: 'shells-staging-network',
          part: 'network',
          region: 'us-east-1',
          stackStatus: 'REVIEW_IN_PROGRESS',
          isTerminationProtected: false,
          resources: [],
        },
      ],
      lost: [],
      kept: [],
      protections: [],
      canSnapshot: false,
      problems: [],
    });
    renderPage(PATH, { api: mock });
    await userEvent.click(await screen.findByText(/empty: it was never made/));
    expect(screen.getByText(/there is nothing in it/)).toBeInTheDocument();
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(
      screen.getByLabelText('Type shells-staging to go on'),
    ).toBeInTheDocument();
  });

  it('leaves it to those who may', async () => {
    // Decisions are remembered, by environment.
    renderPage(PATH, {
      api: api('books-staging'),
      denied: ['environments.destroy'],
    });
    expect(
      await screen.findByText(/permission environments.destroy/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});
