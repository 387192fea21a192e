import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { KEEPING_FOLDER, KEEPS_DATA_OUTPUT } from '../../events/stack-settings.ts';
import { withDeployable } from '../../src/cli/deployment/deployable.ts';
import { readAssembly, type Template } from '../../src/stack/assembly/assembly.ts';

/** What `pickup-gap deploy` gives the CDK: a copy of the assembly that `npm run build` made. */

const STACK = resolve('dist/stack');
const read = (...path: string[]) => JSON.parse(readFileSync(join(STACK, ...path), 'utf8'));

describe('a copy of the assembly under another name', () => {
  test.each([false, true])('is accepted by the CDK’s command line (data kept: %s)', async (keepData) => {
    const cdk = resolve('node_modules/aws-cdk/bin/cdk');
    const listed = await withDeployable({ stack: 'Other', keepData, from: STACK }, async (folder) =>
      spawnSync(process.execPath, [cdk, 'list', '--long', '--json', '--app', folder, '--no-notices'], {
        cwd: folder,
        encoding: 'utf8',
        env: { HOME: folder, AWS_EC2_METADATA_DISABLED: 'true', CDK_DISABLE_CLI_TELEMETRY: 'true' },
      }),
    );
    expect(listed.stderr).not.toMatch(/error/i);
    expect(JSON.parse(listed.stdout)).toMatchObject([{ id: 'Other', name: 'Other' }]);
  });

  test('has the code of every function', async () => {
    await withDeployable({ stack: 'Other', keepData: true, from: STACK }, async (folder) => {
      const { template, codeFolder } = readAssembly(folder);
      const functions = Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::Lambda::Function');
      expect(functions).toHaveLength(5);
      for (const { Properties } of functions) {
        const { S3Key } = Properties!.Code as { S3Key: string };
        expect(readFileSync(join(codeFolder(S3Key), 'index.cjs')).length).toBeGreaterThan(1000);
      }
    });
  });
});

test('the template that keeps data differs from the plain one in nothing else', () => {
  const plain: Template = read('PickupGap.template.json');
  const keeping: Template = read(KEEPING_FOLDER, 'PickupGap.template.json');
  const kept = Object.entries(keeping.Resources).filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain');
  expect(new Set(kept.map(([, { Type }]) => Type))).toEqual(
    new Set(['AWS::DynamoDB::Table', 'AWS::SQS::Queue', 'AWS::Logs::LogGroup']),
  );
  for (const [id, resource] of kept) {
    expect(plain.Resources[id]).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
    resource.DeletionPolicy = 'Delete';
    resource.UpdateReplacePolicy = 'Delete';
    if (resource.Type !== 'AWS::DynamoDB::Table') continue;
    // CloudFormation changes a deletion policy only together with something else: here, point-in-time recovery.
    expect(resource.Properties!.PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: true });
    resource.Properties!.PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: false };
  }
  expect(keeping.Outputs![KEEPS_DATA_OUTPUT]).toEqual({ Value: 'true' });
  expect(plain.Outputs![KEEPS_DATA_OUTPUT]).toEqual({ Value: 'false' });
  keeping.Outputs![KEEPS_DATA_OUTPUT] = { Value: 'false' };
  expect(keeping).toEqual(plain);
});
