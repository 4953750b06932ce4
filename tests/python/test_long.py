"""Long work: Ctrl-C stops it, signals reach their handlers, and short calls stay short."""

import signal
import subprocess
import sys
import threading
import time

import engagement_metrics as em
import pytest

# As many orders as take several seconds to read.
SCRIPT = """
import signal, sys, time
import numpy as np
import engagement_metrics as em

n = 12_000_000
times = (np.arange(n) * 1_000).view("M8[us]")
table = {"c": np.arange(n) * 7919 % (n // 3), "t": times, "v": np.ones(n), "o": np.arange(n)[::-1].copy()}
columns = dict(customer="c", time="t", value="v", order="o")


def opened():
    print("ready", flush=True)
    return em.Orders(table, **columns, time_zone="UTC")

"""


def interrupted(body):
    """Send SIGINT to a process while it opens a large table; give what it printed and the seconds since then."""
    process = subprocess.Popen([sys.executable, "-c", SCRIPT + body], stdout=subprocess.PIPE, text=True)
    with process:
        assert process.stdout.readline() == "ready\n"
        # Past the handing over of columns, in the reading of rows.
        time.sleep(0.7)
        start = time.perf_counter()
        process.send_signal(signal.SIGINT)
        printed = process.stdout.readline().strip()
        seconds = time.perf_counter() - start
        process.communicate(timeout=60)
    return printed, seconds


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to a process")
def test_interrupt():
    body = """
try:
    opened()
    print("opened", flush=True)
except KeyboardInterrupt as error:
    print(type(error).__name__, flush=True)
"""
    printed, seconds = interrupted(body)
    assert printed == "KeyboardInterrupt"
    assert seconds < 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to a process")
def test_handlers_run_during_the_work():
    body = """
def handler(*_):
    print(time.perf_counter() - start, flush=True)

signal.signal(signal.SIGINT, handler)
start = time.perf_counter()
orders = opened()
print("opened", time.perf_counter() - start, orders.to_dict()["orders"], flush=True)
"""
    process = subprocess.Popen([sys.executable, "-c", SCRIPT + body], stdout=subprocess.PIPE, text=True)
    with process:
        process.stdout.readline()
        time.sleep(0.7)
        process.send_signal(signal.SIGINT)
        handled, opened = process.communicate(timeout=60)[0].splitlines()
    _, seconds, orders = opened.split()
    # A handler that raises nothing stops nothing, and does not wait for the end.
    assert (float(handled) < float(seconds) - 0.2, orders) == (True, "12000000")


def test_other_threads_may_ask():
    data = {"c": ["ada"], "t": ["2011-01-05"], "v": [1.5]}
    answers = []

    def ask():
        orders = em.Orders(data, customer="c", time="t", value="v", time_zone="UTC")
        answers.append(orders.summary().to_json())

    ask()
    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert answers[0] == answers[1]
