import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { mockEnvironmentsApi } from '../__testUtils__/environmentsApi';
import { AddressNotice } from './AddressNotice';

const answers = {
  name: 'shop',
  stage: 'production',
  accountId: '123456789012',
  region: 'us-east-1',
};

function render(network: object, api = mockEnvironmentsApi()) {
  const onChange = jest.fn();
  renderInTestApp(
    <AddressNotice answers={answers} network={network} onChange={onChange} />,
    { apis: [[environmentsApiRef, api]] },
  );
  return { api, onChange };
}

describe('AddressNotice', () => {
  it('names the networks with the same addresses, and offers a free range', async () => {
    const api = mockEnvironmentsApi();
    api.addresses.mockResolvedValue({
      overlaps: [
        { cidr: '10.0.0.0/16', vpcId: 'vpc-1', environmentId: 'shop-staging' },
        { cidr: '10.0.4.0/24', vpcId: 'vpc-2' },
      ],
      suggestion: '10.1.0.0/16',
    });
    const { onChange } = render({ cidr: '10.0.0.0/16', natGateways: 1 }, api);
    expect(
      await screen.findByText(
        /overlaps with shop-staging \(10.0.0.0\/16\), vpc-2/,
      ),
    ).toBeInTheDocument();
    expect(api.addresses).toHaveBeenCalledWith({
      environmentId: 'shop-production',
      accountId: '123456789012',
      region: 'us-east-1',
      cidr: '10.0.0.0/16',
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Take 10.1.0.0/16' }),
    );
    expect(onChange).toHaveBeenCalledWith({
      cidr: '10.1.0.0/16',
      natGateways: 1,
    });
  });

  it('says that nobody could be asked', async () => {
    const api = mockEnvironmentsApi();
    api.addresses.mockRejectedValue(new Error('The backend is away'));
    render({ cidr: '10.0.0.0/16' }, api);
    expect(await screen.findByText(/The backend is away/)).toBeInTheDocument();
  });

  it('asks nothing about what is no range', () => {
    const { api } = render({ cidr: '10.0.0' });
    expect(api.addresses).not.toHaveBeenCalled();
  });
});
