import { fileURLToPath } from 'node:url';

const PLACE = new URL(`${import.meta.url.endsWith('.ts') ? '../../../dist/' : './'}stack/`, import.meta.url);

/** What `npm run build` synthesised: beside the source and beside the bundle alike. */
export const ASSEMBLY_FOLDER = fileURLToPath(PLACE);
