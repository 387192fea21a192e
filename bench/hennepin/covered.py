"""What the SimPy program leaves out, because hennepin's practice has none of it. A scenario that does is refused."""

ONE = (
    ("booking.arrivals.kind", "rate"),
    ("booking.arrivals.dispersion", 1),
    ("booking.arrivals.hourOfWeek", [1] * 168),
    ("booking.arrivals.months", [1] * 12),
    ("booking.facility", [1]),
    ("booking.joint", []),
    ("booking.priorContact.notForeignBorn", 0),
)
OF_POLICY = (
    ("detainer.bookingCall.rule", "everyForeignBorn"),
    ("detainer.bookingCall.asksFirst", False),
    ("detainer.courtRecords.probability.notForeignBorn", 0),
    ("detainer.issue.weekdays", []),
    ("detainer.issue.afterRefusal", 1),
    ("detainer.askedAbout.probability", 0),
    ("releaseNotice.notice.rule", "atClearing"),
    ("releaseNotice.notice.compliance", 1),
    ("releaseNotice.notice.delayRelease", False),
    ("releaseNotice.otherwise.probability", 0),
    ("releaseNotice.channel.kind", "phone"),
    ("releaseNotice.channel.singlePointOfContact", False),
    ("releaseNotice.discretion", {"week": 1, "person": 1}),
    ("releaseNotice.handover.rule", "none"),
    ("releaseNotice.hold.rule", "none"),
    ("agentArrival.travelFactor", [1] * 24),
    ("agentArrival.onSiteOffice.hours.intervals", []),
    ("agentArrival.declineBy", []),
    ("agentArrival.overtime.rule", "calledIn"),
    ("agentArrival.order", "leavesFirst"),
    ("agentArrival.dispatch", "everyNotice"),
    ("agentArrival.asksBeforeSettingOut", True),
    ("agentArrival.wayBack", None),
    ("agentArrival.retries", 0),
)


def refuse_what_is_not_covered(scenario, policy):
    for within, pairs in ((scenario, ONE), (policy, OF_POLICY)):
        for path, expected in pairs:
            value = within
            for key in path.split("."):
                value = value[key]
            if value != expected:
                raise SystemExit(f"hennepin_simpy.py knows {path} only as {expected!r}; the scenario has {value!r}.")
    if len(policy["agentArrival"]["teams"]) != 1 or any(c["byHour"] for c in policy["releaseNotice"]["clearing"]):
        raise SystemExit("hennepin_simpy.py knows one group of teams, and a clearing time without hours.")
    if any(reason["within"] != "spread" for reason in policy["releaseNotice"]["reasons"]):
        raise SystemExit("hennepin_simpy.py knows release hours only as spread.")
