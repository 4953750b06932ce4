"""Threads share a state: their calls wait for one another, and none for itself."""

import copy
import pickle
import threading

import engagement_metrics as em

COLUMNS = {"customer": "c", "time": "t", "value": "v", "order": "o"}


def batch(first, count):
    """Orders of ids from `first`."""
    ids = range(first, first + count)
    times = [i * 1_000_000 for i in ids]
    return {
        "c": [i % 97 for i in ids],
        "t": [f"2011-01-{1 + t // 1_000_000 % 28:02}" for t in times],
        "v": [i % 13 + 1.0 for i in ids],
        "o": list(ids),
    }


def state():
    """Nothing yet."""
    return em.OrdersState(time_zone="UTC")


def run(works):
    """Run all of them at once; give what they raised."""
    raised, start = [], threading.Barrier(len(works))

    def guarded(work):
        start.wait()
        try:
            work()
        except BaseException as error:
            raised.append(error)

    threads = [threading.Thread(target=guarded, args=(work,), daemon=True) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads), "a dead lock"
    return raised


def test_many_update_while_others_read():
    shared, serial, done = state(), state(), threading.Event()
    batches = [[batch((thread * 15 + turn) * 500, 500) for turn in range(15)] for thread in range(4)]
    lengths, left = [], [4]
    lock = threading.Lock()

    def write(own):
        try:
            for rows in own:
                shared.update(rows, **COLUMNS)
        finally:
            with lock:
                left[0] -= 1
            if not left[0]:
                done.set()

    def read():
        seen = [len(shared)]
        while not done.is_set():
            seen.append(len(shared))
            assert len(em.OrdersState.from_bytes(shared.to_bytes())) >= seen[-1]
            assert len(pickle.loads(pickle.dumps(copy.copy(shared)))) >= seen[-1]
            assert len(shared.orders().state()) >= seen[-1]
        assert seen == sorted(seen)
        assert all(length % 500 == 0 for length in seen)
        lengths.append(len(seen))

    assert run([lambda own=own: write(own) for own in batches] + [read, read]) == []
    for own in batches:
        for rows in own:
            serial.update(rows, **COLUMNS)
    assert shared.to_bytes() == serial.to_bytes()
    assert len(lengths) == 2


def test_states_merge_into_each_other():
    """Parts without order ids may meet again and again."""
    rows = {name: cells for name, cells in batch(0, 500).items() if name != "o"}
    columns = {name: column for name, column in COLUMNS.items() if name != "order"}
    one, two = state().update(rows, **columns), state().update(rows, **columns)

    def into(own, other):
        for _ in range(4):
            own.merge(other)
            assert own == own
            _ = own == other

    assert run([lambda: into(one, two), lambda: into(two, one)]) == []
    assert len(one) % 500 == len(two) % 500 == 0
    assert min(len(one), len(two)) >= 5 * 500
    before = len(one)
    assert run([lambda: one.merge(one)]) == []
    assert len(one) == 2 * before
    assert one == one + state()
