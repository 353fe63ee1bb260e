import {
  type CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import FormHelperText from '@material-ui/core/FormHelperText';
import { useEffect, useRef } from 'react';
import { AddressNotice } from './AddressNotice';
import { shownFields } from './shownFields';
import { SpecSection } from './SpecSection';
import { fieldErrors, specIssuesAt } from './specIssues';

/**
 * `ui:field: EnvironmentSpecField` is a part of a specification, which
 * `ui:options` names with `path`.
 */
export const environmentSpecFieldSchema = makeFieldSchema({
  output: z => z.union([z.string(), z.record(z.unknown())]),
  uiOptions: z => z.object({ path: z.string() }),
});

/** The section of the short page, which nobody should have to open. */
const FIRST_SECTION = 'domain';

type Schema = typeof environmentSpecFieldSchema;

/**
 * The form's own field, with what is wrong in it said where and while it is
 * typed, in the words of the specification.
 */
export function EnvironmentSpecField(props: Schema['TProps']) {
  const { formContext, formData, registry, schema, uiSchema } = props;
  const { ObjectField, StringField } = registry.fields;
  const path = uiSchema['ui:options']?.path ?? '';
  const root = useRef<HTMLDivElement>(null);
  const refusal = (props.rawErrors ?? []).join('\n');
  // The button to go on is far below; what it stumbled over comes into view.
  useEffect(() => {
    if (refusal) root.current?.scrollIntoView({ block: 'start' });
  }, [refusal]);
  if (schema.type !== 'object') {
    // With a field of its own, a form leaves the words to that.
    const { 'ui:field': _, ...plain } = uiSchema;
    return (
      <>
        <StringField {...props} uiSchema={plain} />
        <FormHelperText>{schema.description}</FormHelperText>
      </>
    );
  }
  const issues = specIssuesAt(
    { ...formContext?.formData, [path]: formData },
    path,
  );
  return (
    <div ref={root}>
      <SpecSection
        title={schema.title ?? path}
        hasIssues={issues.length > 0}
        isOpenFirst={path === FIRST_SECTION}
      >
        {path === 'network' && (
          <AddressNotice
            answers={formContext?.formData}
            network={formData}
            onChange={props.onChange}
          />
        )}
        <ObjectField
          {...props}
          // The section has the title already.
          schema={{ ...shownFields(path, schema, formData), title: '' }}
          hideError={false}
          errorSchema={fieldErrors(issues)}
        />
      </SpecSection>
    </div>
  );
}

/** Lets nobody go on with what the specification refuses. */
export const validateEnvironmentSpecField: CustomFieldValidator<
  Schema['TOutput'],
  { path: string }
> = (_, field, { formData, schema, uiSchema }) => {
  const path = uiSchema?.['ui:options']?.path ?? '';
  for (const issue of specIssuesAt(formData, path)) {
    const title = titleOf(schema, issue.path.split('.')[1]);
    field.addError(title ? `${title}: ${issue.message}` : issue.message);
  }
};

function titleOf(section: object, field: string | undefined) {
  const { properties } = section as {
    properties?: Record<string, { title?: string } | undefined>;
  };
  return field && (properties?.[field]?.title ?? field);
}
