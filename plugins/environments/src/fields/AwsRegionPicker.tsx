import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { ChoiceField } from './ChoiceField';
import { useAccounts } from './useAccounts';

/** `ui:field: AwsRegionPicker` gives a region, such as `us-east-1`. */
export const awsRegionPickerSchema = makeFieldSchema({
  output: z => z.string(),
});

/** One of the regions of the account that was chosen beside it. */
export function AwsRegionPicker(props: typeof awsRegionPickerSchema.TProps) {
  const { accounts, isLoading, error } = useAccounts();
  const { disabled, formContext, formData, idSchema, onChange, rawErrors } =
    props;
  const accountId: unknown = formContext?.formData?.accountId;
  const account =
    accounts.find(candidate => candidate.accountId === accountId) ??
    accounts[0];
  return (
    <ChoiceField
      id={idSchema?.$id ?? 'aws-region'}
      label={props.schema.title ?? 'Region'}
      help={props.schema.description}
      errors={[...(rawErrors ?? []), ...(error ? [error] : [])]}
      choices={account?.regions ?? []}
      value={formData}
      isRequired={props.required ?? false}
      isDisabled={disabled || isLoading}
      onChange={onChange}
    />
  );
}
