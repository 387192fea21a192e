import { fileURLToPath } from 'node:url';
import { QUEUES } from '../events/queues.ts';
import { pipelineApp } from './pipeline-app.ts';

/** What `npx cdk synth` and `npx cdk deploy` run. */
const project = fileURLToPath(new URL('..', import.meta.url));
pipelineApp({ project, queues: QUEUES, bundles: `${project}dist/functions` }).app.synth();
