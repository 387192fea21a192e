"""The pickup benchmark in SimPy: people per second of processor time, for bench/main.ts to set beside the engine.

    pickup_simpy.py PEOPLE SEED

200,000 people booked by a Poisson process, one every 6 minutes; custody lognormal (mean 36 h, cv 1.5); notice when
clearing begins, uniform 1-2 h before the exit; 6 teams around the clock, first come first served; travel lognormal
(mean 50 min, cv 0.6); a team is busy 60 min after a pickup, 30 after a miss. Prints one line of JSON.
"""
import json
import math
import random
import sys
import time

import simpy

MINUTE, HOUR = 60.0, 3600.0


def lognormal(mean, cv):
    sigma2 = math.log(1 + cv * cv)
    return math.log(mean) - sigma2 / 2, math.sqrt(sigma2)


CUSTODY = lognormal(36 * HOUR, 1.5)
TRAVEL = lognormal(50 * MINUTE, 0.6)


def booking(env, people, teams, outcomes):
    for _ in range(people):
        yield env.timeout(random.expovariate(1 / (6 * MINUTE)))
        env.process(person(env, teams, outcomes))


def person(env, teams, outcomes):
    yield env.timeout(random.lognormvariate(*CUSTODY))
    exit_at = env.now + random.uniform(1 * HOUR, 2 * HOUR)
    with teams.request() as team:
        yield team | env.timeout(exit_at - env.now)
        if not team.triggered:
            outcomes["noTeamFree"] += 1
            return
        yield env.timeout(random.lognormvariate(*TRAVEL))
        if env.now > exit_at:
            outcomes["late"] += 1
            yield env.timeout(30 * MINUTE)
            return
        yield env.timeout(exit_at - env.now)
        outcomes["pickedUpAtRelease"] += 1
        yield env.timeout(60 * MINUTE)


def main(people, seed):
    random.seed(seed)
    env = simpy.Environment()
    outcomes = {"noTeamFree": 0, "late": 0, "pickedUpAtRelease": 0}
    started = time.process_time()
    env.process(booking(env, people, simpy.Resource(env, capacity=6), outcomes))
    env.run()
    seconds = time.process_time() - started
    print(json.dumps({"peoplePerSecond": people / seconds, "outcomes": outcomes, "simpy": simpy.__version__}))


main(int(sys.argv[1]), int(sys.argv[2]))
