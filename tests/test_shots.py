from tools.shots import SHOTS


def test_no_two_pictures_have_one_name() -> None:
    names = [shot.name for shot in SHOTS]
    assert len(names) == len(set(names))
