import { bookPeople } from '../src/pipeline/steps/book-people.ts';
import { handle } from './shared/handle.ts';

/** Books the people of a range of a replication's days. */
export const handler = handle('booking', async (request, { plan, chunk, outbox }) => {
  await outbox.send('detainer', bookPeople(request, plan, chunk));
});
