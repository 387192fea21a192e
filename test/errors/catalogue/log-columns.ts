import { command } from '../command-rows.ts';
import type { Part } from '../row.ts';

const OVERLAY = 'overlay my.yaml --log jail.csv --date-format m/d/yyyy';
const columns = (given: string, accepted: string, cause: string) =>
  command(`${OVERLAY} --columns "${given}"`, `${OVERLAY} --columns "${accepted}"`, cause);
const ACCEPTED = `${OVERLAY} --columns "bookedAt=Booked"`;

export const LOG_COLUMNS: Part = {
  title: 'Logs with other headers and dates',
  about: 'A command line. `jail.csv` has the columns Booked and Out, with dates as 1/2/2018 18:05.',
  rows: [
    columns('bokedAt=Booked', 'bookedAt=Booked', 'The name of our column is misspelt.'),
    columns('bookedAt=Boked', 'bookedAt=Booked', 'The header of the file is misspelt.'),
    columns('bookedAt=', 'bookedAt=Booked', 'The header is left out.'),
    columns('Booked', 'bookedAt=Booked', 'It is not said which column the header is.'),
    columns('bookedAt=Booked, bookedAt=Out', 'bookedAt=Booked, exitAt=Out', 'One column cannot have two headers.'),
    columns('bookedAt=Booked, exitAt=Booked', 'bookedAt=Booked, exitAt=Out', 'One header cannot be two columns.'),
    command(OVERLAY, ACCEPTED, 'The column of the bookings has another header.'),
    command(
      'overlay my.yaml --log jail.csv --columns "bookedAt=Booked"',
      ACCEPTED,
      'The order of day and month is never guessed.',
    ),
    command('overlay my.yaml --log cases.xes --columns "bookedAt=Booked"', ACCEPTED, 'XES has no columns.'),
    command('overlay my.yaml --log cases.xes --date-format m/d/yyyy', ACCEPTED, 'XES has its own form of dates.'),
    command('overlay my.yaml --log cases.xes --sheet Cases', ACCEPTED, 'Only a workbook has sheets.'),
    command(`${ACCEPTED} --sheet Cases`, ACCEPTED, 'A CSV file has no sheets.'),
  ],
};
