//! Web pages: the readable article and what the page says of it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_smoothie::{Config, Readability, TextMode};

use super::{ReadOptions, Source, dateline, text};
use crate::text::RawDocument;

/// A page with tags nested deeper than this would exhaust the stack of the tree walk.
const DEEPEST: usize = 2_000;

/// Reads a web page. The text is that of the article, paragraphs apart; navigation, footers and asides are left out.
#[expect(clippy::needless_pass_by_value, reason = "the signature that all formats share")]
pub(super) fn document(page: String, source: &Source, options: &ReadOptions) -> Result<RawDocument, String> {
    if nesting(&page) > DEEPEST {
        return Err(format!("its tags are nested more than {DEEPEST} deep: no web page"));
    }
    let article = catch_unwind(AssertUnwindSafe(|| article(&page)));
    let article = article.map_err(|_| "its markup cannot be read".to_owned())??;
    let dates = article.dates.iter().find_map(|date| dateline::parse_date(date));
    let date = dates.or_else(|| dateline::publication_date(&article.text, options.date));
    let title = article.title.or_else(|| text::headline(&article.text).map(str::to_owned));
    let (url, outlet, lang) = (article.url, article.site, article.lang);
    Ok(RawDocument {
        id: source.stem(),
        text: article.text,
        date,
        title,
        url,
        source: outlet,
        lang,
        ..RawDocument::default()
    })
}

struct Article {
    text: String,
    title: Option<String>,
    /// What may be the publication date, the best first.
    dates: Vec<String>,
    url: Option<String>,
    site: Option<String>,
    lang: Option<String>,
}

fn article(page: &str) -> Result<Article, String> {
    let config = Config { text_mode: TextMode::Formatted, char_threshold: 200, ..Config::default() };
    let mut readability = Readability::new(page, None, Some(config)).map_err(|error| error.to_string())?;
    let linked = readability.parse_json_ld();
    let metadata = readability.get_article_metadata(linked);
    let mut dates: Vec<String> = metadata.published_time.into_iter().collect();
    dates.extend(attributes(&readability, DATES));
    let url = metadata.url.or_else(|| attributes(&readability, ADDRESSES).into_iter().next());
    let lang = attributes(&readability, &[("html[lang]", "lang")]).into_iter().next();
    let body = readability.doc.select("body").formatted_text().to_string();
    let text = match readability.parse() {
        Ok(article) => article.text_content.to_string(),
        Err(_) => body,
    };
    let filled = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    Ok(Article {
        text: text.trim().to_owned(),
        title: filled(metadata.title),
        dates,
        url: url.and_then(filled),
        site: metadata.site_name.and_then(filled),
        lang: lang.and_then(filled),
    })
}

/// Elements that give the publication date, and the attribute that holds it; the best first.
const DATES: &[(&str, &str)] = &[
    ("meta[property='article:published_time']", "content"),
    ("meta[itemprop='datePublished']", "content"),
    ("[itemprop='datePublished']", "datetime"),
    ("meta[name='date']", "content"),
    ("meta[name='pubdate']", "content"),
    ("meta[name='publish-date']", "content"),
    ("meta[name='DC.date']", "content"),
    ("meta[name='DC.date.issued']", "content"),
    ("meta[name='dcterms.date']", "content"),
    ("meta[name='dcterms.created']", "content"),
    ("meta[name='parsely-pub-date']", "content"),
    ("article time[datetime]", "datetime"),
    ("time[pubdate]", "datetime"),
    ("time[datetime]", "datetime"),
];

const ADDRESSES: &[(&str, &str)] = &[("link[rel='canonical']", "href"), ("meta[property='og:url']", "content")];

fn attributes(readability: &Readability, places: &[(&str, &str)]) -> Vec<String> {
    let value = |(element, attribute): &(&str, &str)| {
        readability.doc.select(element).iter().find_map(|found| found.attr(attribute)).map(|value| value.to_string())
    };
    places.iter().filter_map(value).collect()
}

