import { describe, expect, test } from '@jest/globals';
import { renderText } from '../../src/report/text.ts';
import { duration, mean, policyResult, result } from './results.ts';

/** 1,000 bookings and 100 detainers over ten replications. */
const practice = policyResult(
  'practice',
  { notIdentified: 800, noDetainer: 90, detainerTooLate: 10, noticeUnheard: 45, late: 30, pickedUpAtRelease: 25 },
  {
    noticeWindow: duration(61, 89, 116),
    heardWindow: duration(-120, 25, 112),
    pickupGap: duration(-42, -3, 37),
    pickupRate: mean(0.25, 0.021),
    detainersLodged: mean(10, 0.5),
    pickups: mean(2.5, 0.25),
    agentHours: mean(1234.5, 3),
  },
);
const held = policyResult(
  'held',
  { notIdentified: 800, noDetainer: 90, detainerTooLate: 10, pickedUpFromHold: 100 },
  { pickupRate: mean(1, 0), pickups: mean(10, 0.5), hoursHeld: mean(123.4, 5), exposure: mean(2838.2, 115) },
);

const sections = (text: string) => text.trimEnd().split('\n\n');
const section = (text: string, title: string) =>
  sections(text)
    .find((part) => part.startsWith(title))!
    .split('\n');

describe('the text of a result', () => {
  const text = renderText(result([practice, held], { notes: ['a rate per year is divided over 365 days'] }));

  test('says where the probability of a detainer is capped in over 1 % of cases, and nowhere else', () => {
    const capped = (share: number) => policyResult('surge', {}, { issueCapped: mean(share, 0) });
    expect(renderText(result([practice, capped(0.023)])).replace(/\s+/g, ' ')).toContain(
      'take it over 100 %, and it counts as 100 %: 2.3 % under "surge".',
    );
    expect(renderText(result([practice, capped(0.009)]))).not.toContain('counts as 100 %');
  });

  test('opens with what was run', () => {
    expect(sections(text)[0]).toBe('A made-up jail\n365 days, 10 replications, seed 1.');
  });

  test('says in one sentence how the notice window of the baseline is spread', () => {
    expect(sections(text)[1]).toBe(
      'Under "practice" ICE (the agency) asks for 24 h of notice and gets 1 h 29 min (median).\n' +
        'Of 100 detainers lodged before the exit (the largest loss; for the baseline, all of 5 or more):\n' +
        '  practice  25 end in a pickup; in 45 the notice is read or heard too late, in 30 the team arrives\n' +
        '            late.\n' +
        '  held      100 end in a pickup; none is missed.',
    );
  });

  test('names the policies by letters, including the baseline', () => {
    expect(section(text, 'Policies')).toEqual([
      'Policies, applied to the same simulated people',
      '  A  practice  Title of practice (baseline)',
      '  B  held      Title of held',
    ]);
  });

  test('a source is shown with its policy, or below if the line would be too wide', () => {
    const sourced = (name: string, source: string) => policyResult(name, {}, {}, { source });
    const long = `Star Tribune, early 2018; ${'The New York Times, 2026-01-22; '.repeat(3)}and others`;
    const lines = section(renderText(result([sourced('short', 'S1'), sourced('long', long)])), 'Policies').slice(1);
    expect(lines.slice(0, 2)).toEqual(['  A  short  Title of short (baseline)  [S1]', '  B  long   Title of long']);
    expect(lines.slice(2).join(' ').replace(/\s+/g, ' ').trim()).toBe(`[${long}]`);
    for (const line of lines) expect([...line].length).toBeLessThanOrEqual(100);
  });

  test('shows the windows as median and range, and a dash where nobody has one', () => {
    const [title, , a, b] = section(text, 'Notice and arrival');
    expect(title).toContain('where 24 h is asked for');
    expect(a.trim().split(/ {2,}/)).toEqual([
      'A',
      '1:29',
      '1:01 to 1:56',
      '0:25',
      '−2:00 to 1:52',
      '−0:03',
      '−0:42 to 0:37',
      '25.0',
      '± 2.1',
      '–',
    ]);
    expect(b.trim().split(/ {2,}/)).toEqual(['B', '–', '–', '–', '100.0', '± 0.0', '–']);
  });

  test('counts the outcomes in people of one run, and those of a detainer in shares of 100', () => {
    const lines = section(text, 'Outcomes').map((line) => line.trim().split(/ {2,}/));
    expect(lines).toContainEqual(['bookings', '100', '100']);
    expect(lines).toContainEqual(['detainer lodged before the exit', '10', '10']);
    expect(lines).toContainEqual(['read or heard too late', '45', '0']);
    expect(lines).toContainEqual(['picked up from hold', '0', '100']);
  });

  test('shows what each party asks about, and omits what is zero under every policy', () => {
    const lines = section(text, 'What each party bears');
    const cells = lines.map((line) => line.trim().split(/ {2,}/));
    expect(cells).toContainEqual(['agent hours', 'h', '1,235', '0']);
    expect(cells).toContainEqual(['hours held', 'h', '0', '123']);
    expect(lines.join('\n')).not.toContain('county staff hours');
    expect(lines.join('\n')).toContain('Basis: a figure of the test.');
    expect(lines.filter((line) => /^ {2}the /.test(line)).map((line) => line.trim())).toEqual([
      'the agency',
      'the county',
      'the person',
    ]);
  });

  test('shows the range of one run beside each average of one or two policies, and says where it is for more', () => {
    const ends = 'quantiles 5 % and 95 %' as const;
    const range = (low: number, high: number) => ({ low, high, ends, replications: 100 });
    const busy = policyResult('busy', {}, { agentHours: { ...mean(1234.5, 3), range: range(1100.4, 1400.6) } });
    const idle = policyResult('idle', {}, { agentHours: { ...mean(0, 0), range: range(0, 0) } });
    const borne = (policies: (typeof busy)[]) => section(renderText(result(policies)), 'What each party bears');
    const cells = borne([busy, idle]).map((line) => line.trim().split(/ {2,}/));
    expect(cells).toContainEqual(['A', 'in one year', 'B', 'in one year']);
    expect(cells).toContainEqual(['agent hours', 'h', '1,235', '1,100–1,401', '0', '0']);
    const three = borne([busy, idle, { ...idle, name: 'idler' }]);
    expect(three.map((line) => line.trim().split(/ {2,}/))).toContainEqual(['agent hours', 'h', '1,235', '0', '0']);
    expect(three.join(' ')).toContain('policies (--policy), also here.');
  });

  test('every basis of a possible liability is printed if policies have their own', () => {
    const other = { ...held, exposureBasis: 'another figure' };
    expect(renderText(result([practice, other]))).toContain('Basis: a figure of the test; another figure.');
  });

  test('shows differences with their sign, shares in percentage points', () => {
    const lines = section(text, 'Difference from "practice"').map((line) => line.trim().split(/ {2,}/));
    expect(lines).toContainEqual(['pickup rate', 'percentage points', '+75.0 ± 0.0']);
    expect(lines).toContainEqual(['agent hours', 'h', '−1,234.5 ± 0.0']);
    expect(lines).toContainEqual(['hours held', 'h', '+123.4 ± 0.0']);
  });

  test('shows context with its source and says that nothing is computed from it', () => {
    const figure = { title: 'Money at stake', figure: '$198M, about 10 % of the budget', source: 'a paper' };
    const shown = renderText(result([practice, held], { context: [figure] }));
    expect(section(shown, 'Context')).toEqual([
      'Context reported elsewhere (no figure above uses it)',
      '  Money at stake: $198M, about 10 % of the budget [a paper]',
    ]);
    const without = sections(shown).filter((part) => !part.startsWith('Context'));
    expect(without).toEqual(sections(renderText(result([practice, held]))));
  });

  test('shows the county’s cost by task, and the time of each task', () => {
    const paid = policyResult(
      'paid',
      { pickedUpAtRelease: 10 },
      {
        countyStaffHoursCalls: mean(4, 0),
        countyBedHours: mean(48, 0),
        countyCostCalls: mean(180, 0),
        countyCostHolds: mean(280, 0),
        countyCostTraining: mean(1800, 0),
      },
    );
    const cells = section(renderText(result([paid])), 'What each party bears').map((line) =>
      line.trim().split(/ {2,}/),
    );
    expect(cells.slice(cells.findIndex(([cell]) => cell === 'the county') + 1, -1)).toEqual([
      ['county staff hours: calls', 'h', '4.0'],
      ['county bed-hours: holds', 'h', '48.0'],
      ['county cost: calls', '$', '180'],
      ['county cost: training', '$', '1,800'],
      ['county cost: holds', '$', '280'],
    ]);
  });

  test('closes with notes, how much is assumed, and that nobody is real', () => {
    expect(sections(text).at(-1)).toBe(
      'Note: a rate per year is divided over 365 days\n' +
        '1 of 2 values of the scenario are assumptions without a source; 1 was reported or computed.\n' +
        '--out DIR lists each value with its source.\n' +
        'Everyone in this report is simulated; nobody is real.\n' +
        'pickup-gap 1.2.3, figures 4, scenario abcdef01…, resolved 01234567…, seed 1, replications 10',
    );
  });

  test('fits a terminal of 120 columns', () => {
    for (const line of text.split('\n')) expect([...line].length).toBeLessThanOrEqual(120);
  });
});

