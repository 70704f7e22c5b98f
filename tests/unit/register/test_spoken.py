from __future__ import annotations

import pytest

from gridapp.models.tasks import TASKS
from gridapp.register import codes, spoken


@pytest.mark.parametrize(
    ("picture", "words", "expected"),
    [
        ("lamp", "后巷第三盏灯不亮", {"task": "environment", "category": "0813"}),
        (
            "lamp",
            "灯杆歪了，要倒",
            {"task": "hazard", "category": "0200", "hazard_type": "18", "hazard_grade": "1"},
        ),
        ("water", "下水道堵了", {"task": "environment", "category": "0802"}),
        ("rubbish", "污水到处流", {"task": "environment", "category": "0802"}),
        ("quarrel", "为电线从谁家过吵起来", {"task": "dispute", "category": "0300"}),
        ("illness", "老人一个人没人管", {"task": "help", "category": "0403"}),
        ("other", "想问一问政策", {"task": "opinion", "category": "0102"}),
        ("other", "两家为地界争执", {"task": "dispute", "category": "0300"}),
        ("other", "两家为停车吵起来", {"task": "dispute", "category": "0300"}),
        ("publicity", "院坝会讲了反诈", {"task": "publicity", "category": "0602"}),
        ("neighbour", "帮王婆婆买药", {"task": "neighbour", "category": "0501"}),
        (
            "other",
            "后山塌方，有人被困",
            {
                "task": "hazard",
                "category": "0200",
                "hazard_type": "07",
                "hazard_grade": "3",
                "urgency": "3",
            },
        ),
    ],
)
def test_task_category_and_grade_are_proposed_from_words(
    picture: str, words: str, expected: dict[str, str]
) -> None:
    assert spoken.meant(picture, words) == expected


@pytest.mark.parametrize("code", [*spoken.pictures(), *TASKS])
def test_every_picture_and_task_names_what_is_in_the_lists(code: str) -> None:
    picture = spoken.picture(code)
    assert picture.task in TASKS
    assert picture.category in codes.offered("event_category", "zh")
    for language in ("zh", "en"):
        said = spoken.phrases(code, language)
        assert len(said) == 3
        for words in said:
            meant = spoken.meant(code, words)
            assert meant["category"] in codes.offered("event_category", "zh")
            assert meant.get("hazard_type", "01") in codes.offered("hazard_type", "zh")
            assert spoken.is_activity(str(meant["task"])) == spoken.is_activity(code)
