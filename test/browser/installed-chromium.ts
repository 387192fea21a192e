import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser that this machine has, if it has one. */
export const installedChromium: string | undefined = PLACES.find((place) => existsSync(place));

/** Without these, Chromium asks servers of its maker for updates and the like. */
export const OFFLINE = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
