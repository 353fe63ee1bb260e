import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { mockEnvironmentsApi } from '../__testUtils__/environmentsApi';
import { fieldProps } from '../__testUtils__/fieldProps';
import { AwsAccountPicker } from './AwsAccountPicker';
import { AwsRegionPicker } from './AwsRegionPicker';

function render(field: JSX.Element, api = mockEnvironmentsApi()) {
  renderInTestApp(field, { apis: [[environmentsApiRef, api]] });
}

const open = async (label: string) =>
  userEvent.click(await screen.findByLabelText(label));
const options = async () =>
  (await screen.findAllByRole('option')).map(option => option.textContent);

describe('AwsAccountPicker', () => {
  it('offers the accounts that the portal is configured for', async () => {
    const props = fieldProps({ schema: { title: 'AWS account' } });
    render(<AwsAccountPicker {...props} />);
    await open('AWS account');
    expect(await options()).toEqual(['123456789012', '210987654321']);
    await userEvent.click(screen.getByRole('option', { name: /^2109/ }));
    expect(props.onChange).toHaveBeenCalledWith('210987654321');
  });

  it('says that the accounts could not be read', async () => {
    const api = mockEnvironmentsApi();
    api.accounts.mockRejectedValue(new Error('the backend is away'));
    render(<AwsAccountPicker {...fieldProps({})} />, api);
    expect(
      await screen.findByText(
        'The accounts could not be read: the backend is away',
      ),
    ).toBeInTheDocument();
  });
});

describe('AwsRegionPicker', () => {
  it('offers the regions of the account that was chosen', async () => {
    const props = fieldProps({
      schema: { title: 'Region' },
      formData: 'eu-north-1',
      formContext: { formData: { accountId: '123456789012' } },
    });
    render(<AwsRegionPicker {...props} />);
    expect(await screen.findByText('eu-north-1')).toBeInTheDocument();
    await open('Region');
    expect(await options()).toEqual(['us-east-1', 'eu-north-1']);
  });

  it('chooses the only region of an account itself', async () => {
    const props = fieldProps({
      formContext: { formData: { accountId: '210987654321' } },
    });
    render(<AwsRegionPicker {...props} />);
    await waitFor(() =>
      expect(props.onChange).toHaveBeenCalledWith('us-west-2'),
    );
  });
});
