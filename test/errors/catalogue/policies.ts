import type { Part } from '../row.ts';
import { base, change, fileOf, policy, setting, withSettings } from '../scenario-rows.ts';

const presetFile = fileOf('mine.yaml', 'policies: { practice: {}, mine: { policy: ./mine.yaml } }', withSettings);
const jails = Array.from(
  { length: 401 },
  (_, i) => `j${i}: { rate: 1 per day, travel: 1 h, changes: { costs.bedDay: $${i} } }`,
);

const TWO_NAMES = 'A: { rate: 1 per day, travel: 1 h }, A.travel: { rate: 1 per day, travel: 1 h }';

export const POLICIES: Part = {
  title: 'Policies, dates and presets',
  about: 'A policy of a scenario, its changes, and files with presets.',
  rows: [
    change(
      'releaseNotice.notic.rule: advance',
      'releaseNotice.notice.rule: advance',
      'A change names a path that the scenario has.',
    ),
    setting(
      `base: { booking: {}, facilities: { ${TWO_NAMES} } }\n` +
        'policies: { practice: {}, other: { changes: { facilities.A.travel: 2 h } } }',
      `base: { booking: {}, facilities: { ${TWO_NAMES} } }\n` +
        'policies: { practice: {}, other: { changes: { facilities.A.clearing: 1 h } } }',
      'Two facilities have names with which the path has two meanings.',
    ),
    setting(
      'base: { booking: {}, facilities: { St Louis: { rate: 1 per day } } }\n' +
        'policies: { practice: { policy: minnesota-patchwork } }',
      'base: { booking: {}, facilities: { St. Louis: { rate: 1 per day } } }\n' +
        'policies: { practice: { policy: minnesota-patchwork } }',
      'A preset spells the facility differently; it would follow the rules for all others.',
    ),
    setting(
      'base: { booking: { rate: 6 per day }, detainer: { lodged: 60 per year } }\n' +
        'policies: { practice: {}, other: { changes: { detainer.lodged: 30 per year } } }',
      'base: { booking: { rate: 6 per day }, detainer: { lodged: 60 per year } }\n' +
        'policies: { practice: {}, other: { changes: { detainer.issue.regimeFactor: 0.5 } } }',
      'Detainers are counted under the present practice only.',
    ),
    setting(
      'base: { booking: { rate: 6 per day }, detainer: { lodged: 60 per year } }\n' +
        'policies: { practice: { changes: { detainer.issue.probability: 5 % } } }',
      'base: { booking: { rate: 6 per day }, detainer: { lodged: 20 per year } }\n' +
        'policies: { practice: { changes: { detainer.issue.regimeFactor: 0.9 } } }',
      'The baseline policy leaves no probability to compute.',
    ),
    change('booking.rate: 5 per day', 'agentArrival.noShow: 5 %', 'Policies are compared on the same people.'),
    change(
      Array.from({ length: 201 }, (_, i) => `costs.c${i}: 1`).join(', '),
      'costs.call: 5 min',
      'A policy has at most 200 changes.',
    ),
    policy(
      '{ changes: { releaseNotice.reasons.bail.weight: 50 % } }',
      '{ changes: { releaseNotice.notice.rule: none } }',
      'Under the policy, values of the base and of the policy do not fit each other.',
    ),
    policy('{ policy: no-coperation }', '{ policy: no-cooperation }', 'The preset is misspelt or unknown.'),
    policy(
      '{ dated: [{ from: 2018-02-01 }] }',
      '{ dated: [{ from: 2018-01-03 }] }',
      'A policy changes on a day of the run after the first.',
    ),
    policy(
      '{ dated: [{ from: 2018-01-05 }, { from: 2018-01-03 }] }',
      '{ dated: [{ from: 2018-01-03 }, { from: 2018-01-05 }] }',
      'The dates are not in order of time.',
    ),
    policy(
      '{ dated: [{ from: 2018-01-03 }, { from: 2018-01-03 }] }',
      '{ dated: [{ from: 2018-01-03 }, { from: 2018-01-05 }] }',
      'Two entries have the same date.',
    ),
    policy(
      '{ dated: [{ from: 2018-01-03, changes: { agentArrival.teams.count: 3 } }] }',
      '{ dated: [{ from: 2018-01-03, changes: { agentArrival.noShow: 3 % } }] }',
      'Teams and costs hold for the whole run.',
    ),
    policy(
      '{ policy: hennepin-2011-to-2019, dated: [{ from: 2018-01-03 }] }',
      '{ policy: no-cooperation, dated: [{ from: 2018-01-03 }] }',
      'A policy takes its dates from its preset or gives its own, not both.',
    ),
    policy(
      '{ facilities: { south: { policy: minnesota-patchwork } } }',
      '{ facilities: { south: { policy: no-cooperation } } }',
      'A preset with rules by facility cannot be the rule of one facility.',
    ),
    policy(
      '{ facilities: { sotuh: {} } }',
      '{ facilities: { south: {} } }',
      'The policy names a jail that the scenario does not have.',
    ),
    base(
      'facilities: { jail: { changes: { agentArrival.teams.count: 3 } } }',
      'facilities: { jail: { changes: { releaseNotice.hold.rule: upTo } } }',
      'A jail’s own regime decides what the jail does, not what the agency does.',
    ),
    setting(
      `base: { booking: {}, facilities: { ${jails.join(', ')} } }\npolicies: { a: {}, b: {}, c: {}, d: {}, e: {} }`,
      'base: { booking: { rate: 6 per day } }\npolicies: { a: {}, b: {} }',
      'Policies times facilities that differ are more than can be checked in a few seconds.',
    ),
    presetFile(
      'title: Mine\ndescription: My county’s rule.',
      'title: Mine\ndescription: My county’s rule.\nchanges: { releaseNotice.notice.rule: none }',
      'The file has none of the sections that a preset has, so it may be something else and is not shown.',
    ),
    presetFile(
      'title: Mine\ndescription: My county’s rule.\nchanges:',
      'title: Mine\ndescription: My county’s rule.\nchanges: { releaseNotice.notice.rule: none }',
      'A preset changes at least one value.',
    ),
    presetFile(
      'title: [Mine',
      'title: Mine\ndescription: My county’s rule.\nchanges: { releaseNotice.notice.rule: none }',
      'The text is not valid YAML.',
    ),
    presetFile(
      'title: Mine\ndescription: My county’s rule.\n' +
        'changes: { agentArrival.noShow: { value: 5 %, range: [1 %, 9 %] } }',
      'title: Mine\ndescription: My county’s rule.\nchanges: { agentArrival.noShow: 5 % }',
      'Only a scenario’s own values can have a range.',
    ),
  ],
};
