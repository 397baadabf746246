"""ODT: the same words as on its pages, labels counted, tables by rows, deletions and hidden words set aside."""

from __future__ import annotations

import pytest

from nhipcau.ground.refusal import Refusal
from nhipcau.reading import read
from nhipcau.reading.extract import extract
from tests.reading.extract.made_docx import zipped
from tests.reading.extract.made_odt import item, level, list_style, odt, p
from tests.reading.extract.refusals import refusal_of


def lines(body: str, **more: str) -> list[str]:
    return [line for line in extract(odt(body, **more), "x").text.splitlines() if line]


def aside(body: str, **more: str) -> str:
    return extract(odt(body, **more), "x").aside


class TestWords:
    def test_spaces_tabs_and_line_ends_are_those_of_the_page(self) -> None:
        assert lines(p("Kế\n   hoạch<text:s text:c='2'/>năm<text:line-break/>Hai<text:tab/>ba")) == [
            "Kế hoạch  năm",
            "Hai ba",
        ]

    def test_spans_links_and_fields_run_on(self) -> None:
        assert lines(p("Số <text:span>12</text:span>/<text:a>KH</text:a>-<text:date>UBND</text:date>")) == [
            "Số 12/KH-UBND"
        ]

    def test_frames_are_read_after_their_paragraph(self) -> None:
        frame = f"<draw:frame><draw:text-box>{p('Trong khung')}</draw:text-box><svg:title>ảnh</svg:title></draw:frame>"
        assert lines(p(f"Trước {frame}sau") + p("Cuối")) == ["Trước sau", "Trong khung", "Cuối"]

    def test_footnotes_are_numbered_and_stand_at_the_end(self) -> None:
        def note(words: str) -> str:
            inside = f"<text:note-citation>7</text:note-citation><text:note-body>{p(words)}</text:note-body>"
            return f"<text:note>{inside}</text:note>"

        assert lines(p(f"Một{note('Chú một')} hai{note('Chú hai')}")) == ["Một[1] hai[2]", "[1] Chú một", "[2] Chú hai"]

    def test_a_table_of_contents_and_sections_are_text(self) -> None:
        assert lines(f"<text:section><text:index-body>{p('Mục lục')}</text:index-body></text:section>") == ["Mục lục"]

    def test_decomposed_letters_are_composed(self) -> None:
        assert lines(p("Ke\u0302\u0301 hoa\u0323ch")) == ["Kế hoạch"]


class TestLabels:
    STYLE = list_style(
        "L",
        level(1, 'style:num-format="I" style:num-suffix="."')
        + level(2, 'style:num-format="1" style:num-suffix="." text:display-levels="2"')
        + level(3, 'style:num-format="a" style:num-prefix="(" style:num-suffix=")"'),
    )

    def test_labels_are_counted_by_level(self) -> None:
        deep = f"<text:list>{item(p('c'))}{item(p('d'))}</text:list>"
        inner = f"<text:list>{item(p('a'), deep)}{item(p('b'))}</text:list>"
        body = f"<text:list text:style-name='L'>{item(p('Một'), inner)}{item(p('Hai'), p('còn tiếp'))}</text:list>"
        assert lines(body, automatic=self.STYLE) == [
            "I. Một",
            "I.1. a",
            "(a) c",
            "(b) d",
            "I.2. b",
            "II. Hai",
            "còn tiếp",
        ]

    def test_newer_programs_write_the_whole_pattern(self) -> None:
        style = list_style("L", level(1, 'style:num-format="1" style:num-list-format="Điều %1%."'))
        assert lines(f"<text:list text:style-name='L'>{item(p('x'))}</text:list>", styles=style) == ["Điều 1. x"]

    def test_a_list_goes_on_where_it_says_so_and_begins_again_where_not(self) -> None:
        def one(words: str, more: str = "") -> str:
            return f"<text:list text:style-name='L' {more}>{item(p(words))}</text:list>"

        body = (
            one("a", "xml:id='x'")
            + p("giữa")
            + one("b", "text:continue-numbering='true'")
            + one("c")
            + one("d", "text:continue-list='x'")
        )
        assert lines(body, automatic=self.STYLE) == ["I. a", "giữa", "II. b", "I. c", "III. d"]

    def test_items_start_where_they_say_and_headers_have_no_label(self) -> None:
        head = f"<text:list-header>{p('Đầu')}</text:list-header>"
        fifth = item(p("a"), more='text:start-value="5"')
        body = f"<text:list text:style-name='L'>{head}{fifth}</text:list>"
        assert lines(body, automatic=self.STYLE) == ["Đầu", "V. a"]

    def test_headings_are_numbered_as_chapters(self) -> None:
        outline = "<text:outline-style>" + "".join(
            f'<text:outline-level-style text:level="{at}" style:num-format="1" style:num-suffix="."'
            f' text:display-levels="{at}"/>'
            for at in (1, 2)
        )
        heads = "".join(
            f"<text:h text:outline-level='{at}'>{words}</text:h>"
            for at, words in ((1, "A"), (2, "B"), (2, "C"), (1, "D"))
        )
        assert lines(heads, styles=outline + "</text:outline-style>") == ["1. A", "1.1. B", "1.2. C", "2. D"]

    @pytest.mark.parametrize(("sign", "shown"), [("-", "- a"), ("\uf0b7", "• a"), ("o", "◦ a"), ("+", "+ a")])
    def test_bullets_are_plain_signs(self, sign: str, shown: str) -> None:
        style = list_style("L", f'<text:list-level-style-bullet text:level="1" text:bullet-char="{sign}"/>')
        assert lines(f"<text:list text:style-name='L'>{item(p('a'))}</text:list>", styles=style) == [shown]


