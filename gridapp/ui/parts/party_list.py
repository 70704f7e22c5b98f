"""Those in a dispute: on which side, how to reach them."""

from __future__ import annotations

from gridapp.ui.parts.reporter_list import ReporterList


class PartyList(ReporterList):
    """One block each, as the list of reporters has them."""

    def _say(self) -> None:
        self.nobody.setText(self.tr("还没有写当事人。文书要写清双方。"))
