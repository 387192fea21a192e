"""One policy of scenarios/hennepin.yaml in SimPy: practice, and everything that the model says of it.

    hennepin_simpy.py RESOLVED.json REPLICATIONS SEED

RESOLVED.json is what `pickup-gap resolve scenarios/hennepin.yaml --json` prints, so no number is copied here. Only
people who can be identified become processes; the others are a number. Prints one line of JSON: processor seconds of
the replications, without the tables of hours, and what each of them counted.
"""
import json
import random
import sys
import time

sys.dont_write_bytecode = True

import simpy  # noqa: E402

from hennepin.covered import refuse_what_is_not_covered  # noqa: E402
from hennepin.draws import chance, count, seconds, swing  # noqa: E402
from hennepin.field_office import FieldOffice  # noqa: E402
from hennepin.local_time import DAY, Hours, LocalTime, WeightedTime  # noqa: E402

# How long before the run people who leave still matter for the teams.
MARGIN_DAYS = 14
# The tables of hours reach this far. Custody is cut before their end, which one person in three million reaches.
TABLES_DAYS, LONGEST_CUSTODY = 12_000, 10_000 * DAY


class Counts:
    def __init__(self):
        self.bookings = self.notices = self.window_seconds = self.arrivals = self.gap_seconds = 0
        self.outcomes = dict.fromkeys((
            "notIdentified", "noDetainer", "detainerTooLate", "noticeUnheard", "declined", "outOfReach", "afterHours",
            "noTeamFree", "noShow", "late", "lostByAnotherExit", "teamLeft", "pickedUpAtRelease"), 0)


class Case:
    __slots__ = ("number", "counted", "priority", "convicted", "consents", "exit_at", "received_at",
                 "expected_exit_at", "due_at", "called_in", "outcome")


class Hennepin:
    def __init__(self, scenario):
        policy = next(one for one in scenario["policies"] if one["name"] == "practice")
        refuse_what_is_not_covered(scenario, policy)
        self.booking, self.detainer = scenario["booking"], policy["detainer"]
        self.release, self.agents = policy["releaseNotice"], policy["agentArrival"]
        self.days, self.warm_up, self.cool_down = (scenario[key] for key in ("days", "warmUpDays", "coolDownDays"))
        self.run_in = scenario["runIn"]["tables"][0]
        self.local = LocalTime(scenario["zone"], scenario["start"], self.warm_up + 8, TABLES_DAYS,
                               scenario["holidays"])
        self.reasons = self.release["reasons"]
        self.order_times = [WeightedTime(self.local, one["hours"], one["profile"]) for one in self.reasons]
        self.desk = Hours(self.local, self.release["channel"]["phone"]["hours"])
        self.on_duty = Hours(self.local, self.agents["teams"][0]["hours"])

    def run(self):
        self.env = simpy.Environment(self.local.second(-self.warm_up, 0))
        self.counts, self.swings = Counts(), {}
        self.office = FieldOffice(self.env, self.agents, self.on_duty, self.counts)
        self.env.process(self.book())
        self.env.run()
        counts = self.counts
        others = count(self.booking["arrivals"]["perDay"] * (1 - self.booking["foreignBorn"]) * self.days)
        counts.bookings += others
        counts.outcomes["notIdentified"] += others
        return counts

    def book(self):
        """Books those who can be identified. Without prior contact elsewhere, that is everybody born abroad."""
        env = self.env
        rate = self.booking["arrivals"]["perDay"] * self.booking["foreignBorn"] / DAY
        starts, ends, until = 0, self.local.second(self.days, 0), self.local.second(self.days + self.cool_down, 0)
        number = 0
        while True:
            yield env.timeout(round(random.expovariate(rate)))
            if env.now >= until:
                return
            reason = random.choices(range(len(self.reasons)), [one["weight"] for one in self.reasons])[0]
            counted = starts <= env.now < ends
            if not counted:
                near = self.run_in[self.reasons[reason]["name"]]
                day = self.local.day_of(env.now)
                if not -near["warmUpDays"] <= day < self.days + near["coolDownDays"]:
                    continue
            custody = min(seconds(self.reasons[reason]["custody"]), LONGEST_CUSTODY)
            order_at = self.order_times[reason].add(env.now, custody)
            if not counted and order_at < -MARGIN_DAYS * DAY:
                continue
            number += 1
            self.counts.bookings += counted
            env.process(self.person(number, counted, order_at))

    def person(self, number, counted, order_at):
        env, detainer, release, agents = self.env, self.detainer, self.release, self.agents
        booked_at = env.now
        case = Case()
        case.number, case.counted = number, counted
        case.priority = random.choices(range(len(self.booking["priority"])), self.booking["priority"])[0]
        case.convicted, case.consents = chance(self.booking["convicted"]), chance(self.booking["consents"])
        clearing = release["clearing"][0]
        case.exit_at = order_at + seconds(clearing["distribution"])

        identified_at = booked_at + seconds(detainer["bookingCall"]["delay"])
        if chance(self.booking["priorContact"]["foreignBorn"]) and chance(detainer["fingerprint"]["match"]):
            identified_at = min(identified_at, booked_at + seconds(detainer["fingerprint"]["delay"]))
        if chance(detainer["courtRecords"]["probability"]["foreignBorn"]):
            identified_at = min(identified_at, booked_at + seconds(detainer["courtRecords"]["delay"]))
        if identified_at >= case.exit_at:
            return self.office.end(case, "notIdentified")

        yield env.timeout(identified_at - env.now)
        issue = detainer["issue"]
        day = self.local.day_of(env.now)
        if day not in self.swings:
            self.swings[day] = swing(issue["swing"])
        if not chance(issue["probability"][case.priority] * issue["regimeFactor"] * self.swings[day]):
            return self.office.end(case, "noDetainer")
        lodged_at = env.now + seconds(issue["delay"])
        if lodged_at >= case.exit_at:
            return self.office.end(case, "detainerTooLate")

        yield env.timeout(max(order_at, lodged_at) - env.now)
        sent_at = env.now
        if counted:
            self.counts.notices += 1
            self.counts.window_seconds += case.exit_at - sent_at
        case.received_at = self.heard_at(sent_at)
        if case.received_at >= case.exit_at:
            return self.office.end(case, "noticeUnheard")

        yield env.timeout(case.received_at - env.now)
        if chance(agents["decline"][case.priority]):
            return self.office.end(case, "declined")
        case.expected_exit_at = max(sent_at, order_at + clearing["medianSeconds"])
        earliest = max(sent_at, order_at + clearing["earliestSeconds"])
        due_at = earliest - agents["travel"][0]["medianSeconds"] - agents["marginSeconds"]
        if due_at > env.now:
            yield env.timeout(due_at - env.now)
        self.office.fall_due(case)

    def heard_at(self, sent_at):
        phone = self.release["channel"]["phone"]
        if not self.desk.is_open(sent_at):
            return self.desk.next_open(sent_at)
        if chance(phone["answered"]):
            return sent_at
        return self.desk.next_open(sent_at + seconds(phone["voiceMailDelay"]))


def main(file, replications, seed):
    with open(file, encoding="utf-8") as text:
        model = Hennepin(json.load(text))
    random.seed(seed)
    started = time.process_time()
    runs = [vars(model.run()) for _ in range(replications)]
    print(json.dumps({"seconds": time.process_time() - started, "runs": runs, "simpy": simpy.__version__}))


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
