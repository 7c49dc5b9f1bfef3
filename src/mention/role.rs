//! Offices and what they hold: "Foreign Minister Marko Djuric", "the Serbian foreign minister", "officials from Iran",
//! "Presidents Vucic and Erdogan", "Marko Djuric, the foreign minister of Serbia,".

use crate::gazetteer::{EntityKind, OfficeKind};
use crate::text::TokenSpan;

use super::known::{RoleHit, Sense};
use super::lexicon::{Classes, Gender};
use super::person::{self, NameRun};
use super::phrase::{self, Modifiers};
use super::scan::{Scan, Shape};
use super::{Mention, MentionForm, Qualifier};
use super::{context, government};

/// One or more offices in a row, with what they are offices of.
#[derive(Debug, Clone, Default)]
struct Offices {
    end: usize,
    /// The tokens of the first office noun, without adjectives and complement.
    noun: (usize, usize),
    plural: bool,
    represents: bool,
    title: bool,
    gender: Option<Gender>,
    kind: Option<OfficeKind>,
    complement: bool,
}

/// Returns the mentions of the noun phrase that begins at `start` with its modifiers read, when its head is an office or
/// collective noun: the last token read comes with them.
pub(crate) fn phrase_at(
    scan: &Scan<'_>,
    start: usize,
    limit: usize,
    modifiers: &Modifiers,
) -> Option<(Vec<Mention>, usize)> {
    let mut qualifiers = modifiers.qualifiers.clone();
    let modifiers = &government::with_government(scan, limit, modifiers);
    // "The Deputy Secretary and Minister Quist" are two people, "Deputy Premier and Minister Quist" is one.
    let offices = match modifiers.definite && modifiers.qualifiers.is_empty() {
        true => office(scan, modifiers.end, limit, &mut qualifiers)?,
        false => offices(scan, modifiers.end, limit, &mut qualifiers)?,
    };
    let named = named(scan, start, limit, modifiers, &offices, &qualifiers);
    if let Some(named) = named {
        return Some(named);
    }
    let mention = unnamed(scan, start, modifiers, &offices, qualifiers)?;
    let end = mention.tokens.end();
    Some((vec![mention], end))
}

/// Reads offices joined by "and": "First Deputy Prime Minister and Foreign Minister of Serbia".
fn offices(scan: &Scan<'_>, start: usize, limit: usize, qualifiers: &mut Vec<Qualifier>) -> Option<Offices> {
    let mut found = office(scan, start, limit, qualifiers)?;
    loop {
        if !scan.is(found.end, &["and", "&", "/"]) || found.plural {
            return Some(found);
        }
        let mut more = Vec::new();
        let next = phrase::modifiers(scan, found.end + 1, limit);
        more.extend(next.qualifiers.iter().cloned());
        let Some(second) = office(scan, next.end, limit, &mut more).filter(|second| second.title && !second.plural)
        else {
            return Some(found);
        };
        // "the president and the prime minister" are two people unless a name follows the last office.
        if person::run_at(scan, second.end, limit, true).is_none()
            || next.definite
            || !next.qualifiers.is_empty() && found.complement
        {
            return Some(found);
        }
        qualifiers.append(&mut more);
        found.end = second.end;
        found.title = true;
    }
}

fn office(scan: &Scan<'_>, start: usize, limit: usize, qualifiers: &mut Vec<Qualifier>) -> Option<Offices> {
    let Some(mut found) = head_noun(scan, start, limit) else { return headed(scan, start, limit, qualifiers) };
    found.end = phrase::second_portfolio(scan, found.end, limit);
    let end = phrase::complement(scan, found.end, limit, qualifiers);
    found.complement = end > found.end;
    found.end = end;
    Some(found)
}

/// "head of the World Bank": no office by itself, but by the body that the words behind it name.
fn headed(scan: &Scan<'_>, start: usize, limit: usize, qualifiers: &mut Vec<Qualifier>) -> Option<Offices> {
    let role = RoleHit { end: start + 1, title: false, plural: false, represents: true, kind: OfficeKind::AgencyHead };
    let known = qualifiers.len();
    let end = phrase::complement(scan, start + 1, limit, qualifiers);
    let of_body = qualifiers[known..].iter().any(|of| of.kind == Some(EntityKind::Organization));
    // "head of the Alpha spy agency"
    let what = |at: &usize| scan.shapes[*at] == Shape::Lower && scan.has(*at, Classes::ORGANIZATION_HEAD);
    let end = (end..limit.min(end + 2)).find(what).map_or(end, |at| at + 1);
    let heads = scan.is(start, &["head", "chief", "boss"]) && of_body && !scan.is(end, &["'s", "\u{2019}s"]);
    heads.then(|| Offices { end, complement: true, ..titled(start, &role) })
}