test('a single policy has no differences, and is not a baseline', () => {
  const text = renderText(result([practice]));
  expect(text).not.toMatch(/Difference|baseline/);
});

describe('given too few replications', () => {
  test('one gives no interval, and the report says so', () => {
    const alone = (policy: typeof practice) => ({
      ...policy,
      measures: Object.fromEntries(
        Object.entries(policy.measures).map(([key, measure]) => [key, { ...measure, low: null, high: null }]),
      ),
    });
    const one = result([alone(practice), alone(held)], { replications: 1 });
    for (const { measures } of one.differences)
      for (const measure of Object.values(measures)) measure.low = measure.high = null;
    const text = renderText(one);
    expect(text).toContain('365 days, 1 replication, seed 1.\nFewer than two replications: no intervals can be given.');
    expect(text).not.toContain('±');
    expect(text).toContain('+75.0');
  });

  test('none leaves nothing to report, and no number appears', () => {
    const nothing = policyResult('practice');
    const text = renderText(result([nothing, policyResult('held')], { replications: 0, complete: false }));
    expect(text).toContain('INCOMPLETE: ');
    expect(text).toContain('No replication finished, so there is nothing to report.');
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
  });
});

test('an incomplete run says so at the top', () => {
  const lines = renderText(result([practice], { complete: false })).split('\n');
  expect(lines[2]).toMatch(/^INCOMPLETE: the run stopped early/);
});
