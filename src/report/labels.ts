/** pickedUpAtRelease -> "picked up at release"; a name that is no camelCase stays as it is. */
export function spaced(key: string): string {
  if (key === 'judgesOrder') return "judge's order";
  return key.replace(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}

/** What each party asks about, side by side: the measures that a report shows under its name (domain.md, "Stance"). */
export const PARTIES: readonly { party: string; keys: readonly string[] }[] = [
  {
    party: 'the agency',
    keys: [
      'noticesSent',
      'pickups',
      'agentHours',
      'agentHoursDriving',
      'agentHoursWaiting',
      'agentHoursAtDoor',
      'agentHoursWithoutPickup',
      'agencyCost',
      'agencyCostDriving',
      'agencyCostWaiting',
      'agencyCostAtDoor',
      'agencyCostPaidBack',
    ],
  },
  {
    party: 'the county',
    keys: [
      'countyStaffHours',
      'countyStaffHoursCalls',
      'countyStaffHoursNotices',
      'countyStaffHoursHandovers',
      'countyStaffHoursTraining',
      'countyBedHours',
      'countyCost',
      'countyCostCalls',
      'countyCostNotices',
      'countyCostHandovers',
      'countyCostTraining',
      'countyCostHolds',
      'exposure',
    ],
  },
  {
    party: 'the person',
    keys: [
      'peopleHeld',
      'hoursHeld',
      'hoursHeldNone',
      'hoursHeldAdministrativeRequest',
      'hoursHeldJudgesOrder',
      'hoursHeldWarrant287g',
      'peopleHeldPast48h',
      'heldToLimit',
      'askedBeforeCall',
      'calledWithoutAsking',
      'callsAgainstRefusal',
    ],
  },
];
