"""Switching the desk between Chinese, its source language, and English while it runs."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from gridapp.paths import resource

Language = Literal["zh", "en"]


class TranslationMissing(Exception):
    """A compiled translation of ours is not there: the installation is incomplete."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Languages:
    """What the desk speaks now. Qt tells every widget by QEvent.LanguageChange.

    Attributes:
        current: "zh" or "en".
    """

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []
        self.current: Language = "zh"

    def speak(self, language: Language) -> None:
        """Show the desk in `language` from now on."""
        # Made before the old ones go: a missing file leaves the desk as it was.
        coming = [_english(self._app)] if language == "en" else _qt_chinese(self._app)
        for gone in self._installed:
            self._app.removeTranslator(gone)
            gone.deleteLater()
        for translator in coming:
            self._app.installTranslator(translator)
        self._installed = coming
        self.current = language
        QLocale.setDefault(locale(language))

    def rest(self) -> None:
        """Take back every translation: the words are those of the source again."""
        for gone in self._installed:
            self._app.removeTranslator(gone)
            gone.deleteLater()
        self._installed = []
        self.current = "zh"


def locale(language: Language) -> QLocale:
    """How numbers and dates are written in `language`."""
    if language == "zh":
        return QLocale(QLocale.Language.Chinese, QLocale.Country.China)
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def _english(app: QCoreApplication) -> QTranslator:
    translator = QTranslator(app)
    if not translator.load(str(resource("i18n") / "en.qm")):
        raise TranslationMissing("en.qm")
    return translator


def _qt_chinese(app: QCoreApplication) -> list[QTranslator]:
    """Qt's own words, and the few of its file window that its translation leaves out."""
    translator, left_out = QTranslator(app), QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not translator.load("qtbase_zh_CN", folder):
        raise TranslationMissing("qtbase_zh_CN.qm")
    # For want of these few words nobody is kept from his desk.
    left_out.load(str(resource("i18n") / "qt_zh.qm"))
    return [left_out, translator]
