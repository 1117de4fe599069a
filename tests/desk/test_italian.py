"""An Italian evening is Italian: in what is said, in what is read, and in what the log keeps."""

from __future__ import annotations

import pytest

from rpg.desk.recap import markdown
from tests.desk.game import Game, rules, voice


@pytest.fixture
def game() -> Game:
    game = Game(language="it")
    game("inizia", "entra")
    return game


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("zuru fugge; resto tiene", "Zuru fugge senza che nulla la trattenga"),
        ("oru fugge; resto tiene", "Oru fugge senza che nulla lo trattenga"),
        ("zuru,tae fuggono; resto tiene", "Zuru, Tae fuggono senza che nulla le trattenga"),
        ("zuru,oru fuggono; resto tiene", "Zuru, Oru fuggono senza che nulla li trattenga"),
    ],
)
def test_who_flees_unhindered_is_one_or_many_and_he_or_she(game: Game, line: str, said: str) -> None:
    game("scontro sterminatore distacco 2")
    assert said in game(line)


@pytest.mark.parametrize(("name", "said"), [("zuru", "Zuru è uscita da"), ("oru", "Oru è uscito da")])
def test_who_got_away_is_he_or_she(game: Game, name: str, said: str) -> None:
    game("scontro sterminatore x2 distacco 3", "zuru,oru fuggono =pieno; resto attende")
    assert said in game(f"{name} tieni; resto attendi")


def test_who_is_dragged_unhindered_is_named(game: Game) -> None:
    game("scontro sterminatore distacco 2", "oru -9")
    assert "Minto, Oru fuggono senza che nulla li trattenga" in game("minto trascina oru; zuru tiene; resto tiene")


def test_the_log_has_no_english_words_of_the_programs_own(game: Game) -> None:
    game("prova zuru scalata 1 =321", "forza zuru =116")
    assert game.log.kept[game.log.at].line == "prova zuru scalata 1 =321; forza zuru =116"
    game("x")
    assert game.log.kept[game.log.at].line == "taglio"


def test_a_line_with_an_ability_is_logged_in_italian() -> None:
    game = Game(language="it")
    game("inizia", "entra Kei spallone con spalle larghe", "scontro sterminatore distacco 0", "kei colpisce =parziale")
    game("usa kei")
    line = game.log.kept[game.log.at].line
    assert line == "kei colpisce =parziale; usa kei spalle-larghe"
    game("u")
    assert game.status(line) == "ok"
    assert "Spalle larghe" in game.text()


@pytest.mark.parametrize(
    "line",
    [
        "zuru colpisce; resto fugge", "zuru,tae colpiscono; oru attacca; resto fuggono", "tutti scappano",
        "zuru scappa; oru tiene; tae,minto tengono; sefa aspetta", "oru resta; resto fugge", "tutti restano immobili",
        "zuru resta immobile; resto scappano", "tutti attendono", "zuru tiene; gli altri aspettano",
    ],
)  # fmt: skip
def test_acts_are_said_as_one_speaks(game: Game, line: str) -> None:
    game("scontro sterminatore x2 distacco 2")
    assert game.status(line) == "ok", game.text()
    assert game.world.encounter.fight is None or game.world.encounter.fight.exchange == 1


@pytest.mark.parametrize("line", ["zuru colpisce sterminatore", "zuru colpisce", "tutti fuggono", "colpisci"])
def test_without_a_fight_it_is_said_that_there_is_none(game: Game, line: str) -> None:
    assert game(line) == "non c’è uno scontro: comincialo con «scontro»"


def test_what_somebody_is_has_their_gender(game: Game) -> None:
    assert "Tae · Fiociniera" in game("? tae")
    game("presente tutti")
    assert "Ascoltatrice" in Game(language="it")("entra sefa")


def test_a_list_of_names_with_commas_has_other_separators(game: Game) -> None:
    assert "Visti, Sorveglianza 1 · Visti" in game("? inneschi")


def test_chances_are_told_so_that_a_sentence_stays_right(game: Game) -> None:
    game("probabilità parole", "scontro sterminatore x2")
    said = game("probabilità")
    assert "tutti morti: " in said
    assert "muoiono" not in said
    game("probabilità numeri")
    assert "12,5\u00a0%" in game("probabilità 3")


@pytest.mark.parametrize("line", ["aiuto cambia", "aiuto piazza", "aiuto"])
def test_help_has_italian_names_in_its_examples(game: Game, line: str) -> None:
    said = game(line)
    assert "tagged" not in said
    assert "ward-stake" not in said


def test_examples_of_help_are_lines_that_are_read(game: Game) -> None:
    assert game.status("tae +marcatura") == "ok"
    game("sefa +picchetto", "scontro sterminatore")
    assert game.status("sefa piazza picchetto; resto fuggi") == "ok"


def test_one_name_is_not_called_another(game: Game) -> None:
    assert "anche:" not in game("aiuto prova")
    assert "anche: r" in game("aiuto tira").replace("lancia, ", "")
    assert "furtività" in game("aiuto dadi")


def test_a_dead_man_does_not_come_back(game: Game) -> None:
    game("abbatti minto", "abbatti minto")
    assert game("presente minto") == "Minto è fra i morti"


@pytest.mark.parametrize("line", ["png mostra", "png mostra Oyassan"])
def test_to_show_somebody_invents_nobody(game: Game, line: str) -> None:
    game(line)
    assert game.world.made == {}


@pytest.mark.parametrize("scene", ["silo", "gallery", "way-home"])
def test_what_a_scene_says_has_names_and_no_ids(game: Game, scene: str) -> None:
    assert "l’innesco «Vist" in game(f"vai {scene}")
    assert "seen_w" not in game.text()


