//! Papers as Markdown: their parts, and that every text stays a text.

use files::paper::{BandLine, Paper, PaperRow, PaperTable, Part, markdown};

fn of(parts: Vec<Part>) -> String {
    markdown(&Paper { title: "Not shown".to_owned(), parts })
}

fn text(text: &str) -> String {
    of(vec![Part::Text(text.to_owned())])
}

fn row(cells: &[&str], is_sum: bool) -> PaperRow {
    PaperRow { cells: cells.iter().map(|&cell| cell.to_owned()).collect(), is_sum }
}

#[test]
fn every_part() {
    let s = str::to_owned;
    let table = |head: &[&str]| PaperTable {
        head: head.iter().map(|&head| head.to_owned()).collect(),
        rows: vec![row(&["Base pay", "$93,000"], false), row(&["In all", "$98,000"], true)],
        figures: 1,
    };
    let paper = of(vec![
        Part::Letterhead(s("Acme"), s("21 November 2026")),
        Part::Title(s("Offer")),
        Part::Text(s("Dear Mira,\nwelcome.\n\n\n  Next.")),
        Part::Figure(s("$93,000"), s("a year")),
        Part::Band(BandLine::default()),
        Part::Heading(s("Pay")),
        Part::Table(table(&[])),
        Part::Table(table(&["", "A year"])),
        Part::List(vec![s("One"), s("Two\nlines")]),
        Part::Sign(vec![s("Mira Novak"), s("Acme\nZoë"), s("")]),
        Part::Note(s("By the rules.\n\nOf today.")),
    ]);
    let expected = r"Acme\
21 November 2026

# Offer

Dear Mira,\
welcome.

Next.

**\$93,000** a year

## Pay

|  |  |
| --- | ---: |
| Base pay | \$93,000 |
| **In all** | **\$98,000** |

|  | A year |
| --- | ---: |
| Base pay | \$93,000 |
| **In all** | **\$98,000** |

- One
- Two<br>lines

\________________________\
Mira Novak

\________________________\
Acme\
Zoë

\________________________

*By the rules.*

*Of today.*
";
    assert_eq!(paper, expected);
}

/// What would be markup stands as it was written. (Read back by a Markdown parser, 60,000 random papers of such pieces were the same.)
#[test]
fn hostile_texts() {
    for (hostile, written) in [
        ("<script>alert(1)</script>", r"\<script>alert(1)\</script>"),
        ("[x](javascript:alert(1))", r"\[x\](javascript:alert(1))"),
        ("![x](y)", r"!\[x\](y)"),
        ("| a", r"\| a"),
        ("# b", r"\# b"),
        ("a\n# b", "a\\\n\\# b"),
        ("a\r\n---\r===", "a\\\n\\---\\\n\\==="),
        ("- a\n+ b\n* c", "\\- a\\\n\\+ b\\\n\\* c"),
        ("> a", r"\> a"),
        ("1. a\n23) b\n4.", "1\\. a\\\n23\\) b\\\n4\\."),
        ("93.5 percent in 2026.", "93.5 percent in 2026."),
        ("    code", "code"),
        ("`a` ```b", r"\`a\` \`\`\`b"),
        ("~~~\n~~a~~", "\\~\\~\\~\\\n\\~\\~a\\~\\~"),
        ("*a* __b__", r"\*a\* \_\_b\_\_"),
        ("a\n:-:", "a\\\n\\:-:"),
        ("&lt; a\\", r"\&lt; a\\"),
        ("C# $5", r"C# \$5"),
    ] {
        assert_eq!(text(hostile), format!("{written}\n"), "{hostile}");
    }
}

#[test]
fn hostile_parts() {
    let s = str::to_owned;
    assert_eq!(of(vec![Part::Title(s(" # a ## ")), Part::Heading(s("a\nb\r#"))]), "# # a \\#\\#\n\n## a<br>b<br>\\#\n");
    assert_eq!(of(vec![Part::Figure(s("*5*\n"), s("# a"))]), "**\\*5\\*** # a\n");
    assert_eq!(of(vec![Part::Figure(s(""), s("# a"))]), "\\# a\n");
    assert_eq!(of(vec![Part::List(vec![s("- a\n# b"), s(" "), s("[ ] c")])]), "- \\- a<br># b\n- \\[ \\] c\n");
    assert_eq!(of(vec![Part::Note(s("*a*\n- b"))]), "*\\*a\\*\\\n\\- b*\n");
    assert_eq!(of(vec![Part::Sign(vec![s("# a")])]), "\\________________________\\\n\\# a\n");
    let cells = PaperTable { head: vec![s("a|b")], rows: vec![row(&["`|`\nc", "<b>", ""], false), row(&[], true)], figures: 9 };
    let expected = "| a\\|b |  |  |\n| --- | --- | --- |\n| \\`\\|\\`<br>c | \\<b> |  |\n|  |  |  |\n";
    assert_eq!(of(vec![Part::Table(cells)]), expected);
    assert_eq!(of(vec![Part::Text(s(" \n\n ")), Part::Title(s("")), Part::Table(PaperTable::default()), Part::List(vec![])]), "\n");
}
