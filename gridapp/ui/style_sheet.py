"""The style sheet of the desk, with names of tokens for colours and sizes as at 100 %.

Widgets choose a look by a property: `look` on labels and buttons, `tone` for a colour of state.
"""

from __future__ import annotations

STYLE_SHEET = """
* { outline: 0; }
QMainWindow, QDialog, QWidget[look="page"] { background: $bg; }
QToolTip { background: $text; color: $surface; border: 0; padding: 4px 8px; }

QLabel { color: $text; background: transparent; }
QLabel[look="title"] { font-size: 16pt; font-weight: 700; }
QLabel[look="heading"] { font-size: 12pt; font-weight: 700; }
QLabel[look="strong"] { font-weight: 700; }
QLabel[look="number"] { font-size: 20pt; font-weight: 700; }
QLabel[look="caption"] { color: $text2; font-size: 9pt; }
QLabel[look="muted"] { color: $text2; }
QLabel[tone="red"] { color: $red; }
QLabel[tone="amber"] { color: $amber; }
QLabel[tone="green"] { color: $green; }
QLabel[tone="blue"] { color: $blue; }
QLabel[tone="grey"] { color: $grey; }

QFrame[look="card"] { background: $surface; border: 1px solid $border; border-radius: 8px; }
QFrame[look="card"]:focus { border: 2px solid $accent; }
QFrame[look="sheet-row"] { background: transparent; border: 0;
  border-bottom: 1px solid $border; }
QFrame[look="panel"] { background: $surface; border: 0; border-left: 1px solid $border; }
QFrame[look="bar"] { background: $surface; border: 0; border-bottom: 1px solid $border; }
QFrame[look="line"] { background: $border; border: 0; max-height: 1px; min-height: 1px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
  background: $surface; color: $text; placeholder-text-color: $text3;
  border: 1px solid $field; border-radius: 6px;
  padding: 1px 10px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: 30px; }
QPlainTextEdit, QTextEdit { padding: 6px 6px; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QComboBox:hover, QAbstractSpinBox:hover {
  border-color: $text2; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $accent; padding: 0 9px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 5px 5px; }
QLineEdit[tone="amber"], QPlainTextEdit[tone="amber"] { border-color: $amber; }
QLineEdit[tone="red"], QPlainTextEdit[tone="red"] { border-color: $red; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
  background: $surface2; color: $text3; border-color: $border; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $surface2; }
QTextBrowser[look="book"] { border: 0; padding: 0; background: transparent; }
QLineEdit[look="bare"], QComboBox QLineEdit, QAbstractSpinBox QLineEdit {
  border: 0; padding: 0; min-height: 0; background: transparent; }

QSpinBox, QDoubleSpinBox { qproperty-alignment: AlignCenter; }

QPushButton, QToolButton { color: $text; background: $surface; border: 1px solid $border;
  border-radius: 6px; padding: 1px 14px; min-height: 30px; }
QToolButton { padding: 1px 8px; }
QPushButton:hover, QToolButton:hover { background: $hover; border-color: $field; }
QPushButton:pressed, QToolButton:pressed { background: $accent_bg; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 0 13px; }
QToolButton:focus { padding: 0 7px; }
QLineEdit QToolButton, QLineEdit QToolButton:hover, QLineEdit QToolButton:focus {
  border: 0; padding: 0; min-height: 0; background: transparent; }
QPushButton:disabled, QToolButton:disabled { color: $text3; background: $surface2; }
QPushButton[look="primary"] { background: $accent; color: $on_accent;
  border-color: $accent; font-weight: 700; }
QPushButton[look="primary"]:hover { background: $accent_h; border-color: $accent_h; }
QPushButton[look="primary"]:pressed { background: $accent_p; border-color: $accent_p; }
QPushButton[look="primary"]:focus { border: 2px solid $focus_on_accent; }
QPushButton[look="primary"]:disabled { background: $grey_bg; color: $text3; border-color: $border; }
QPushButton[look="danger"] { color: $red; border-color: $red; font-weight: 700; }
QPushButton[look="danger"]:focus { border: 2px solid $accent; }
QPushButton[look="danger"]:hover { background: $red_bg; }
QPushButton[look="quiet"], QToolButton[look="quiet"] { background: transparent;
  border-color: transparent; color: $link; }
QPushButton[look="quiet"]:hover, QToolButton[look="quiet"]:hover { background: $accent_bg; }
QPushButton[look="quiet"]:focus, QToolButton[look="quiet"]:focus { border-color: $accent; }
QPushButton[look="chip"] { border-radius: 14px; min-height: 26px; padding: 1px 12px;
  color: $text2; }
QPushButton[look="chip"]:focus { padding: 0 11px; }
QPushButton[look="chip"]:checked { background: $accent_bg; color: $link;
  border-color: $accent; font-weight: 700; }
QPushButton[look="segment"] { color: $text2; }
QPushButton[look="segment"]:checked { background: $accent_bg; color: $link;
  border-color: $accent; font-weight: 700; }
QPushButton[look="chip"]:checked:focus, QPushButton[look="segment"]:checked:focus {
  border: 2px solid $text; }

QFrame[look="rail"] { background: $rail; border: 0; }
QFrame[look="rail"] QToolButton { color: $rail_text; background: transparent; font-size: 9pt;
  border: 2px solid transparent; border-radius: 8px; padding: 2px 0 1px 0; min-height: 42px; }
QFrame[look="rail"] QToolButton:hover { background: $rail_sel; }
QFrame[look="rail"] QToolButton:checked { background: $rail_sel; color: $rail_on;
  font-weight: 700; }
QFrame[look="rail"] QToolButton:focus { border-color: $rail_focus; }
QFrame[look="rail"] QToolButton[look="arrow"] { min-height: 14px; padding: 0; border: 0; }
QFrame[look="rail-line"] { background: $rail_sel; border: 0; }

QFrame[look="banner"] { border: 0; border-radius: 6px; }
QFrame[look="banner"][tone="blue"] { background: $blue_bg; }
QFrame[look="banner"][tone="amber"] { background: $amber_bg; }
QFrame[look="banner"][tone="red"] { background: $red_bg; }
QFrame[look="banner"][tone="green"] { background: $green_bg; }
QFrame[look="practice"] { background: $amber_bg; border: 0; border-bottom: 2px solid $amber; }
QFrame[look="undo"] { background: $text; border: 0; border-radius: 8px; }
QFrame[look="undo"] QLabel { color: $surface; }
QFrame[look="undo"] QPushButton { background: transparent; color: $surface;
  border: 1px solid $surface; font-weight: 700; }
QFrame[look="undo"] QPushButton:focus { border: 2px solid $surface; }
QFrame[look="popup"] { background: $surface; border: 1px solid $field; border-radius: 8px; }
QPushButton[look="sent"] { border-radius: 14px; min-height: 26px; padding: 1px 12px;
  font-weight: 700; border-color: transparent; }
QPushButton[look="sent"][tone="green"] { background: $green_bg; color: $green; }
QPushButton[look="sent"][tone="amber"] { background: $amber_bg; color: $amber; }
QPushButton[look="sent"]:hover { border-color: $field; }
QPushButton[look="sent"]:focus { border: 2px solid $accent; padding: 0 11px; }

QCheckBox, QRadioButton { color: $text; spacing: 8px; min-height: 28px;
  border: 2px solid transparent; border-radius: 6px; padding: 0 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $text3; }
QCheckBox::indicator { width: 16px; height: 16px;
  border: 1px solid $field; background: $surface; border-radius: 4px; }
QRadioButton::indicator { width: 18px; height: 18px; image: url("$icons/style/ring-$name.svg"); }
QCheckBox::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
  image: url("$icons/style/mark-$name.svg"); }
QRadioButton::indicator:checked { image: url("$icons/style/dot-$name.svg"); }
QComboBox::drop-down { border: 0; width: 28px; }
QComboBox::down-arrow { image: url("$icons/style/down-$name.svg"); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $field;
  selection-background-color: $sel; selection-color: $text; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 20px; border: 0;
  background: transparent; }
QDateEdit::drop-down { border: 0; width: 28px; }
QAbstractSpinBox::up-arrow { image: url("$icons/style/up-$name.svg");
  width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow, QDateEdit::down-arrow {
  image: url("$icons/style/down-$name.svg"); width: 12px; height: 12px; }

QAbstractItemView { background: $surface; color: $text; border: 2px solid transparent;
  gridline-color: transparent; alternate-background-color: $surface2;
  selection-background-color: $sel; selection-color: $text; }
QAbstractItemView:focus { border-color: $accent; }
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:closed { image: url("$icons/style/right-$name.svg"); }
QTreeView::branch:has-children:open { image: url("$icons/style/down-$name.svg"); }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface2; }
QCalendarWidget QToolButton { background: transparent; border-color: transparent;
  font-weight: 700; padding: 1px 10px; }
QCalendarWidget QToolButton:hover { background: $hover; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QToolButton#qt_calendar_prevmonth { qproperty-icon: url("$icons/style/left-$name.svg"); }
QToolButton#qt_calendar_nextmonth { qproperty-icon: url("$icons/style/right-$name.svg"); }
QTreeView::item:hover, QListView::item:hover { background: $hover; }
QTreeView::item:selected, QListView::item:selected { background: $sel; color: $text; }
QHeaderView { background: $surface2; border: 0; }
QHeaderView::section { background: $surface2; color: $text2; border: 0;
  border-bottom: 1px solid $border; padding: 0 12px; font-size: 9pt; font-weight: 700; }
QHeaderView::section:hover { color: $text; }
QHeaderView::up-arrow { image: url("$icons/style/up-$name.svg"); width: 12px; height: 12px;
  subcontrol-position: center right; right: 6px; }
QHeaderView::down-arrow { image: url("$icons/style/down-$name.svg"); width: 12px; height: 12px;
  subcontrol-position: center right; right: 6px; }
QTableCornerButton::section { background: $surface2; border: 0; }

QScrollArea, QAbstractScrollArea[look="bare"] { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget[look="bare"] { background: transparent; }
QScrollArea:focus { border: 2px solid $accent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; border: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; border: 0; }
QScrollBar::handle { background: $field; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: $text2; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $grey_bg; border: 0; border-radius: 4px; max-height: 8px;
  min-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QTabBar::tab { color: $text2; background: transparent; padding: 0 14px; min-height: 34px;
  border: 2px solid transparent; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $link; border-bottom-color: $accent; font-weight: 700; }
QTabBar:focus { border: 0; }
QTabBar::tab:focus { border: 2px solid $accent; border-radius: 6px; }
QTabWidget::pane { border: 0; border-top: 1px solid $border; }
QGroupBox { border: 1px solid $border; border-radius: 8px; margin-top: 12px;
  padding: 14px 12px 10px 12px; font-weight: 700; }
QGroupBox::title { subcontrol-origin: margin; left: 12px; padding: 0 4px; color: $text; }
QSplitter::handle { background: $border; }
QMenu { background: $surface; border: 1px solid $field; padding: 4px; }
QMenu::item { color: $text; padding: 7px 24px; border-radius: 4px; }
QMenu::item:selected { background: $sel; }
QMenu::item:disabled { color: $text3; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QStatusBar { background: $surface; border-top: 1px solid $border; color: $text2; }
QStatusBar::item { border: 0; }
"""
