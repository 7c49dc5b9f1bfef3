//! From matches to statements: pairs of actors, polarity and status, evidence, confidence, ids.

use sha2::{Digest, Sha256};

use super::attribution::{Claimant, Report};
use super::place::Scene;
use super::record::Head;
use super::{Argument, Code, Evidence, Ontology, Polarity, Statement, Status};
use crate::mention::{Mention, MentionForm};
use crate::resolution::{Referent, Resolution};
use crate::rule::{Ended, Filler, Frame, Match, Rule, RuleSet, Tenure, View};
use crate::text::{Document, PartialDate, Pos, Tag, TokenSpan};
use crate::time::{self, Basis, TimeExpression};

/// What one document gave for making statements.
pub struct Source<'a> {
    /// The parsed document.
    pub document: &'a Document,
    /// Its mentions.
    pub mentions: &'a [Mention],
    /// What they refer to.
    pub resolution: &'a Resolution,
    /// Its dates.
    pub dates: &'a [TimeExpression],
    /// The rules in force.
    pub rules: &'a RuleSet,
}

/// Largest number of parties of one happening; a list longer than that is no meeting but a register.
const MOST_PARTIES: usize = 40;

impl Source<'_> {
    /// Returns the statements of a match, one a pair.
    pub fn statements(&self, found: &Match) -> Vec<Statement> {
        let rule = &self.rules.rules()[found.rule];
        let pairs = self.pairs(found);
        let (polarity, status) = match found.modality.settle(rule.ended) {
            (polarity, Status::Actual) if rule.symmetric && self.is_scheduled(found) => (polarity, Status::Planned),
            settled => settled,
        };
        let setting = Setting {
            polarity,
            status,
            parties: parties(&pairs),
            place: self.place(found, rule),
            claimant: self.claimant(found),
        };
        let mut statements: Vec<Statement> = Vec::new();
        for (subject, object) in pairs {
            if !self.admissible(found, subject, object) {
                continue;
            }
            let statement = self.statement(found, rule, subject, object, &setting);
            // Of the wide rules, what is likelier wrong than right is not said.
            let likely = !rule.near || statement.confidence >= LIKELY;
            if likely && statements.iter().all(|known| known.id != statement.id) {
                statements.push(statement);
            }
        }
        statements
    }

    /// "Public Schedule: Quist meets with Bell": the present of a programme is to come.
    fn is_scheduled(&self, found: &Match) -> bool {
        let title = self.document.raw.title.as_deref().unwrap_or_default();
        let head = |&token: &usize| Some(self.document.tokens[token].head as usize).filter(|&head| head != token);
        let mut above = std::iter::successors(Some(found.token), head);
        let verb = above.find(|&token| self.document.tokens[token].pos == Pos::Verb);
        let tag = verb.map(|verb| self.document.tokens[verb].tag);
        let present = matches!(tag, Some(Tag::Vbz | Tag::Vbp | Tag::Vbg));
        present && title.split(|c: char| !c.is_alphabetic()).any(|word| word.eq_ignore_ascii_case("schedule"))
    }

    /// "In a meeting with Quist, May 3, Bell stressed": what was said there has been said, also in a note of an earlier text.
    fn is_past_occasion(&self, found: &Match) -> bool {
        let above = std::iter::successors(Some(found.token), |&token| {
            let head = self.document.tokens[token].head as usize;
            (head != token).then_some(head)
        });
        let verb = above.take(6).find(|&token| self.document.tokens[token].pos == Pos::Verb);
        found.steps.contains(&"occasion") && verb.is_some_and(|verb| self.document.tokens[verb].tag == Tag::Vbd)
    }

    /// Actor-recipient pairs; without recipients every pair of actors.
    fn pairs(&self, found: &Match) -> Vec<(Party, Party)> {
        let actors = self.parties(&found.actors);
        if found.recipients.is_empty() {
            let pairs = |first: usize| actors[first + 1..].iter().map(move |second| (first, *second));
            let once = (0..actors.len()).flat_map(pairs).map(|(first, second)| (actors[first], second));
            // "mutual recognition between A and B" is A's of B and B's of A.
            let mutual = self.rules.rules()[found.rule].frame[found.frame].mutual;
            let both = |(first, second)| std::iter::once((first, second)).chain(mutual.then_some((second, first)));
            return once.flat_map(both).collect();
        }
        let recipients = self.parties(&found.recipients);
        actors.iter().flat_map(|actor| recipients.iter().map(|recipient| (*actor, *recipient))).collect()
    }

    fn parties(&self, fillers: &[Filler]) -> Vec<Party> {
        let of = |filler: &Filler| {
            let Filler { mention, token, office, people } = *filler;
            let words = people.map(|people| people.words);
            filler
                .entities(self.resolution)
                .iter()
                .map(move |&entity| Party { mention, token, office, entity, words })
                .collect::<Vec<_>>()
        };
        fillers.iter().flat_map(of).take(MOST_PARTIES).collect()
    }

    fn statement(&self, found: &Match, rule: &Rule, subject: Party, object: Party, setting: &Setting) -> Statement {
        // Of a symmetric relation the party named first is the subject.
        let swap = rule.symmetric && self.tokens(object).start() < self.tokens(subject).start();
        let (subject, object) = if swap { (object, subject) } else { (subject, object) };
        let mut status = setting.status;
        let mut dated = self.date(found, status);
        let publication = self.document.raw.date;
        // "meets Modi on Tuesday", said on Monday, is a plan although in the present tense.
        let past = matches!(self.document.tokens[found.token].tag, Tag::Vbd | Tag::Vbn) || self.is_past_occasion(found);
        if let (Some((date, _)), Some(published), Status::Actual) = (dated, publication, status)
            && date.first_day() > published.last_day()
            && !past
        {
            // "our support for the election in December": the day is not that of a stance.
            match rule.ended != Ended::Actual && self.document.tokens[found.token].pos == Pos::Noun {
                true => dated = None,
                false => status = Status::Planned,
            }
        }
        let ends = [subject, object].map(|party| &self.resolution.entities[party.entity]);
        let report = self.report(found);
        let claimed = setting.claimant.as_ref().is_some_and(|claimant| report.is_of_others(claimant, ends));
        let evidence = self.evidence(found, self.shown(subject, setting), self.shown(object, setting));
        let id = self.id(&evidence, rule, subject, object);
        let code = code(rule, &rule.frame[found.frame], setting.polarity, status);
        Statement {
            id,
            document: self.document.raw.id.clone(),
            relation: rule.relation.clone(),
            subject: self.argument(subject),
            object: self.argument(object),
            symmetric: rule.symmetric,
            polarity: setting.polarity,
            status,
            attributed_to: setting.claimant.as_ref().map(|claimant| claimant.name.clone()),
            claimed,
            date: dated.map(|(date, _)| date),
            date_from: dated.map(|(_, basis)| basis.to_owned()),
            place: setting.place.clone(),
            office: found.office.clone(),
            event: code.event.map(str::to_owned),
            cameo: code.cameo.map(str::to_owned),
            rule: rule.name.clone(),
            confidence: self.confidence(found, subject, object, status),
            group_size: setting.parties,
            evidence,
        }
    }

    fn argument(&self, party: Party) -> Argument {
        let people =
            party.words.map(|words| self.document.phrase(words).split_whitespace().collect::<Vec<_>>().join(" "));
        let role = || self.referent(party).filter(|_| !party.office).and_then(|referent| referent.role.clone());
        Argument::new(&self.resolution.entities[party.entity], people.or_else(role))
    }

    pub(super) fn referent(&self, party: Party) -> Option<&Referent> {
        party.mention.map(|mention| &self.resolution.referents[mention])
    }

    /// The words that stand for a party; none before the trigger for an elided subject.
    fn tokens(&self, party: Party) -> TokenSpan {
        let mention = || party.mention.map(|mention| self.mentions[mention].tokens);
        party.words.or_else(mention).unwrap_or_else(|| TokenSpan::new(party.token, party.token))
    }

    /// "Kenya said it would send troops": who speaks of himself is shown by his name, which tells a reader more than
    /// the pronoun.
    fn shown(&self, party: Party, setting: &Setting) -> Party {
        let pronoun = party.mention.is_some_and(|mention| self.mentions[mention].form == MentionForm::Pronoun);
        let claimant = setting.claimant.as_ref().filter(|claimant| pronoun && claimant.entity == Some(party.entity));
        Party { words: claimant.and_then(|claimant| claimant.words).or(party.words), ..party }
    }

    fn place(&self, found: &Match, rule: &Rule) -> Option<String> {
        if !rule.place {
            return None;
        }
        if let Some(head) = self.head(found) {
            return head.place;
        }
        let view = &View::new(self.document, self.mentions, found.sentence);
        let scene = Scene { view, resolution: self.resolution, dates: self.dates, lexicon: self.rules.lexicon() };
        scene.place(found.token)
    }

    /// The head of the record, when the match is its list of those present.
    fn head(&self, found: &Match) -> Option<Head<'_>> {
        let roster = self.document.rosters.iter().find(|roster| roster.heading.start() == found.token)?;
        Some(Head::read(self.document, self.dates, roster))
    }

    fn date(&self, found: &Match, status: Status) -> Option<(PartialDate, &'static str)> {
        let future = !matches!(status, Status::Actual | Status::Lifted);
        let near = || time::date_of(self.dates, self.document, found.sentence, found.token, future);
        if found.office.is_some() {
            return self.office_date(found, near());
        }
        let expression = self.head(found).map_or_else(near, |head| head.date)?;
        expression.date_in(future).map(|date| (date, basis(expression)))
    }

    /// When the holder is seen in office, to the year: that of the publication, or the one that the sentence names with
    /// "then-"; none when the sentence names another. Who takes or leaves an office does so on the date of the
    /// sentence.
    fn office_date(&self, found: &Match, near: Option<&TimeExpression>) -> Option<(PartialDate, &'static str)> {
        let said = near.and_then(|expression| Some((expression.date_in(false)?, basis(expression))));
        let change = matches!(self.tenure(found), Some(Tenure::Taken | Tenure::Left));
        if change {
            return said;
        }
        let year = |date: PartialDate| date.year_number();
        let spoken = said.filter(|(_, basis)| *basis == "text");
        let published = self.document.raw.date.map(|date| (date, "publication"));
        let then = self.document.phrase(found.trigger).to_lowercase().contains("then-");
        // "Obama ended what Eisenhower had begun in 1961": the year is of something else.
        let apart = spoken.zip(published).is_some_and(|((said, _), (published, _))| year(said) != year(published));
        let date = if apart && !then { None } else { spoken.or(published) };
        date.map(|(date, basis)| (PartialDate::year(year(date)), basis))
    }

    fn tenure(&self, found: &Match) -> Option<Tenure> {
        self.rules.rules()[found.rule].frame[found.frame].office
    }

    /// A title or a list of those present is the text's own word.
    fn claimant(&self, found: &Match) -> Option<Claimant> {
        let read_off = found.office.is_some() || self.head(found).is_some();
        if read_off { None } else { self.report(found).claimant() }
    }

    fn report(&self, found: &Match) -> Report<'_> {
        Report {
            document: self.document,
            mentions: self.mentions,
            resolution: self.resolution,
            rules: self.rules.lexicon(),
            sentence: self.document.sentences[found.sentence].tokens,
            token: found.token,
            speech: found.modality.speech,
        }
    }

    fn confidence(&self, found: &Match, subject: Party, object: Party, status: Status) -> f32 {
        let mention = |party: Party| match self.referent(party) {
            None if self.resolution.is_unnamed(party.entity) => GROUP,
            None if party.words.is_some() => UNNAMED,
            None => ELIDED,
            Some(referent) if referent.entities.is_empty() => PLACE,
            Some(referent) => referent.confidence,
        };
        // Whether something is planned, doubted or asked for is harder to tell than that it happened.
        let told = if status == Status::Actual { 1.0 } else { UNREAL };
        let product = found.confidence * mention(subject) * mention(object) * told;
        (product * 100.0).round() / 100.0
    }

    fn evidence(&self, found: &Match, subject: Party, object: Party) -> Evidence {
        let span = |tokens: TokenSpan| {
            let bytes = self.document.bytes(tokens);
            [bytes.start(), bytes.end()]
        };
        let sentence = self.document.bytes(found.evidence);
        Evidence {
            sentence: found.sentence,
            start: sentence.start(),
            end: sentence.end(),
            text: self.document.text()[sentence.range()].to_owned(),
            trigger: span(found.trigger),
            subject: span(self.tokens(subject)),
            object: span(self.tokens(object)),
        }
    }

    /// Sixteen hexadecimal digits over document, spans, relation, arguments and rule-set version.
    fn id(&self, evidence: &Evidence, rule: &Rule, subject: Party, object: Party) -> String {
        let mut hash = Sha256::new();
        let entity = |party: Party| self.resolution.entities[party.entity].id.as_str();
        for part in
            [self.document.raw.id.as_str(), &rule.relation, entity(subject), entity(object), self.rules.version()]
        {
            hash.update(part);
            hash.update([0]);
        }
        for position in [evidence.trigger, evidence.subject, evidence.object].concat() {
            hash.update((position as u64).to_le_bytes());
        }
        hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// What all statements of a match share.
struct Setting {
    polarity: Polarity,
    status: Status,
    /// Number of parties.
    parties: u32,
    place: Option<String>,
    claimant: Option<Claimant>,
}

/// The event code: the frame's, else the rule's, else the relation's, as polarity and status leave it.
fn code<'a>(rule: &'a Rule, frame: &'a Frame, polarity: Polarity, status: Status) -> Code<'a> {
    let ontology = Ontology::embedded();
    let of_relation = ontology.relation(&rule.relation);
    let first = |frame: &'a Option<String>, rule: &'a Option<String>, listed: Option<&'a String>| {
        frame.as_ref().or(rule.as_ref()).or(listed).map(String::as_str)
    };
    let event = first(&frame.event, &rule.event, of_relation.and_then(|entry| entry.event.as_ref()));
    let cameo = first(&frame.cameo, &rule.cameo, of_relation.and_then(|entry| entry.cameo.as_ref()));
    let code = Code { event, cameo };
    // A trigger that itself says the end ("switched recognition") is coded for that end.
    if frame.ends && frame.event.is_some() { code } else { ontology.in_standing(code, polarity, status) }
}

