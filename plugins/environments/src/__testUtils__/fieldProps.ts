import type { AwsAccountPicker } from '../fields/AwsAccountPicker';

type Props = Parameters<typeof AwsAccountPicker>[0];

/** What a form hands to a field, as far as our fields look at it. */
export function fieldProps(
  given: Partial<
    Pick<Props, 'formContext' | 'formData' | 'rawErrors' | 'schema'>
  >,
): Props & { onChange: jest.Mock } {
  return {
    idSchema: { $id: 'field' },
    schema: {},
    uiSchema: {},
    onChange: jest.fn(),
    ...given,
  } as unknown as Props & { onChange: jest.Mock };
}
