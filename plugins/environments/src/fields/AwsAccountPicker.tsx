import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { ChoiceField } from './ChoiceField';
import { useAccounts } from './useAccounts';

/** `ui:field: AwsAccountPicker` gives the twelve digits of an account. */
export const awsAccountPickerSchema = makeFieldSchema({
  output: z => z.string(),
});

/** One of the accounts that the portal is configured for. */
export function AwsAccountPicker(props: typeof awsAccountPickerSchema.TProps) {
  const { accounts, isLoading, error } = useAccounts();
  const { disabled, formData, idSchema, onChange, rawErrors, schema } = props;
  return (
    <ChoiceField
      id={idSchema?.$id ?? 'aws-account'}
      label={schema.title ?? 'AWS account'}
      help={schema.description}
      errors={[...(rawErrors ?? []), ...(error ? [error] : [])]}
      choices={accounts.map(({ accountId }) => accountId)}
      value={formData}
      isRequired={props.required ?? false}
      isDisabled={disabled || isLoading}
      onChange={onChange}
    />
  );
}