/// The least confidence of a statement by a rule whose triggers are frequent words.
const LIKELY: f32 = 0.5;

/// Confidence that the subject which a diary leaves out is its author.
const ELIDED: f32 = 0.95;

/// Confidence that unnamed people are those that the words before them suggest.
const UNNAMED: f32 = 0.95;

/// Confidence that people or a body without a name and without a state are the party that is meant.
const GROUP: f32 = 0.87;

/// Confidence that a status other than "actual" is the right one.
const UNREAL: f32 = 0.95;

/// Confidence that what is done in or to a place is done to the state in which it lies.
const PLACE: f32 = 0.85;

/// A mention and one entity that it refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Party {
    pub(super) mention: Option<usize>,
    token: usize,
    /// Whether the entity is the one whose office the mention names.
    office: bool,
    pub(super) entity: usize,
    /// The words of unnamed people who stand for the entity.
    pub(super) words: Option<TokenSpan>,
}

fn basis(expression: &TimeExpression) -> &'static str {
    match expression.basis {
        Basis::Text => "text",
        Basis::Publication => "publication",
        Basis::Context => "context",
    }
}

/// Number of different entities in the pairs.
fn parties(pairs: &[(Party, Party)]) -> u32 {
    let mut entities: Vec<usize> = pairs.iter().flat_map(|(a, b)| [a.entity, b.entity]).collect();
    entities.sort_unstable();
    entities.dedup();
    u32::try_from(entities.len()).unwrap_or(u32::MAX)
}
