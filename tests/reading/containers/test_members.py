"""A file that holds files gives each of them, named by its way in; what is wrong with one is said of that one."""

from __future__ import annotations

import zipfile

import pytest

from nhipcau.ground.refusal import Refusal
from nhipcau.reading import members
from nhipcau.reading.containers import ContainerLimits
from tests.reading.containers.made_containers import (
    PLAN,
    archive,
    archive_with_old_name,
    attach,
    mail,
    with_lock,
)
from tests.reading.extract.made_docx import saved, with_paragraphs

USUAL = ContainerLimits()


def names(data: bytes, *, limits: ContainerLimits = USUAL) -> list[str]:
    return [one.name for one in members(data, "a", limits=limits)]


def codes(data: bytes, filename: str = "a", *, limits: ContainerLimits = USUAL) -> dict[str, str]:
    found = members(data, filename, limits=limits)
    return {one.name: one.content.code if isinstance(one.content, Refusal) else "" for one in found}


class TestArchives:
    def test_a_plain_file_is_its_own_only_member(self) -> None:
        (one,) = members(PLAN.encode(), "ke-hoach.txt")
        assert (one.name, one.content) == ("ke-hoach.txt", PLAN.encode())

    def test_a_word_file_is_packed_and_is_still_one_document(self) -> None:
        assert names(saved(with_paragraphs("Kế hoạch"))) == ["a"]

    def test_members_come_byte_for_byte_under_the_name_of_the_archive(self) -> None:
        found = list(members(archive({"b.txt": PLAN, "thư mục/c.pdf": b"%PDF"}), "a.zip"))
        assert [(one.name, one.content) for one in found] == [
            ("a.zip/b.txt", PLAN.encode()),
            ("a.zip/thư mục/c.pdf", b"%PDF"),
        ]

    def test_an_archive_in_an_archive_is_opened_too(self) -> None:
        assert names(archive({"b.zip": archive({"c.txt": "x"})})) == ["a/b.zip/c.txt"]

    def test_what_a_desktop_leaves_is_skipped(self) -> None:
        noise = {"__MACOSX/._b.txt": b"", ".DS_Store": b"", "Thumbs.db": b"", "~$b.docx": b"", "c/desktop.ini": b""}
        assert names(archive({**noise, "b.txt": "x"})) == ["a/b.txt"]

    def test_an_archive_of_nothing_is_empty(self) -> None:
        assert codes(archive({})) == {"a": "reading.empty"}
        assert codes(archive({".DS_Store": b"x"})) == {"a": "reading.empty"}

    def test_a_locked_member_is_refused_by_name(self) -> None:
        assert codes(with_lock(archive({"b.txt": "x"}))) == {"a/b.txt": "reading.encrypted"}

    def test_a_damaged_member_does_not_hinder_the_others(self) -> None:
        packed = archive({"b.txt": PLAN, "c.txt": "nguyên vẹn"}, compression=zipfile.ZIP_STORED)
        assert codes(packed.replace("hữu nghị".encode(), "hữu nghI".encode().ljust(12))) == {
            "a/b.txt": "reading.broken",
            "a/c.txt": "",
        }

    @pytest.mark.parametrize("cut", [30, 100, -1])
    def test_an_archive_cut_short_is_broken(self, cut: int) -> None:
        assert codes(archive({"b.txt": PLAN})[:cut]) == {"a": "reading.broken"}

    def test_a_member_without_a_name_is_told(self) -> None:
        packed = archive({"b": "x"})
        at = packed.index(b"PK\x01\x02") + 28
        assert names(packed[:at] + b"\0\0\1\0" + packed[at + 4 :]) == ["a/?"]

    def test_a_member_packed_in_another_way_may_be_broken_too(self) -> None:
        packed = archive({"b.txt": PLAN}, compression=zipfile.ZIP_LZMA)
        assert list(codes(packed.replace(b"\x5d\x00\x00", b"\xff\xff\xff", 1)).values()) == ["reading.broken"]

    @pytest.mark.parametrize(
        ("written", "shown"),
        [
            ("../../etc/mật khẩu.txt", "a/etc/mật khẩu.txt"),
            ("/etc/passwd", "a/etc/passwd"),
            ("C:\\thư\\b.txt", "a/thư/b.txt"),
            ("..", "a/?"),
        ],
    )
    def test_a_name_is_a_label_and_never_a_way_out(self, written: str, shown: str) -> None:
        assert names(archive({written: "x"})) == [shown]

    @pytest.mark.parametrize("encoding", ["utf-8", "cp1258"])
    def test_names_of_old_programs_are_read(self, encoding: str) -> None:
        assert names(archive_with_old_name("công văn.txt".encode(encoding), b"x")) == ["a/công văn.txt"]

    @pytest.mark.parametrize("name", ["(MẬT) b.txt", "TỐI MẬT/b.txt", "b/TUYỆT MẬT/c.txt"])
    def test_a_folder_that_tells_a_level_is_not_opened(self, name: str) -> None:
        assert list(codes(archive({name: "x", "c.txt": "y"})).values()) == ["reading.secret", ""]

    def test_an_archive_whose_name_tells_a_level_is_not_opened(self) -> None:
        assert codes(archive({"b.txt": "x"}), "TỐI MẬT.zip") == {"TỐI MẬT.zip": "reading.secret"}


