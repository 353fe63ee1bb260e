import { readRules } from '../../services/wafv2/storedRules';
import { liveReader, pick } from './LiveReader';

export const webAcl = liveReader({
  type: 'AWS::WAFv2::WebACL',
  find: ({ region, properties, physicalId }) => {
    const [, id] = physicalId.split('|');
    return region.webAcls.find(
      ({ acl, scope }) => acl.Id === id && scope === properties.Scope,
    );
  },
  properties: ({ acl, rules }) => ({
    ...pick(acl, ['DefaultAction', 'Description', 'VisibilityConfig']),
    Rules: readRules(rules).map(inTemplateForm),
  }),
});

/** A template may write what a rule searches for as text or in base64. */
function inTemplateForm(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inTemplateForm);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) =>
      each instanceof Uint8Array
        ? [
            [key, Buffer.from(each).toString()],
            [`${key}Base64`, Buffer.from(each).toString('base64')],
          ]
        : [[key, inTemplateForm(each)]],
    ),
  );
}