def test_a_machine_is_called_by_its_name_wherever_it_is_named():
    game = Game(language="it")
    game("entra", "scontro sterminatore x2 distacco 1")
    assert "▶ sterminatore-1 17 · Zuru 14" in game("iniziativa zuru 14, ste1 17")
    assert game("colpo ste 2") == "quale: sterminatore-1 · sterminatore-2"
    assert game.result.prefill == "colpo sterminatore- 2"


@pytest.mark.parametrize(
    ("word", "skills"), [("tempra", "Guida"), ("telaio", "Scalata, Mischia, Trasporto"), ("Segnale", "Rilevamento")]
)
def test_an_attribute_where_a_skill_is_asked_for_is_told_apart(game: Game, word: str, skills: str) -> None:
    said = game(f"prova tae {word}")
    assert "è un attributo: si prova un’abilità" in said
    assert skills in said
    assert game.result.status == "refused"


def test_who_accuses_may_be_said(game: Game) -> None:
    game("maschera sospetti Homa, Keld, Siro, Ilse certo")
    assert game.status("accusa homa da nessuno") == "refused"
    assert game.status("accusa homa da") == "usage"
    assert game.status("accusa homa da sefa") == "ok"
    assert "accusa Homa" in game.text() or "cade" in game.text()


def test_the_contagion_of_one_is_asked_for_by_name(game: Game) -> None:
    assert game("contagio sefa") == "Sefa: contagio 0/6, stadio Pulito (nessuna traccia)"
    game("contagio sefa 3")
    said = game("contagio sefa")
    assert "Sefa: contagio 3/6, stadio Segnato" in said
    assert "si perde entro" in said


@pytest.mark.parametrize("line", ["tacca tae", "migliora tae"])
def test_marks_are_asked_for_by_name(game: Game, line: str) -> None:
    assert "Tae non ha tacche da spendere; se ne ha una per: ritorno a casa · una veduta" in game(line)
    game("tacca tae ritorno", "tacca tae veduta", "tacca tae cibo")
    assert "migliora tae abilità provviste (3 tacche)" in game(line)


def test_to_enter_and_to_arrive_are_one_verb_called_enter(game: Game) -> None:
    assert "entra" in game("aiuto persone")
    assert "arriva · " not in game.text()
    assert "«entra NOME ARCHETIPO»" in game("arriva")


@pytest.mark.parametrize("line", ["squadra = tae", "formula = 2d6", "squadra  =", "orologio  6"])
def test_a_thing_without_a_name_is_told_how_it_is_written(game: Game, line: str) -> None:
    game(line)
    assert game.result.status in {"usage", "refused"}
    assert "scrivi:" in game.text() or "dopo il nome" in game.text()


def test_whom_the_wanderer_strikes_is_asked_or_plain(game: Game) -> None:
    game("scontro sterminatore x2 distacco 0", "viandante arriva")
    assert game("viandante colpisce") == "quale: sterminatore-1 · sterminatore-2"
    game("abbatti ste1")
    assert game.status("viandante colpisce") == "ok"
    assert game("viandante colpisce =66").startswith("Killy: si tirano 7 dadi")


def test_marks_that_buy_nothing_yet_say_so(game: Game) -> None:
    game("tacca tae ritorno")
    assert game("tacca tae") == "Tae:\n1 tacca da spendere, e la cosa che costa meno ne vuole 3"


def test_a_line_is_secret_in_the_log_only_if_all_of_it_is(game: Game) -> None:
    game("png", "! . il vecchio mente", ". piove", "!orologio rovina 4")
    said = game("registro 4")
    assert [row.partition(" ")[2] for row in said.splitlines()] == [
        "[in parte segreto] png", "[segreto] ! . il vecchio mente", ". piove", "[segreto] !orologio rovina 4",
    ]  # fmt: skip


def test_the_village_rolls_in_a_recap_too(game: Game) -> None:
    game("tae +marcatura", "barriera =641")
    assert "il villaggio: la barriera, pieno" in markdown(rules(), game.log.path(), voice("it"), session=1)


def test_a_sector_elsewhere_is_named_by_a_place_in_it(game: Game) -> None:
    game("vai silo", "allerta +3 la lampada", "vai villaggio")
    said = game("tempo ciclo")
    assert "nel settore attorno a «Il pozzo dell’ascensore»: allerta −3: finisce un ciclo" in said
    assert "silo-ring" not in said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("barriera", "il villaggio · la barriera"),
        ("chiedi va? probabile", "l’oracolo · una domanda"),
        ("viandante elude", "Killy · Elusione"),
    ],
)
def test_who_is_no_person_is_named_when_dice_are_asked_for(game: Game, line: str, said: str) -> None:
    game("tae +marcatura", "viandante arriva", "dadi tavolo")
    assert said in game(line)


def test_a_line_that_waits_for_the_dice_of_a_push_waits_in_italian(game: Game) -> None:
    game("dadi tavolo", "scontro sterminatore x2 distacco 0, zuru, tae", "tae colpisci forza; zuru fuggi", "=1142 =54")
    assert "; forza tae" in game("adesso")
    game("=651")
    assert game.log.kept[game.log.at].line == "tae colpisci forza; zuru fuggi; =1142 =54; forza tae =651"


def test_one_cycle_of_a_season_is_one(game: Game) -> None:
    assert "stagione: 0 cicli su 9" in game("stagione")
    game("ciclo")
    assert "stagione: 1 ciclo su 9" in game("stagione")