class TestLimits:
    def test_a_bomb_is_not_unpacked(self) -> None:
        assert codes(archive({"b.txt": b"0" * 3_000_000})) == {"a/b.txt": "reading.unsafe"}

    def test_all_members_together_have_a_limit(self) -> None:
        packed = archive({f"{n}.txt": "x" * 100 for n in range(5)})
        assert codes(packed, limits=ContainerLimits(expanded_size=400)) == {"a": "reading.unsafe"}

    def test_a_member_has_the_limit_of_a_file(self) -> None:
        assert codes(archive({"b": b"x" * 200}), limits=ContainerLimits(size=100)) == {"a/b": "reading.too_large"}

    def test_so_many_members_are_refused_together(self) -> None:
        packed = archive({f"{n}.txt": "x" for n in range(5)})
        assert codes(packed, limits=ContainerLimits(members=4)) == {"a": "reading.too_many_members"}

    def test_members_of_inner_archives_count_as_well(self) -> None:
        inner = archive({f"{n}.txt": "x" for n in range(3)})
        packed = archive({"b.zip": inner, "c.zip": inner})
        assert "reading.too_many_members" in codes(packed, limits=ContainerLimits(members=6)).values()

    def test_nesting_ends_at_a_depth(self) -> None:
        packed = archive({"x.txt": "x"})
        for _ in range(6):
            packed = archive({"b.zip": packed})
        assert codes(packed) == {"a/b.zip/b.zip/b.zip/b.zip": "reading.nested_too_deep"}

    def test_a_list_of_a_million_members_is_not_even_counted(self) -> None:
        assert codes(archive({"b": "x"}) + b"PK\x01\x02" * 30_000) == {"a": "reading.too_many_members"}


