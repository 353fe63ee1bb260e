import type { Tag } from '@aws-sdk/client-cloudformation';
import { RESOURCE_PROVIDERS } from '../../cloudformation/resources';
import type { Stack } from '../../cloudformation/stacks/events';
import { parseTemplate } from '../../cloudformation/template/parseTemplate';
import type { Template } from '../../cloudformation/template/Template';
import { validationError } from '../../wire';
import type { Region } from '../../world/Region';

export interface GivenTemplate {
  template: Template;
  templateBody: string;
}

/**
 * The template of a request, inline or in a bucket.
 *
 * @throws AwsError `ValidationError` when there is none or it cannot be read
 */
export function readTemplate(
  global: Region,
  input: { TemplateBody?: string; TemplateURL?: string },
): GivenTemplate {
  const { TemplateBody, TemplateURL } = input;
  if (TemplateBody === undefined && TemplateURL === undefined) {
    throw validationError(
      'Either Template URL or Template Body must be specified.',
    );
  }
  const templateBody = readGivenText(global, TemplateBody, TemplateURL) ?? '';
  const template = parseTemplate(
    templateBody,
    TemplateBody === undefined ? 'bucket' : 'inline',
  );
  const unknown = Object.values(template.Resources)
    .map(each => each.Type)
    .filter(type => !RESOURCE_PROVIDERS.has(type));
  if (unknown.length > 0) {
    throw validationError(
      `Template format error: Unrecognized resource types: [${[
        ...new Set(unknown),
      ].join(', ')}]`,
    );
  }
  return { template, templateBody };
}

/** A document that was given inline, or as the address of an S3 object. */
export const readGivenText = (
  global: Region,
  body: string | undefined,
  address: string | undefined,
): string | undefined =>
  body ?? (address === undefined ? undefined : readFromBucket(global, address));

function readFromBucket(global: Region, address: string): string {
  const url = new URL(address);
  const steps = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const bucketInHost = /^(.+)\.s3[.-]/.exec(url.host)?.[1];
  const [bucket, ...key] = bucketInHost ? [bucketInHost, ...steps] : steps;
  const object = global.buckets.get(bucket)?.shape.objects[key.join('/')];
  if (!object) {
    throw validationError('S3 error: The specified key does not exist.');
  }
  return Buffer.from(object.body, 'base64').toString();
}

/** @throws AwsError when a resource would become one of another type */
export function assertSameTypes(stack: Stack, template: Template) {
  const changed = Object.values(stack.shape.resources)
    .filter(({ logicalId, type, status }) => {
      const next = template.Resources[logicalId]?.Type ?? type;
      return next !== type && status !== 'DELETE_COMPLETE';
    })
    .map(each => each.logicalId);
  if (changed.length === 0) return;
  throw validationError(
    `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${changed.join(
      ', ',
    )}]`,
  );
}

/** @throws AwsError for a role of this account that is not there */
export function assertRole(global: Region, roleArn: string | undefined) {
  if (roleArn === undefined) return;
  const [, accountId, name] =
    /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(roleArn) ?? [];
  const isUsable = accountId === global.accountId && global.roles.has(name);
  if (isUsable) return;
  throw validationError(`Role ${roleArn} is invalid or cannot be assumed`);
}

/** @throws AwsError `ValidationError` for a name that AWS would not take */
export function assertStackName(name: string | undefined) {
  if (name !== undefined && /^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) return;
  throw validationError(
    `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
  );
}

export const givenTags = (tags: Tag[] | undefined): Tag[] =>
  (tags ?? []).map(({ Key, Value }) => ({ Key, Value }));