/// Returns an upper bound of how deep tags are nested, from the tags alone.
fn nesting(page: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0usize);
    // Only inside a picture does a slash end an element: "<div/>" opens one.
    let mut picture = false;
    for tag in page.split('<').skip(1) {
        let (closing, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        if !tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let name = &tag[..tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len())];
        let is = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
        if is(&["svg", "math"]) {
            picture = !closing;
        } else if !is(SHAPES) {
            picture = false;
        }
        let ended = picture && tag.split('>').next().is_some_and(|tag| tag.ends_with('/'));
        if closing {
            depth = depth.saturating_sub(1);
        } else if !ended && !is(VOID) {
            depth += 1;
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// Elements that are never closed, or whose end tag authors leave out.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p", "li",
    "td", "tr", "dd", "option",
];

/// Elements of pictures that web pages hold; another one may end the picture.
const SHAPES: &[&str] = &[
    "g",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "use",
    "defs",
    "symbol",
    "mask",
    "clippath",
    "stop",
    "lineargradient",
    "radialgradient",
    "filter",
    "tspan",
    "text",
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const PAGE: &str = r#"<!DOCTYPE html><html lang="en"><head><title>Chad and Niger reopen border - The Daily</title>
        <link rel="canonical" href="https://daily.example/chad-niger">
        <meta property="og:site_name" content="The Daily"><meta property="og:title" content="Chad and Niger reopen border">
        </head><body>
        <header><a href="/">Home</a><nav><ul><li><a href="/w">World</a></li><li><a href="/s">Sport</a></li></ul></nav></header>
        <div class="cookie-banner">We use cookies on this page.</div>
        <main><article><h1>Chad and Niger reopen border</h1><time datetime="2021-05-04T09:00:00Z">4 May</time>
        <p>The foreign ministers of Chad and Niger met in Agadez on Tuesday, and agreed to reopen the border, which had been
        closed for two years after a dispute over grazing land and wells.</p>
        <p>“We have turned a page,” said the minister of Niger, who thanked the African Union for its help, its patience, and
        its observers in the border towns.</p>
        <p>The two states will also exchange ambassadors, he said. A trade treaty is to be signed in June, after parliaments in
        both capitals have had time to debate it.</p></article></main>
        <aside class="sidebar"><h3>Most read</h3><a href="/1">France sanctions Atlantis</a></aside>
        <footer><p>Copyright 2021 The Daily</p><a href="/contact">Contact us</a></footer></body></html>"#;

    fn check(page: &str) -> RawDocument {
        document(page.to_owned(), &Source::new("page.html"), &ReadOptions::default()).unwrap()
    }

    #[test]
    fn article_without_navigation() {
        let document = check(PAGE);
        assert!(document.text.contains("agreed to reopen"), "{}", document.text);
        assert!(document.text.contains("“We have turned a page,”"));
        for gone in ["Home", "Sport", "cookies", "Most read", "Atlantis", "Copyright", "Contact us"] {
            assert!(!document.text.contains(gone), "{gone} in {}", document.text);
        }
    }

    #[test]
    fn page_tells_title_date_and_address() {
        let document = check(PAGE);
        assert_eq!(document.title.as_deref(), Some("Chad and Niger reopen border"));
        assert_eq!(document.date, "2021-05-04".parse().ok());
        assert_eq!(document.url.as_deref(), Some("https://daily.example/chad-niger"));
        assert_eq!(document.source.as_deref(), Some("The Daily"));
        assert_eq!(document.lang.as_deref(), Some("en"));
    }

    #[test]
    fn linked_data_gives_the_date() {
        let linked = r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
            "headline": "Chad and Niger reopen border", "datePublished": "2021-05-03T07:00:00+01:00"}</script></head>"#;
        assert_eq!(check(&PAGE.replace("</head>", linked)).date, "2021-05-03".parse().ok());
    }

    #[test]
    fn small_pages_keep_their_text() {
        assert_eq!(check("<p>Chad met Niger.</p>").text, "Chad met Niger.");
        assert_eq!(check("<html><body>Chad met Niger.</body></html>").text, "Chad met Niger.");
    }

    #[test]
    fn deep_nesting_is_refused() {
        let page = "<div>".repeat(50_000) + "x";
        assert!(document(page, &Source::new("page.html"), &ReadOptions::default()).unwrap_err().contains("nested"));
        assert_eq!(nesting(&"<div/>".repeat(9)), 9);
        assert_eq!(nesting("<svg><g/><path d='a'/></svg><i>x</i><br/><br/>"), 1);
        assert_eq!(nesting(&("<svg><p>".to_owned() + &"<path/>".repeat(9))), 10);
    }
}