class TestMails:
    def test_a_mail_gives_its_words_and_its_attachments(self) -> None:
        made = mail()
        attach(made, name="kế hoạch.txt", content=PLAN.encode())
        found = list(members(made.as_bytes(), "thư.eml"))
        assert [one.name for one in found] == ["thư.eml/nội dung thư.txt", "thư.eml/kế hoạch.txt"]
        assert found[0].content == "Kính gửi Sở Ngoại vụ bản kế hoạch.\n".encode()
        assert found[1].content == PLAN.encode()

    def test_a_mail_without_words_gives_its_attachments_alone(self) -> None:
        made = mail(words="\n")
        attach(made, name="b.txt", content=b"x")
        assert names(made.as_bytes()) == ["a/b.txt"]

    def test_of_two_forms_of_a_letter_the_plain_one_is_taken(self) -> None:
        made = mail()
        made.add_alternative("<p>Kính gửi</p>", subtype="html")
        assert names(made.as_bytes()) == ["a/nội dung thư.txt"]

    def test_a_letter_in_markup_is_taken_where_it_is_the_only_one(self) -> None:
        made = mail()
        made.set_content("<p>Kính gửi</p>", subtype="html")
        (one,) = members(made.as_bytes(), "a")
        assert one.name == "a/nội dung thư.html"

    def test_a_forwarded_mail_is_opened(self) -> None:
        inner = mail(subject="Kế hoạch năm")
        attach(inner, name="b.txt", content=b"x")
        made = mail()
        made.add_attachment(inner)
        assert names(made.as_bytes())[1:] == ["a/Kế hoạch năm.eml/nội dung thư.txt", "a/Kế hoạch năm.eml/b.txt"]

    def test_an_archive_in_a_mail_is_opened(self) -> None:
        made = mail(words="\n")
        attach(made, name="b.zip", content=archive({"c.txt": "x"}))
        assert names(made.as_bytes()) == ["a/b.zip/c.txt"]

    def test_a_small_picture_in_a_letter_is_no_document_and_a_large_one_may_be_a_scan(self) -> None:
        for size, found in ((900, ["a/nội dung thư.html"]), (90_000, ["a/nội dung thư.html", "a/b.png"])):
            made = mail()
            made.set_content("<p>Kính gửi <img src='cid:1'></p>", subtype="html")
            made.add_related(
                b"\x89PNG" + b"x" * size, "image", "png", cid="<1>", filename="b.png", disposition="inline"
            )
            assert names(made.as_bytes()) == found

    def test_seals_and_receipts_are_no_documents(self) -> None:
        made = mail()
        attach(made, name="smime.p7s", content=b"x", media="application/pkcs7-signature")
        assert names(made.as_bytes()) == ["a/nội dung thư.txt"]

    @pytest.mark.parametrize(
        "disposition",
        [
            "attachment; filename*=UTF-8''c%C3%B4ng%20v%C4%83n.txt",
            "attachment; filename*0*=UTF-8''c%C3%B4ng; filename*1*=%20v%C4%83n.txt",
            'attachment; filename="=?UTF-8?B?Y8O0bmcgdsSDbi50eHQ=?="',
            'attachment; filename="công văn.txt"',
        ],
    )
    def test_names_of_attachments_are_read_however_they_are_written(self, disposition: str) -> None:
        sent = f"From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\nContent-Disposition: {disposition}\n\nx\n"
        assert names(sent.encode()) == ["a/công văn.txt"]

    def test_attachments_of_one_name_are_told_apart(self) -> None:
        made = mail(words="\n")
        for content in (b"x", b"y"):
            attach(made, name="b.txt", content=content)
        assert names(made.as_bytes()) == ["a/b.txt", "a/b (2).txt"]

    @pytest.mark.parametrize("subject", ["TỐI MẬT", "[MẬT] Kế hoạch", "(Mật) Phương án"])
    def test_a_mail_whose_subject_tells_a_level_is_not_opened(self, subject: str) -> None:
        made = mail(subject=subject)
        attach(made, name="b.txt", content=b"x")
        assert codes(made.as_bytes()) == {"a": "reading.secret"}

    def test_an_encrypted_mail_is_refused_by_name(self) -> None:
        made = mail()
        made.set_content(b"x", "application", "pkcs7-mime")
        assert list(codes(made.as_bytes()).values()) == ["reading.encrypted"]

    def test_a_text_that_speaks_of_mail_is_no_mail(self) -> None:
        text = "From: nay về sau, các sở\nthực hiện Kế hoạch 12/KH-UBND\n"
        assert names(text.encode()) == ["a"]


class TestHostileMails:
    @pytest.mark.parametrize(
        "field",
        [
            "Subject: " + "=?UTF-8?B?" * 100_000,
            'Content-Type: multipart/mixed; a="' + ";" * 1_000_000,
            "X-" + "a" * 1_000_000 + ": b",
            "Received: x\n" * 80_000 + "X: y",
            'Content-Disposition: attachment; filename="' + "'\";" * 300_000,
        ],
    )
    def test_a_megabyte_of_odd_fields_is_answered(self, field: str) -> None:
        assert codes(f"From: a@b.example\nTo: c@d.example\n{field}\n\nKính gửi\n".encode())

    def test_parts_nested_beyond_measure_are_refused(self) -> None:
        levels = "".join(f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(3_000))
        assert codes(f"From: a@b.example\nTo: c@d.example\n{levels}".encode()) == {"a": "reading.unsafe"}

    @pytest.mark.parametrize(
        "body",
        [
            'Content-Type: multipart/mixed; boundary="x"\n\n' + "--x\n\na\n" * 100_000,
            "".join(f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(48)) + "a\n" * 400_000,
            "Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n" + "M\n" * 400_000,
        ],
    )
    def test_a_mail_made_to_be_slow_is_refused(self, body: str) -> None:
        assert codes(f"From: a@b.example\nTo: c@d.example\n{body}".encode()) == {"a": "reading.unsafe"}

    def test_mails_that_forward_mails_end_at_a_depth(self) -> None:
        made = mail()
        for _ in range(8):
            outer = mail(words="\n")
            outer.add_attachment(made)
            made = outer
        assert "reading.nested_too_deep" in codes(made.as_bytes()).values()

    @pytest.mark.parametrize(
        "body",
        [
            "Content-Type: multipart/mixed; boundary=x\n\n--x\n",
            "Content-Type: multipart/mixed\n\nx\n",
            "Content-Transfer-Encoding: base64\n\n!!!!\n",
            "Content-Type: text/plain; charset=no-such\n\nx\n",
            "Content-Type: message/rfc822\n\n",
            "Content-Type: text/plain; charset*=a'b\n\nx",
            "Subject: =?utf\ufffd8?b?a?=\n\nx",
        ],
    )
    def test_a_broken_mail_is_answered(self, body: str) -> None:
        assert codes(f"From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\n{body}".encode())
