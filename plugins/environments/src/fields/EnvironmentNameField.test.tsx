import { renderInTestApp } from '@backstage/frontend-test-utils';
import { createFieldValidation } from '@backstage/plugin-scaffolder-react/alpha';
import { screen } from '@testing-library/react';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { mockEnvironmentsApi } from '../__testUtils__/environmentsApi';
import { fieldProps } from '../__testUtils__/fieldProps';
import {
  EnvironmentNameField,
  validateEnvironmentName,
} from './EnvironmentNameField';

const chosen = {
  stage: 'production',
  owner: 'group:default/shop',
  accountId: '123456789012',
  region: 'us-east-1',
};
const taken = {
  available: false,
  exists: true,
  reason: 'The name books-production is taken',
};

function render(formData: string, api = mockEnvironmentsApi()) {
  renderInTestApp(
    <EnvironmentNameField
      {...fieldProps({ formData, formContext: { formData: chosen } })}
    />,
    { apis: [[environmentsApiRef, api]] },
  );
  return api;
}

async function errorsOf(name: string, api = mockEnvironmentsApi()) {
  const validation = createFieldValidation();
  await validateEnvironmentName(name, validation, {
    apiHolder: { get: () => api as never },
    formData: { ...chosen, name },
    schema: {},
  });
  return validation.__errors ?? [];
}

describe('EnvironmentNameField', () => {
  it('says in words what is wrong with a name, and does not ask for it', async () => {
    const api = render('Books!');
    expect(
      await screen.findByText(/^Use lower-case letters, digits and single/),
    ).toBeInTheDocument();
    expect(api.availability).not.toHaveBeenCalled();
    expect(await errorsOf('Books!')).toEqual([
      expect.stringMatching(/^Use lower-case letters/),
    ]);
  });

  it('tells whose name it is', async () => {
    const api = mockEnvironmentsApi();
    api.availability.mockResolvedValue(taken);
    render('books', api);
    expect(await screen.findByText(taken.reason)).toBeInTheDocument();
    expect(api.availability).toHaveBeenCalledWith({
      environmentId: 'books-production',
      accountId: chosen.accountId,
      region: chosen.region,
      owner: chosen.owner,
    });
    expect(await errorsOf('books', api)).toEqual([taken.reason]);
  });

  it('tells that an environment of ours will be changed', async () => {
    const api = mockEnvironmentsApi();
    api.availability.mockResolvedValue({ available: true, exists: true });
    render('books', api);
    expect(await screen.findByText(/this will change it/)).toBeInTheDocument();
    expect(await errorsOf('books', api)).toEqual([]);
  });

  it('says that AWS could not be asked', async () => {
    const api = mockEnvironmentsApi();
    api.availability.mockRejectedValue(new Error('AWS does not answer'));
    render('books', api);
    expect(
      await screen.findByText(/could not be asked: AWS does not answer/),
    ).toBeInTheDocument();
  });
});