fn head_noun(scan: &Scan<'_>, start: usize, limit: usize) -> Option<Offices> {
    let hit = scan.role(start).copied().filter(|role| role.end <= limit);
    if let Some(collective) = scan.info.get(start).and_then(|info| info.collective)
        && hit.is_none_or(|role| role.end == start + 1)
    {
        let title = hit.is_some_and(|role| role.title);
        let kind = hit.map(|role| role.kind).or(Some(OfficeKind::Collective));
        let kind = if collective.counterpart { Some(OfficeKind::Relational) } else { kind };
        let (noun, plural) = ((start, start + 1), collective.plural);
        return Some(Offices {
            end: start + 1,
            noun,
            plural,
            represents: true,
            title,
            gender: None,
            kind,
            complement: false,
        });
    }
    if let Some(gender) = scan.honorific(start).filter(|_| hit.is_none_or(|role| role.title)) {
        let end = honorifics_end(scan, start, limit);
        return Some(match hit {
            Some(role) => Offices { gender, ..titled(start, &role) },
            None => Offices { end, noun: (start, start), title: true, gender, ..Offices::default() },
        });
    }
    let mut found = hit.map(|role| titled(start, &role))?;
    // "Prime Minister-elect".
    if scan.is_hyphen(found.end) && scan.is(found.end + 1, &["elect", "designate"]) && found.end + 1 < limit {
        found.end += 2;
    }
    Some(found)
}

fn titled(start: usize, role: &RoleHit) -> Offices {
    let &RoleHit { end, title, plural, represents, kind } = role;
    Offices { end, noun: (start, end), plural, represents, title, gender: None, kind: Some(kind), complement: false }
}

/// "His Excellency Dr.": several honorifics in a row.
fn honorifics_end(scan: &Scan<'_>, start: usize, limit: usize) -> usize {
    (start + 1..limit).find(|&token| scan.honorific(token).is_none() || scan.is_given_name(token)).unwrap_or(limit)
}

/// Returns the persons named behind offices: one, or several that share a plural title.
fn named(
    scan: &Scan<'_>,
    start: usize,
    limit: usize,
    modifiers: &Modifiers,
    offices: &Offices,
    qualifiers: &[Qualifier],
) -> Option<(Vec<Mention>, usize)> {
    let (name_start, run) = name_behind(scan, limit, modifiers, offices)?;
    // "said that Secretary Rubio", "both President Trump and": only the article belongs to the name.
    let loose = scan.is(start, &["that", "this", "these", "those", "both", "all", "no", "some"]);
    let start = if loose { start + 1 } else { start };
    let mut mentions = vec![titled_name(scan, start, name_start, run, offices, qualifiers)];
    let mut end = run.end;
    while let Some((next, run)) = next_in_list(scan, end, limit).filter(|_| offices.plural) {
        mentions.push(titled_name(scan, next, next, run, offices, qualifiers));
        end = run.end;
    }
    if mentions.len() == 1 && offices.kind == Some(OfficeKind::Monarch) {
        realm(scan, &mut mentions[0], limit);
    }
    if mentions.len() == 1 {
        end = appose(scan, &mut mentions[0], limit);
    }
    Some((mentions, end))
}

/// "King Abdullah II of Jordan": the realm belongs to the name.
fn realm(scan: &Scan<'_>, mention: &mut Mention, limit: usize) {
    let end = mention.tokens.end();
    let known = scan.known_other(end + 1).filter(|known| known.sense.is_state() && known.end <= limit);
    if let Some(known) = known.filter(|_| scan.is(end, &["of"])) {
        mention.qualifiers.push(Qualifier {
            tokens: TokenSpan::new(end + 1, known.end),
            kind: Some(EntityKind::State),
            candidates: known.candidates.clone(),
        });
        mention.tokens = TokenSpan::new(mention.tokens.start(), known.end);
    }
}

