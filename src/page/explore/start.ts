import { ID } from './explore-data.ts';
import { unpacked } from './unpacked.ts';

/**
 * The only script that a page has as plain text: it unpacks the page's own script and runs it. The content security
 * policy names the hash of what is unpacked, so a browser runs nothing else.
 */
async function start(): Promise<void> {
  const script = document.createElement('script');
  script.textContent = await (await unpacked(document.getElementById(ID.script)?.textContent ?? '')).text();
  document.body.append(script);
}

start().catch((error: unknown) => {
  const panel = document.getElementById(ID.panel);
  const why = error instanceof Error ? error.message : String(error);
  if (panel !== null) panel.textContent = `The controls do not work in this browser: ${why}. The report is complete.`;
});
