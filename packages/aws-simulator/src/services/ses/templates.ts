import type * as ses from '@aws-sdk/client-sesv2';
import type { Handlers } from '../../wire';
import type { Resource } from '../../world/Resource';
import { tagList, tagsOf } from '../../world/Resource';
import type { EmailTemplateShape } from '../../world/resources/ses';
import { seededHex, seededUuid } from '../../world/seeded';
import type { World } from '../../world/World';
import { newResource, type Origin, type Place, placeOf } from '../Place';
import { alreadyExists, badRequest, notFound, sesPage } from './errors';
import { renderTemplate, TemplateError } from './renderTemplate';

export type EmailTemplate = Resource<EmailTemplateShape>;

export function templateHandlers(world: World) {
  return {
    CreateEmailTemplate({ TemplateName, TemplateContent, Tags }, context) {
      createTemplate(placeOf(world, context), TemplateName, TemplateContent, {
        tags: tagsOf(Tags),
      });
      world.changed();
      return {};
    },

    GetEmailTemplate({ TemplateName }, context) {
      const { shape, tags } = requireTemplate(
        placeOf(world, context),
        TemplateName,
      );
      return {
        TemplateName: shape.name,
        TemplateContent: shape.content,
        Tags: tagList(tags),
      };
    },

    UpdateEmailTemplate({ TemplateName, TemplateContent = {} }, context) {
      const place = placeOf(world, context);
      assertContent(TemplateContent);
      requireTemplate(place, TemplateName).shape.content = TemplateContent;
      world.changed();
      return {};
    },

    DeleteEmailTemplate({ TemplateName }, context) {
      const place = placeOf(world, context);
      const { id } = requireTemplate(place, TemplateName);
      place.region.emailTemplates.delete(id);
      world.changed();
      return {};
    },

    ListEmailTemplates(input, context) {
      const { region } = placeOf(world, context);
      const { items, next } = sesPage(region.emailTemplates.all(), input);
      return {
        TemplatesMetadata: items.map(({ id, createdAt }) => ({
          TemplateName: id,
          CreatedTimestamp: createdAt,
        })),
        NextToken: next,
      };
    },

    TestRenderEmailTemplate({ TemplateName, TemplateData }, context) {
      const { shape } = requireTemplate(placeOf(world, context), TemplateName);
      return { RenderedTemplate: mime(world, shape, parseData(TemplateData)) };
    },
  } satisfies Handlers<typeof ses>;
}

/** @throws NotFoundException */
export function requireTemplate({ region }: Place, name = ''): EmailTemplate {
  const found = region.emailTemplates.get(name);
  if (!found) throw notFound(`Template ${name} does not exist.`);
  return found;
}

/** @throws AlreadyExistsException, BadRequestException */
export function createTemplate(
  place: Place,
  name = '',
  content: ses.EmailTemplateContent = {},
  origin: Origin = {},
): EmailTemplate {
  const { region } = place;
  assertContent(content);
  if (region.emailTemplates.has(name)) {
    throw alreadyExists(`Template ${name} already exists.`);
  }
  return region.emailTemplates.put(
    newResource(place, origin, {
      id: name,
      arn: region.arn('ses', `template/${name}`),
      shape: { name, content },
    }),
  );
}

/** @throws BadRequestException */
export function assertContent(content: ses.EmailTemplateContent): void {
  if (!content.Subject) throw badRequest('The subject must be specified.');
  if (!content.Text && !content.Html) {
    throw badRequest('Either the text or the HTML body must be specified.');
  }
}

/** @throws BadRequestException */
function parseData(text = '{}'): Record<string, unknown> {
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data === 'object' && data !== null && !Array.isArray(data)) {
      return data as Record<string, unknown>;
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw badRequest('Template rendering data is invalid.');
}

/** @throws BadRequestException */
function rendered(template: string, data: Record<string, unknown>): string {
  try {
    return renderTemplate(template, data);
  } catch (error) {
    if (error instanceof TemplateError) throw badRequest(error.message);
    throw error;
  }
}

/** The message as it would be sent. */
function mime(
  world: World,
  { name, content }: EmailTemplateShape,
  data: Record<string, unknown>,
): string {
  const at = world.now();
  const key = [world.seed, name, at.getTime()];
  const boundary = `----=_Part_${seededHex(16, ...key)}`;
  const part = (type: string, text: string | undefined) =>
    text
      ? [
          `--${boundary}`,
          `Content-Type: ${type}; charset=UTF-8`,
          'Content-Transfer-Encoding: 7bit',
          '',
          rendered(text, data),
        ]
      : [];
  return [
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${seededUuid(...key)}@email.amazonses.com>`,
    `Subject: ${rendered(content.Subject ?? '', data)}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    ...part('text/plain', content.Text),
    ...part('text/html', content.Html),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}
