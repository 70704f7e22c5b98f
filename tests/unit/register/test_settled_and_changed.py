"""A conflict that is settled, and the field changed again in the same file, stays settled."""

from __future__ import annotations

from gridapp.register import conflicts
from gridapp.register.digest import digest
from gridapp.register.log import Entry
from tests.unit.register.worlds import UNITS, fresh, refolded, state, template


def test_what_was_settled_and_changed_in_one_file_is_no_conflict_elsewhere() -> None:
    centre, worker = (fresh(template().desks[at]) for at in (0, 1))
    (house,) = worker.save(Entry(kind="household", place=UNITS[0], fields={"head": "罗桂花"}))
    centre.take(*worker.pack())
    worker.save(Entry(kind="household", id=house, fields={"head": "网格员写的"}))
    centre.save(Entry(kind="household", id=house, fields={"head": "中心写的"}))
    written = centre.pack()
    worker.take(*written)
    centre.take(*worker.pack())
    assert len(conflicts.conflicts(centre.conn)) == 1

    centre.save(Entry(kind="household", id=house, fields={"head": "中心定的"}, resolve=("head",)))
    centre.save(Entry(kind="household", id=house, fields={"head": "中心又改的"}))
    worker.take(*centre.pack())

    assert conflicts.conflicts(worker.conn) == []
    assert state(worker) == refolded(worker)
    assert digest(worker.conn) == digest(centre.conn)