fn name_behind(scan: &Scan<'_>, limit: usize, modifiers: &Modifiers, offices: &Offices) -> Option<(usize, NameRun)> {
    let mut end = offices.end;
    // "Prime Minister Lord Bute".
    if offices.title && offices.noun.1 > offices.noun.0 && scan.honorific(end).is_some() && !scan.is_given_name(end) {
        end = honorifics_end(scan, end, limit);
    }
    // "Special Representative for the DPRK Ambassador Sung Kim".
    if let Some(second) = scan.role(end).filter(|role| offices.complement && role.title && !role.plural) {
        end = second.end;
    }
    // "Diplomatic Advisor to the President Dr. Bell".
    let ruler = if scan.is(end, &["to"]) && scan.is(end + 1, &["the"]) { scan.role(end + 2) } else { None };
    if let Some(ruler) = ruler.filter(|ruler| ruler.title && offices.title && scan.honorific(ruler.end).is_some()) {
        end = honorifics_end(scan, ruler.end, limit);
    }
    if end == offices.end && offices.complement && scan.honorific(end).is_some() && scan.is_capital(end + 1) {
        end = honorifics_end(scan, end, limit);
    }
    let direct = person::run_at(scan, end, limit, offices.title);
    if let Some(run) = direct.filter(|run| offices.title || run.strong) {
        // "President Said" is a name, "Officials Said" no title.
        return (offices.kind != Some(OfficeKind::Collective) && !is_only_speech(scan, end, run)).then_some((end, run));
    }
    // "the head of the Agency for Arms (AFA), Jo Quist,"
    if offices.complement && scan.word(end) == "(" && scan.is_capital(end + 1) && scan.word(end + 2) == ")" {
        end += 3;
    }
    // "his Serbian counterpart, Milos Vucevic": only behind one definite office, and when the comma closes again.
    let definite = modifiers.definite || !modifiers.qualifiers.is_empty() || offices.complement;
    if scan.word(end) != "," || offices.plural || !definite || offices.kind == Some(OfficeKind::Collective) {
        return None;
    }
    // ", His Royal Highness Salman bin Hamad"
    let style = phrase::style_of_address(scan, end + 1, limit);
    // ", General Falk", of a commander.
    let rank = scan.role(end + 1).filter(|role| role.title && !role.plural && role.kind == OfficeKind::Military);
    // ", Ethiopia's Abiy Ahmed", of the head of a body.
    let home = scan.known_other(end + 1).filter(|known| known.sense.is_state() && scan.is_possessive(known.end));
    let honorific = style.or(rank.map(|rank| rank.end)).or(home.map(|home| home.end + 1));
    let honorific = honorific.unwrap_or(if scan.honorific(end + 1).is_some() { end + 2 } else { end + 1 });
    let run = person::run_at(scan, honorific, limit, honorific > end + 1)?;
    let closed =
        run.end == limit || matches!(scan.word(run.end), "," | "." | ";" | ")" | "?" | "!" | "”" | "\"" | "'s" | "’s");
    let person = run.strong || honorific > end + 1 || offices.kind == Some(OfficeKind::Relational) || run.words == 2;
    (closed && person).then_some((honorific, run))
}

/// "Minister Said Tuesday" keeps the verb out of the name, unless a surname follows.
fn is_only_speech(scan: &Scan<'_>, start: usize, run: NameRun) -> bool {
    run.end == start + 1 && scan.has(start, Classes::SPEECH) && scan.shapes[start] == Shape::Lower
}

fn next_in_list(scan: &Scan<'_>, end: usize, limit: usize) -> Option<(usize, NameRun)> {
    let mut next = end;
    if scan.word(next) == "," {
        next += 1;
    }
    if scan.is(next, &["and", "&"]) {
        next += 1;
    }
    if next == end {
        return None;
    }
    let run = person::run_at(scan, next, limit, true)?;
    scan.role(next).is_none().then_some((next, run))
}

fn titled_name(
    scan: &Scan<'_>,
    start: usize,
    name: usize,
    run: NameRun,
    offices: &Offices,
    qualifiers: &[Qualifier],
) -> Mention {
    let mut mention = Mention::new(TokenSpan::new(start, run.end), MentionForm::Name, "title-name");
    mention.name = TokenSpan::new(name, run.end);
    mention.kind = Some(EntityKind::Person);
    mention.candidates = scan
        .known_person(name)
        .filter(|known| known.end == run.end)
        .map(|known| known.candidates.clone())
        .unwrap_or_default();
    mention.role = role_text(scan, offices);
    mention.qualifiers = qualifiers.to_vec();
    mention.gender = offices.gender.or_else(|| person::gender_of(scan, name, run.end));
    mention.represents = offices.represents;
    mention
}

