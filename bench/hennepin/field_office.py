"""The field office in SimPy: teams with shifts, overtime, a line by priority and expected leave, trips."""
from heapq import heappop, heappush

from .draws import chance, seconds


class FieldOffice:
    def __init__(self, env, rules, on_duty, counts):
        self.env, self.rules, self.on_duty, self.counts = env, rules, on_duty, counts
        self.idle = rules["teams"][0]["count"]
        self.on_overtime = 0
        # Two lines: notices that may be served on overtime have one of their own.
        self.waiting, self.may_call_in = [], []
        self.looks_at = set()

    def fall_due(self, case):
        now = self.env.now
        if case.exit_at <= now:
            self.end(case, "outOfReach")
            return
        case.due_at = now
        case.called_in = self.allows_overtime(case, now)
        line = self.may_call_in if case.called_in else self.waiting
        heappush(line, (case.priority, case.expected_exit_at, case.number, case))
        self.look_at(now)

    def allows_overtime(self, case, now):
        return now - case.received_at >= self.rules["overtime"]["heardAheadSeconds"] and not self.on_duty.is_open(now)

    def look_at(self, t):
        """Sends teams at t, once everything else that happens at t has happened."""
        if t not in self.looks_at:
            self.looks_at.add(t)
            self.env.timeout(t - self.env.now).callbacks.append(self.look)

    def look(self, _):
        now = self.env.now
        self.looks_at.discard(now)
        if now in self.on_duty.ends:
            self.ask_for_overtime(now)
        while self.idle > 0:
            self.drop_departed(self.waiting, now)
            self.drop_departed(self.may_call_in, now)
            overtime = not self.on_duty.is_open(now)
            if overtime and self.on_overtime >= self.rules["overtime"]["teams"]:
                break
            line = self.may_call_in if overtime else self.first_line()
            if not line:
                break
            case = heappop(line)[-1]
            self.idle -= 1
            self.on_overtime += overtime
            self.env.process(self.trip(case, overtime))
        if self.waiting or self.may_call_in:
            self.look_at(self.on_duty.next_change(now))

    def ask_for_overtime(self, now):
        """The last shift ends: whoever was heard of early enough may still be served."""
        kept = []
        for entry in self.waiting:
            case = entry[-1]
            case.called_in = case.exit_at > now and self.allows_overtime(case, now)
            heappush(self.may_call_in if case.called_in else kept, entry)
        self.waiting = kept

    def first_line(self):
        if not self.waiting or not self.may_call_in:
            return self.waiting or self.may_call_in
        return min(self.waiting, self.may_call_in, key=lambda line: line[0][:3])

    def drop_departed(self, line, now):
        while line and line[0][-1].exit_at <= now:
            case = heappop(line)[-1]
            could_go = case.called_in or self.on_duty.open_within(case.due_at, case.exit_at)
            self.end(case, "noTeamFree" if could_go else "afterHours")

    def trip(self, case, overtime):
        env, rules = self.env, self.rules
        travel = rules["travel"][0]["distribution"]
        yield env.timeout(seconds(travel))
        if chance(rules["noShow"]):
            self.end(case, "noShow")
        else:
            yield env.timeout(self.meet(case))
            picked_up = case.outcome == "pickedUpAtRelease"
            yield env.timeout((seconds(rules["handover"]) if picked_up else 0) + seconds(travel))
        self.idle += 1
        self.on_overtime -= overtime
        self.look_at(env.now)

    def meet(self, case):
        """Ends the case of a person at whose jail a team has arrived. Returns how long the team waits."""
        rules, now = self.rules, self.env.now
        if case.counted:
            self.counts.arrivals += 1
            self.counts.gap_seconds += now - case.exit_at
        if now > case.exit_at:
            self.end(case, "late")
            return 0
        if now == case.exit_at:
            self.end(case, "pickedUpAtRelease")
            return 0
        until = max(now, case.expected_exit_at) + seconds(rules["patience"])
        if until < case.exit_at:
            self.end(case, "teamLeft")
            return until - now
        if chance(rules["otherExit"]):
            self.end(case, "lostByAnotherExit")
            return until - now
        self.end(case, "pickedUpAtRelease")
        return case.exit_at - now

    def end(self, case, outcome):
        case.outcome = outcome
        if case.counted:
            self.counts.outcomes[outcome] += 1
