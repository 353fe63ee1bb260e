/** A mail with places for what SES is given to fill in. */
export interface EmailTemplate {
  name: string;
  subject: string;
  text: string;
  html: string;
}

const template = (
  name: string,
  subject: string,
  paragraphs: string[],
): EmailTemplate => ({
  name,
  subject,
  text: paragraphs.join('\n\n'),
  html: paragraphs.map(each => `<p>${each}</p>`).join(''),
});

/** The mails of the architecture (R124 to R126), short, to be rewritten. */
export const EMAIL_TEMPLATES: readonly EmailTemplate[] = [
  template('StreakReminder', 'Keep your streak of {{days}} days', [
    'Hello {{name}},',
    'you have been here for {{days}} days in a row. Come back today to keep it up: {{url}}',
  ]),
  template('WeeklyDigest', 'Your week', [
    'Hello {{name}},',
    'this was your week: {{summary}}',
    'All of it is here: {{url}}',
  ]),
  template('WelcomeEmail', 'Welcome, {{name}}', [
    'Hello {{name}},',
    'your account is ready. Begin here: {{url}}',
  ]),
];