fn role_text(scan: &Scan<'_>, offices: &Offices) -> Option<String> {
    let (start, end) = offices.noun;
    (end > start).then(|| scan.phrase(start, end).to_owned())
}

/// Takes an apposition that only names the office or age into the mention; returns the token after it.
pub(crate) fn appose(scan: &Scan<'_>, mention: &mut Mention, limit: usize) -> usize {
    let end = mention.tokens.end();
    if context::is_age(scan, end) {
        mention.tokens = TokenSpan::new(mention.tokens.start(), end + 3);
        return end + 3;
    }
    if scan.word(end) != "," && scan.word(end) != "(" {
        return end;
    }
    let modifiers = phrase::modifiers(scan, end + 1, limit);
    let mut qualifiers = modifiers.qualifiers.clone();
    let Some(offices) = offices_in_apposition(scan, modifiers.end, limit, &mut qualifiers) else { return end };
    let closes = offices.end == limit
        || matches!(scan.word(offices.end), "," | "." | ";" | ")" | ":" | "that" | "which" | "who");
    // "Vucic, President Erdogan and": a title with its name begins another person.
    if !closes
        || offices.plural
        || !modifiers.definite
            && !modifiers.indefinite
            && modifiers.qualifiers.is_empty()
            && !offices.complement
            && !scan.is_capital(modifiers.end)
    {
        return end;
    }
    if mention.role.is_none() || mention.qualifiers.is_empty() {
        mention.role = role_text(scan, &offices);
        mention.qualifiers = qualifiers;
        mention.represents = offices.represents;
    }
    let comma = scan.word(offices.end) == "," || scan.word(offices.end) == ")";
    let after = if comma { offices.end + 1 } else { offices.end };
    mention.tokens = TokenSpan::new(mention.tokens.start(), after);
    after
}

fn offices_in_apposition(
    scan: &Scan<'_>,
    start: usize,
    limit: usize,
    qualifiers: &mut Vec<Qualifier>,
) -> Option<Offices> {
    let first = office(scan, start, limit, qualifiers)
        .filter(|office| office.kind != Some(OfficeKind::Collective) && office.noun.1 > office.noun.0)?;
    if !scan.is(first.end, &["and"]) {
        return Some(first);
    }
    let next = phrase::modifiers(scan, first.end + 1, limit);
    match office(scan, next.end, limit, qualifiers) {
        Some(second) => Some(Offices { end: second.end, ..first }),
        None => Some(first),
    }
}

/// Returns the office or collective without a name: "the Serbian foreign minister", "U.S. officials", "the president".
fn unnamed(
    scan: &Scan<'_>,
    start: usize,
    modifiers: &Modifiers,
    offices: &Offices,
    qualifiers: Vec<Qualifier>,
) -> Option<Mention> {
    let (noun_start, noun_end) = offices.noun;
    if noun_start == noun_end {
        return None;
    }
    let qualified = !qualifiers.is_empty();
    let host = !qualified && offices.plural && government::is_of_government(scan, start, noun_start);
    let capital = scan.shapes[noun_start] == Shape::Capitalized && offices.title && !offices.plural;
    let one_known = (modifiers.definite || capital) && !modifiers.number && !offices.plural;
    if !qualified && !one_known && !host {
        return None;
    }
    let owners_are_people = qualifiers.iter().all(|qualifier| qualifier.kind == Some(EntityKind::Person));
    let description = offices.kind == Some(OfficeKind::Relational) || qualified && owners_are_people;
    let form = if description { MentionForm::Description } else { MentionForm::Role };
    let mut mention =
        Mention::new(TokenSpan::new(start, offices.end), form, if qualified { "state-role" } else { "role" });
    if host {
        mention.found_by = government::HOSTS;
    }
    mention.name = TokenSpan::new(noun_start, noun_end);
    mention.head = noun_end - 1;
    mention.role = role_text(scan, offices);
    mention.plural = offices.plural || modifiers.number;
    mention.kind =
        if offices.kind == Some(OfficeKind::Collective) { Some(EntityKind::State) } else { Some(EntityKind::Person) };
    mention.qualifiers = qualifiers;
    mention.represents = offices.represents;
    Some(mention)
}

/// Whether a name at this token is one of a state in any form.
pub(crate) fn is_state(scan: &Scan<'_>, token: usize) -> bool {
    scan.known(token).is_some_and(|known| known.sense.is_state() && known.sense != Sense::Capital)
}
