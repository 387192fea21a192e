/** How the agency learned of a person. */
export const CHANNELS = ['fingerprint', 'bookingCall', 'courtRecords'] as const;

export type Channel = (typeof CHANNELS)[number];

/** The name of each in reports. */
export const CHANNEL_NAMES: Readonly<Record<Channel, string>> = {
  fingerprint: 'fingerprint',
  bookingCall: 'booking call',
  courtRecords: 'court records',
};
