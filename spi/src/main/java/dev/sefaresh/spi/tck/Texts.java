package dev.sefaresh.spi.tck;

import java.util.List;

/** What people type, and what they paste. */
final class Texts {
    /** All of it is text, and comes back. */
    static final List<String> HOSTILE = List.of(
            "",
            " ",
            " spaces around ",
            "'; drop table sales_order; --",
            "\"{}\\,NULL",
            "NULL",
            "null",
            "{\"a\",\\\"b\\\"}",
            "C:\\new\\table",
            "a\nb\r\nc\td\b\u001b",
            "<b>&amp;</b> ]]>",
            "۱۲۳ کتابِ «خوب»\u200cها",
            "\u202eright to left\u202c",
            "e\u0301 is not é",
            "\uD83E\uDD80 four bytes \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
            "\uFFFF\uFEFF",
            "?::text",
            "$1 ${x} %s :name ?",
            "x".repeat(10_000),
            "\uD83E\uDD80".repeat(5_000));

    /** As ids: each of them is another. */
    static final List<String> ALIKE = List.of(
            "a'b",
            "A'B",
            "é",
            "e\u0301",
            "ي",
            "ی",
            "x ",
            "x",
            "X",
            "{,}",
            "\uD83E\uDD80",
            "\uD83E\uDD81",
            "١",
            "1",
            "%",
            "_",
            "NULL",
            "null");

    /** What no database has to keep. */
    static final List<String> UNFIT = List.of("T\0", "half \uD83E", "\uDD80\uD83E");

    private Texts() {}
}
