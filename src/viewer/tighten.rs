//! Leaves out of style and script what only readers of the source need, so that each page is a fifth smaller.
//!
//! Not a minifier: names, statements and line ends stay, so a stack trace still reads. What it relies on (no string
//! spans lines, no quotation mark stands in a regular expression, no template in a template) holds for our own files
//! and is checked by running the page in a browser.

/// Drops indentation, blank lines, lines of comment, and the spaces that stand outside quotations between two
/// characters for which `droppable` says so.
fn tighten(source: &str, droppable: fn(char, char) -> bool) -> String {
    let comment = |line: &&str| ["//", "/*"].iter().any(|start| line.starts_with(start));
    let mut out = String::with_capacity(source.len());
    for line in source.lines().map(str::trim).filter(|line| !line.is_empty() && !comment(line)) {
        squeeze(line, droppable, &mut out);
        out.push('\n');
    }
    out
}

fn squeeze(line: &str, droppable: fn(char, char) -> bool, out: &mut String) {
    let mut quotation = None;
    let (mut before, mut chars) = ('\n', line.chars().peekable());
    while let Some(c) = chars.next() {
        match quotation {
            Some(mark) if c == mark && before != '\\' => quotation = None,
            None if matches!(c, '"' | '\'' | '`') => quotation = Some(c),
            None if c == ' ' && chars.peek().is_some_and(|next| droppable(before, *next)) => continue,
            _ => {}
        }
        before = c;
        out.push(c);
    }
}

/// A space in a script may go beside punctuation, except between two signs that would become one (`a - -b`).
pub(super) fn script(source: &str) -> String {
    tighten(source, |before, next| {
        let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
        !(word(before) && word(next) || before == next && matches!(next, '+' | '-'))
    })
}

/// A space in a style may go beside braces and after the marks that separate; elsewhere it has a meaning.
pub(super) fn style(source: &str) -> String {
    tighten(source, |before, next| matches!(before, '{' | '}' | ';' | ':' | ',') || matches!(next, '{' | '}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn script_keeps_meaning() {
        let check = |source: &str, expected: &str| assert_eq!(script(source), format!("{expected}\n"));
        check("  const a = b + c;", "const a=b+c;");
        check("// why\n\nx = y - -z;", "x=y- -z;");
        check("return \"a + b\" + ` ${n} × `;", "return\"a + b\"+` ${n} × `;");
        check("s = \"\\\" = \" + 1", "s=\"\\\" = \"+1");
        check("for (const a of b) yield* c", "for(const a of b)yield*c");
    }

    #[test]
    fn style_keeps_meaning() {
        let check = |source: &str, expected: &str| assert_eq!(style(source), format!("{expected}\n"));
        check("* { margin: 0; }", "*{margin:0;}");
        check("a b { margin: 0 1px; }", "a b{margin:0 1px;}");
        check(
            "@media (max-width: 9px) { a > b :hover, c { x: calc(1px + 2px); } }",
            "@media (max-width:9px){a > b :hover,c{x:calc(1px + 2px);}}",
        );
    }
}
