"""Draws of a resolved scenario's distributions, in whole seconds."""
import random


def chance(probability):
    return random.random() < probability


def seconds(distribution):
    kind = distribution["kind"]
    if kind == "uniform":
        return round(random.uniform(distribution["low"], distribution["high"]))
    if kind == "lognormal":
        return round(random.lognormvariate(distribution["mu"], distribution["sigma"]))
    if kind == "constant":
        return distribution["seconds"]
    raise ValueError(f"hennepin_simpy.py cannot draw from a {kind} distribution")


def swing(variation):
    """A gamma factor of mean 1."""
    return random.gammavariate(1 / variation**2, variation**2)


def count(mean):
    """A Poisson number: how many exponential gaps fit into the mean."""
    number, at = 0, random.expovariate(1)
    while at < mean:
        number, at = number + 1, at + random.expovariate(1)
    return number
