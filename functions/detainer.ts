import { decideDetainers } from '../src/pipeline/steps/decide-detainers.ts';
import { handle } from './shared/handle.ts';

/** Decides, under every policy, whether and when the agency learns of each person and lodges a detainer. */
export const handler = handle('detainer', async (booked, { plan, outbox }) => {
  await outbox.send('release-notice', decideDetainers(booked, plan));
});