class TestTables:
    @staticmethod
    def table(*rows: str) -> str:
        return "<table:table>" + "".join(f"<table:table-row>{row}</table:table-row>" for row in rows) + "</table:table>"

    @staticmethod
    def cell(words: str, more: str = "") -> str:
        return f"<table:table-cell {more}>{p(words)}</table:table-cell>"

    def test_a_row_is_a_line_and_merged_cells_keep_the_columns(self) -> None:
        cell, covered = self.cell, "<table:covered-table-cell/>"
        body = self.table(
            cell("TT") + cell("Việc") + cell("Chủ trì"),
            cell("1") + cell("a") + cell("Sở Y tế"),
            cell("2") + cell("b") + covered,
        )
        assert lines(body) == ["TT\tViệc\tChủ trì", "1\ta\tSở Y tế", "2\tb\t"]

    def test_a_letterhead_is_read_column_by_column(self) -> None:
        body = self.table(self.cell("UBND TỈNH BÌNH HẢI") + self.cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
        assert lines(body) == ["UBND TỈNH BÌNH HẢI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]

    def test_a_cell_said_to_repeat_without_end_is_bounded(self) -> None:
        cell = self.cell("a", 'table:number-columns-repeated="99999"')
        assert max(map(len, lines(self.table(cell)))) < 200


class TestAside:
    def test_what_was_deleted_is_no_text_but_is_seen_by_the_gate(self) -> None:
        region = f"<text:changed-region><text:deletion>{p('TỐI MẬT')}</text:deletion></text:changed-region>"
        deleted = f"<text:tracked-changes>{region}</text:tracked-changes>"
        assert lines(deleted + p("Kế hoạch")) == ["Kế hoạch"]
        assert "TỐI MẬT" in aside(deleted + p("Kế hoạch"))

    def test_hidden_words_heads_remarks_and_properties_stand_aside(self) -> None:
        unseen = '<style:text-properties text:display="none"/>'
        hide = (
            f'<style:style style:name="A" style:family="text">{unseen}</style:style>'
            '<style:style style:name="B" style:family="paragraph" style:parent-style-name="C"/>'
            f'<style:style style:name="C" style:family="paragraph">{unseen}</style:style>'
        )
        body = (
            p("Thấy<text:span text:style-name='A'>mot</text:span>")
            + p("hai", "text:style-name='B'")
            + f"<text:section text:display='none'>{p('ba')}</text:section>"
            + p(f"<office:annotation>{p('bon')}</office:annotation>")
        )
        running = f"<style:header>{p('nam')}</style:header><style:footer-left>{p('sau')}</style:footer-left>"
        master = f"<style:master-page>{running}</style:master-page>"
        made = {"automatic": hide, "master": master, "meta": "<meta:keyword>bay</meta:keyword>"}
        assert lines(body, **made) == ["Thấy"]
        assert {"mot", "hai", "ba", "bon", "nam", "sau", "bay"} <= set(aside(body, **made).split())

    def test_a_secret_mark_in_a_head_refuses_the_file(self) -> None:
        master = f"<style:master-page><style:header>{p('MẬT')}</style:header></style:master-page>"
        with pytest.raises(Refusal, match=r"reading\.secret"):
            read(odt(p("Kế hoạch"), master=master), "a.odt")


class TestRefusals:
    def test_a_locked_file_is_refused_by_name(self) -> None:
        assert refusal_of(odt(p("x"), manifest="<manifest:encryption-data/>")) == "reading.encrypted"

    def test_a_sheet_is_named(self) -> None:
        with pytest.raises(Refusal) as refused:
            extract(odt("", kind="spreadsheet"), "x")
        assert refused.value.facts == {"kind": "ODS"}

    def test_a_file_without_content_is_broken(self) -> None:
        assert (
            refusal_of(zipped({"mimetype": "application/vnd.oasis.opendocument.text"}, compression=0))
            == "reading.broken"
        )

    def test_styles_in_a_circle_are_broken(self) -> None:
        circle = '<style:style style:name="A" style:family="paragraph" style:parent-style-name="A"/>'
        assert refusal_of(odt(p("x", "text:style-name='A'"), styles=circle)) == "reading.broken"

    def test_lists_without_end_are_unsafe(self) -> None:
        assert (
            refusal_of(odt("<text:list><text:list-item>" * 70 + p("x") + "</text:list-item></text:list>" * 70))
            == "reading.unsafe"
        )
