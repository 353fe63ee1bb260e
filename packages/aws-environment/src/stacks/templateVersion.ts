/**
 * The version of the templates, written into the tags of what they make. Raise
 * it with every change to a stack.
 */
export const TEMPLATE_VERSION = '4';
