//! A matrix of competencies becomes a ladder, whichever way it lies.

use files::matrix::{First, Levels, Matrix};
use files::{Source, read};
use proptest::prelude::*;

const MATRIX: &str = "Our ladder,,,\n\n,L1 Engineer,L2 – Senior engineer,Staff engineer (L3)\n\
    Craft,\"- Writes tests.\n- Asks early.\",Reviews others.,\"1. Sets standards.\n2) Teaches.\"\n\
    Working with others,,\"Explains\n decisions.\",\n\nScope,A task,A feature,3 teams at once\n";

fn ladder(matrix: &Matrix) -> rules::ladder::Ladder {
    let source = Source { ladder: matrix.ladder("Ours \"&<"), bands: None };
    let reading = read(&source);
    let errors: Vec<_> = reading.problems.iter().filter(|problem| problem.severity == files::problem::Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}\n{}", String::from_utf8_lossy(&source.ladder));
    reading.dataset.unwrap().ladder
}

#[test]
fn competencies_become_areas_and_lines_expectations() {
    let matrix = Matrix::read(MATRIX.as_bytes(), None, None).unwrap();
    assert_eq!((matrix.way, matrix.first, matrix.expectations()), (Levels::Columns, First::Lowest, 10));
    assert_eq!(matrix.competencies, ["Craft", "Working with others", "Scope"]);
    let levels: Vec<(&str, &str)> = matrix.levels.iter().map(|level| (level.id.as_str(), level.title.as_str())).collect();
    assert_eq!(levels, [("L1", "Engineer"), ("L2", "Senior engineer"), ("L3", "Staff engineer")]);
    let ladder = ladder(&matrix);
    assert_eq!(ladder.name, "Ours \"&<");
    let texts = |id: &str| {
        let found = ladder.levels().find(|found| found.level.id.as_str() == id).unwrap();
        found.level.expects.iter().map(|own| own.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(texts("L1"), ["Writes tests.", "Asks early.", "A task"]);
    assert_eq!(texts("L2"), ["Reviews others.", "Explains", "decisions.", "A feature"]);
    assert_eq!(texts("L3"), ["Sets standards.", "Teaches.", "3 teams at once"]);
}

#[test]
fn the_way_and_the_order_are_seen_from_the_names() {
    for (csv, way, first, ids) in [
        ("Level;Craft;Impact\nIC2 Senior;a;b\nIC1;c;d\n", Levels::Rows, First::Highest, &["IC1", "IC2"][..]),
        ("\tJunior\tSenior\tPrincipal\nCraft\ta\tb\tc\n", Levels::Columns, First::Lowest, &["junior", "senior", "principal"]),
        (",Level 3,Level 2,Level 1\nCraft,a,b,c\n", Levels::Columns, First::Highest, &["L1", "L2", "L3"]),
        (",1,2\nCraft,a,b\n", Levels::Columns, First::Lowest, &["L1", "L2"]),
        (",Junior,Junior,梯子\nCraft,a,b,c\n", Levels::Columns, First::Lowest, &["junior", "junior-2", "track"]),
    ] {
        let matrix = Matrix::read(csv.as_bytes(), None, None).unwrap();
        let found: Vec<&str> = matrix.levels.iter().map(|level| level.id.as_str()).collect();
        assert_eq!((matrix.way, matrix.first, found.as_slice()), (way, first, ids), "{csv}");
        ladder(&matrix);
    }
    // What somebody says holds.
    let matrix = Matrix::read(b",A,B\nC,a,b\n", Some(Levels::Rows), Some(First::Highest)).unwrap();
    assert_eq!((matrix.levels.len(), matrix.competencies.len()), (1, 2));
}

#[test]
fn what_is_no_matrix_is_none() {
    for csv in ["", "\n\n", "Craft", "a,b\n", ",L1,L2\nCraft,,\n", "\u{0}"] {
        assert_eq!(Matrix::read(csv.as_bytes(), None, None), None, "{csv:?}");
    }
}

/// What a level of a matrix asks: the name of the competency, and the text.
fn asks(matrix: &Matrix, level: usize) -> Vec<(&str, &str)> {
    matrix.levels[level].expects.iter().map(|(competency, text)| (matrix.competencies[*competency].as_str(), text.as_str())).collect()
}

#[test]
fn a_text_in_markdown_is_a_matrix() {
    let text = "# Our ladder\n\nHow we work.\n\n## L3 Senior engineer\n\nLeads work.\n\n### Craft\n\n- Reviews *others*\n  and asks.\n* Teaches `often`.\n\n\
        ### Impact\n1. A team\n2. Its \\*users\\*\n\n---\n\n## L2 Engineer\r\n\r\n### Craft\r\n- Writes tests.\r\n\n# Appendix\n\n- Not a level.\n";
    let matrix = Matrix::read(text.as_bytes(), None, None).unwrap();
    assert_eq!((matrix.way, matrix.first), (Levels::Headings, First::Highest));
    let ids: Vec<_> = matrix.levels.iter().map(|level| (level.id.as_str(), level.title.as_str())).collect();
    assert_eq!(ids, [("L2", "Engineer"), ("L3", "Senior engineer")]);
    assert_eq!(asks(&matrix, 0), [("Craft", "Writes tests.")]);
    assert_eq!(
        asks(&matrix, 1),
        [
            ("", "Leads work."),
            ("Craft", "Reviews *others* and asks."),
            ("Craft", "Teaches often."),
            ("Impact", "A team"),
            ("Impact", "Its *users*")
        ]
    );
    // What stands under no competency is of no area.
    let ladder = ladder(&matrix);
    let level = ladder.levels().find(|found| found.level.id.as_str() == "L3").unwrap().level;
    assert_eq!(level.expects.iter().map(|own| own.axis.is_some()).collect::<Vec<_>>(), [false, true, true, true, true]);
}

#[test]
fn competencies_may_be_list_items() {
    for text in [
        "## L1\n- **Craft**: Writes tests.\n  - Asks.\n- **Impact:** A task\n",
        "## L1\n- Craft\n  - Writes tests.\n  - Asks.\n- Impact\n\t- A task\n",
        "## L1\n**Craft**\n- Writes tests.\n- Asks.\n\n**Impact**\n\nA task\n",
        "# Ladder\n## L1\n### Craft:\n+ Writes tests.\n+ Asks.\n### Impact\nA\ntask\n## L2\n",
    ] {
        let matrix = Matrix::read(text.as_bytes(), None, None).unwrap();
        assert_eq!(asks(&matrix, 0), [("Craft", "Writes tests."), ("Craft", "Asks."), ("Impact", "A task")], "{text}");
        ladder(&matrix);
    }
    for text in ["# Title\n", "Notes\n\n# One\n- a\n", "## L1\n## L2\n"] {
        assert!(Matrix::read(text.as_bytes(), None, None).is_none(), "{text}");
    }
}

#[test]
fn a_matrix_may_be_html_or_a_table_of_markdown() {
    let html = "<table><tr><td colspan=3>Our ladder<tr><td><td>L1 Engineer<td>L2 Senior<tr><td>Craft<td><ul><li>Writes tests.<li>Asks.</ul><td>Reviews<br>others &amp; teaches</table>";
    let pipes = "# Our ladder\n\n| | L1 Engineer | L2 Senior |\n|---|---|---|\n| Craft | Writes tests.<br>Asks. | Reviews<br>others &amp; teaches |\n";
    let csv = ",L1 Engineer,L2 Senior\nCraft,\"Writes tests.\nAsks.\",\"Reviews\nothers & teaches\"\n";
    let [html, pipes, csv] = [html, pipes, csv].map(|text| Matrix::read(text.as_bytes(), None, None));
    assert!(csv.is_some());
    assert_eq!((html, pipes), (csv.clone(), csv));
}

/// A matrix as a text in Markdown: the texts of each level by competency.
fn outline(levels: &[String], competencies: &[String], texts: &dyn Fn(usize, usize) -> String) -> String {
    let mut out = String::from("# Ours\n\n");
    for (level, name) in levels.iter().enumerate() {
        out.extend(["## ", name, "\n\n"]);
        for (competency, name) in competencies.iter().enumerate() {
            out.extend(["### ", name, "\n\n"]);
            for line in texts(level, competency).lines() {
                // Marks of Markdown stand for themselves.
                let escaped: String = line.chars().flat_map(|c| if c.is_ascii_punctuation() { vec!['\\', c] } else { vec![c] }).collect();
                out.extend(["- ", &escaped, "\n"]);
            }
        }
    }
    out
}

fn written(cells: &[Vec<String>]) -> String {
    let cell = |text: &String| format!("\"{}\"", text.replace('"', "\"\""));
    cells.iter().flat_map(|row| [row.iter().map(cell).collect::<Vec<_>>().join(","), "\n".to_owned()]).collect()
}

proptest! {
    #[test]
    fn either_way_round_it_is_the_same_ladder(
        texts in prop::collection::vec(prop::collection::vec("[a-zA-Zäß梯\"<&;, \n•-]{0,30}", 1..5), 1..6)
    ) {
        let levels = texts.len();
        let competencies = texts.iter().map(Vec::len).min().unwrap_or_default();
        let mut across = vec![std::iter::once(String::new()).chain((0..levels).map(|level| format!("L{} Title", level + 1))).collect::<Vec<_>>()];
        for competency in 0..competencies {
            let row = texts.iter().map(|own| own[competency].clone());
            across.push(std::iter::once(format!("Competency {}", char::from(b'A' + u8::try_from(competency).unwrap()))).chain(row).collect());
        }
        let down: Vec<Vec<String>> = (0..=levels).map(|column| across.iter().map(|row| row[column].clone()).collect()).collect();
        let one = Matrix::read(written(&across).as_bytes(), Some(Levels::Columns), None);
        let other = Matrix::read(written(&down).as_bytes(), Some(Levels::Rows), None);
        prop_assert_eq!(one.as_ref().map(|matrix| matrix.ladder("x")), other.as_ref().map(|matrix| matrix.ladder("x")));
        let (names, own): (Vec<String>, Vec<String>) = (across[0][1..].to_vec(), down[0][1..].to_vec());
        // What a cell says in lines, an item of a list each; marks before a line are those of a list in a cell.
        let lines = |level: usize, competency: usize| {
            let place = one.as_ref().map(|matrix| &matrix.levels[level].expects);
            let own = place.into_iter().flatten().filter(|(own, _)| *own == competency).map(|(_, text)| format!("{text}\n"));
            own.collect::<String>()
        };
        let text = Matrix::read(outline(&names, &own, &lines).as_bytes(), None, None);
        prop_assert_eq!(one.as_ref().map(|matrix| matrix.ladder("x")), text.as_ref().map(|matrix| matrix.ladder("x")));
        if let Some(matrix) = one {
            prop_assert_eq!(ladder(&matrix).levels().count(), levels);
        }
    }
}
