"""Who works with the register: grid workers, unit leaders, centre staff, department handlers."""

from __future__ import annotations

from gridapp.models.declare import Record, Shape, declared, record


@record("worker", 2, "工作人员", "worker", central=True)
class Worker(Record):
    """A worker's card as everybody below the centre may see it: without a telephone number."""

    name: str | None = declared(
        Shape.TEXT, "姓名", "name", why="知道找谁、谁经手", required=True, searched=True, longest=40
    )
    role: str | None = declared(
        Shape.CODE, "岗位", "role", why="决定能做什么", required=True, codes="role"
    )
    area: str | None = declared(
        Shape.PLACE, "负责范围", "area", why="决定管哪些地方", required=True
    )
    duty: str | None = declared(Shape.TEXT, "职务或部门", "duty", why="派单时选对承办人")
    until: str | None = declared(Shape.DATE, "到期", "until", why="离任后不再派单")


@record("device", 3, "设备", "device", central=True)
class Device(Record):
    """A device handed out by the centre: whom it is for, and how to know its keys again."""

    worker: str | None = declared(
        Shape.REF, "使用人", "worker", why="设备写的记录算谁的", required=True, kind="worker"
    )
    area: str | None = declared(
        Shape.PLACE, "范围", "area", why="设备上能有哪些资料", required=True
    )
    role: str | None = declared(
        Shape.CODE, "岗位", "role", why="决定设备能写什么", required=True, codes="role"
    )
    tag: str | None = declared(
        Shape.TEXT, "设备号", "tag", why="编号和文件名里认得出设备", required=True, longest=4
    )
    serial: str | None = declared(
        Shape.REF, "发放编号", "serial", why="把启用文件和设备对上", required=True
    )
    deadline: int | None = declared(Shape.INSTANT, "启用期限", "deadline", why="启用文件过期作废")


@record("certificate", 4, "证书", "certificate", central=True)
class CertificateRecord(Record):
    """A certificate as it travels in a centre's or device's own log."""

    body: bytes | None = declared(
        Shape.BYTES, "证书内容", "body", why="核对一台设备有权写什么", required=True
    )


@record("cut", 5, "停用", "cut", central=True)
class Cut(Record):
    """A device's end: nothing of its key beyond the named points is accepted any more."""

    key: bytes | None = declared(Shape.BYTES, "设备密钥", "key", why="停用哪台设备", required=True)
    reason: str | None = declared(Shape.TEXT, "原因", "reason", why="说明为什么停用", required=True)
    ends: bytes | None = declared(
        Shape.BYTES, "接收到", "ends", why="停用之前的记录照样算数", required=True
    )


@record("release", 6, "放行", "release", central=True)
class Release(Record):
    """The centre's word that a held part of a device's stream may count after all."""

    key: bytes | None = declared(Shape.BYTES, "设备密钥", "key", why="哪台设备", required=True)
    stream_place: int | None = declared(
        Shape.INTEGER, "地点", "stream place", why="哪一本流水", required=True
    )
    first: int | None = declared(Shape.INTEGER, "从", "first", why="放行的起点", required=True)
    last: int | None = declared(Shape.INTEGER, "到", "last", why="放行的终点", required=True)
