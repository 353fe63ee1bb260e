import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ChoiceField } from './ChoiceField';

const field = {
  id: 'region',
  label: 'Region',
  errors: [],
  isRequired: true,
  isDisabled: false,
  value: undefined,
};

describe('ChoiceField', () => {
  it('offers the choices', async () => {
    const onChange = jest.fn();
    render(
      <ChoiceField
        {...field}
        choices={['us-east-1', 'eu-north-1']}
        onChange={onChange}
      />,
    );
    await userEvent.click(screen.getByLabelText(/Region/));
    await userEvent.click(screen.getByRole('option', { name: 'eu-north-1' }));
    expect(onChange).toHaveBeenCalledWith('eu-north-1');
  });

  it('makes the only choice itself', () => {
    const onChange = jest.fn();
    render(
      <ChoiceField {...field} choices={['us-east-1']} onChange={onChange} />,
    );
    expect(onChange).toHaveBeenCalledWith('us-east-1');
  });

  it('shows what is wrong', () => {
    render(
      <ChoiceField
        {...field}
        errors={['The accounts could not be read']}
        choices={[]}
        onChange={jest.fn()}
      />,
    );
    expect(
      screen.getByText('The accounts could not be read'),
    ).toBeInTheDocument();
  });
});
