//! Matching: every trigger of a sentence against every frame of its lemma.

use std::cell::OnceCell;

use super::argument::{Side, Trigger};
use super::clause;
use super::context::Context;
use super::cue::Cue;
use super::file::{Frame, TriggerKind};
use super::filler::Argument;
use super::modality::Modality;
use super::near::Surroundings;
use super::nearby;
use super::phrase;
use super::refusal::{Refusal, Why};
use super::role::{Base, Role};
use super::set::{Entry, RuleSet};
use super::view::View;
use crate::mention::MentionForm;
use crate::resolution::Resolution;
use crate::text::{Dependency, Pos, Tag, TokenSpan};

/// A rule that found its trigger and its arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// Index of the rule in [`RuleSet::rules`].
    pub rule: usize,
    /// Index of the frame in the rule.
    pub frame: usize,
    /// Number of the sentence.
    pub sentence: usize,
    /// The trigger's tokens, first to last.
    pub trigger: TokenSpan,
    /// The trigger's main token.
    pub token: usize,
    /// The tokens shown as evidence: the sentence, or the list of those present.
    pub evidence: TokenSpan,
    /// Who acts; all parties when `recipients` is empty.
    pub actors: Vec<Filler>,
    /// To whom.
    pub recipients: Vec<Filler>,
    /// Polarity and status as read.
    pub modality: Modality,
    /// The office as written, of a match about one.
    pub office: Option<String>,
    /// Steps that led to the arguments, for `explain`.
    pub steps: Vec<&'static str>,
    /// 0 to 1, before the mentions' own confidence.
    pub confidence: f32,
}

/// Who fills a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filler {
    /// Index of the mention; `None` for the narrator whom an elided subject means.
    pub mention: Option<usize>,
    /// The token through which it was reached; the trigger for an elided subject.
    pub token: usize,
    /// Whether the state or body is meant whose office the mention names, not the mention itself; without a mention the state that
    /// publishes the text.
    pub office: bool,
    /// The unnamed people of a state who are meant, if any.
    pub people: Option<People>,
}

/// Unnamed people, who stand for a state ("freed dozens of dissidents") or for themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct People {
    /// The words that stand for them.
    pub words: TokenSpan,
    /// Their state, or their group where no state is known, as an index into the entities of the resolution.
    pub entity: usize,
}

impl Filler {
    /// Returns the filler of a mention, reached through `token`.
    pub(super) fn of(mention: Option<usize>, token: usize) -> Self {
        Self { mention, token, office: false, people: None }
    }

    /// Returns the entities that the filler stands for, as indexes into the resolution.
    pub fn entities<'a>(&'a self, resolution: &'a Resolution) -> &'a [usize] {
        if let Some(people) = &self.people {
            return std::slice::from_ref(&people.entity);
        }
        match self.mention {
            Some(mention) if self.office => &resolution.referents[mention].office_of,
            Some(mention) => resolution.entities_of(mention),
            None if self.office => resolution.publisher.as_slice(),
            None => resolution.narrator.as_slice(),
        }
    }
}

/// Matches and refusals of one sentence.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Findings {
    /// What was read.
    pub matches: Vec<Match>,
    /// What was not, and why.
    pub refusals: Vec<Refusal>,
}

/// Finds every match of the rules in a parsed sentence. `dated` says of each token of the document whether it belongs to a
/// date, where it triggers nothing: "March 18"; `cues` what each contributes.
pub fn find(view: &View<'_>, resolution: &Resolution, rules: &RuleSet, dated: &[bool], cues: &[&Cue]) -> Findings {
    let mut findings = Findings::default();
    let around = Surroundings::new(view.document, view.mentions, resolution, cues, view.sentence);
    for token in view.tokens().filter(|&token| !dated[token]) {
        for kind in kinds(view, token) {
            Attempt { view, resolution, rules, token, kind, dated, around: &around, hanging: OnceCell::new() }
                .run(&mut findings);
        }
    }
    findings
}

/// Returns the kinds of trigger that a token can be.
fn kinds(view: &View<'_>, token: usize) -> Vec<TriggerKind> {
    if view.mention_of(token).is_some_and(|mention| view.mentions[mention].form == MentionForm::Name) {
        return Vec::new();
    }
    let after_hyphen =
        token > view.tokens().start && matches!(view.word(token - 1), "-" | "\u{2010}" | "\u{2011}" | "\u{2013}");
    let tag = view.tag(token);
    let participle = matches!(tag, Tag::Vbn | Tag::Vbd | Tag::Vbg | Tag::Jj | Tag::Nn);
    let mut kinds = Vec::new();
    if after_hyphen && participle {
        kinds.push(TriggerKind::Compound);
    }
    // "the Baku International Trade Seaport": a word inside a name that nobody knows.
    let inside_name = tag == Tag::Nnp
        && view.relation(token) == Dependency::Compound
        && view.head(token).is_some_and(|head| view.tag(head) == Tag::Nnp && view.mention_of(head).is_none());
    match view.document.tokens[token].pos {
        Pos::Propn if inside_name => {}
        // "co-hosted by": the parser loses what a participle behind a hyphen belongs to.
        Pos::Verb if after_hyphen && tag == Tag::Vbn => {}
        // "punishing sanctions against Chad": what describes a noun has no object.
        Pos::Verb if clause::is_attributive(view, token) => kinds.push(TriggerKind::Adjective),
        Pos::Verb | Pos::Aux => kinds.push(TriggerKind::Verb),
        Pos::Noun | Pos::Propn => kinds.push(TriggerKind::Noun),
        Pos::Adj => kinds.push(TriggerKind::Adjective),
        _ => {}
    }
    // "welcomes and supports": a noun by its tag, a verb by its place.
    let joined = view.relation(token) == Dependency::Conj && view.head(token).is_some_and(|head| view.is_verb(head));
    if joined && tag == Tag::Nns {
        kinds.push(TriggerKind::Verb);
    }
    kinds
}

pub(super) struct Attempt<'a, 'b> {
    pub(super) view: &'a View<'b>,
    pub(super) resolution: &'a Resolution,
    pub(super) rules: &'a RuleSet,
    pub(super) token: usize,
    pub(super) kind: TriggerKind,
    /// Of each token of the document, whether it belongs to a date.
    pub(super) dated: &'a [bool],
    around: &'a Surroundings<'a>,
    pub(super) hanging: OnceCell<Vec<usize>>,
}

impl Attempt<'_, '_> {
    /// Tries the frames of the trigger's lemma; of one rule's frames the first that matches counts.
    fn run(&self, findings: &mut Findings) {
        let context =
            (self.kind == TriggerKind::Noun).then(|| Context::of(self.view, self.rules.lexicon(), self.token));
        let mut matched: Option<usize> = None;
        for entry in self.entries() {
            if matched == Some(entry.rule) {
                continue;
            }
            let Some(first) = self.first_token(entry) else { continue };
            match self.frame(entry, context.as_ref(), first) {
                Ok(found) => {
                    matched = Some(entry.rule);
                    findings.matches.push(found);
                }
                Err(why) => {
                    findings.refusals.push(Refusal { rule: entry.rule, frame: entry.frame, token: self.token, why });
                }
            }
        }
    }

    /// Returns the frames of the trigger's lemma; "the U.S.-Tajik Annual Consultations" is written as a name but counts as the noun.
    fn entries(&self) -> &[Entry] {
        let entries = self.rules.entries(self.kind, self.view.lemma(self.token));
        if !entries.is_empty() || self.view.tag(self.token) != Tag::Nnps {
            return entries;
        }
        self.rules.entries(self.kind, &crate::analysis::lemma(self.view.word(self.token), Tag::Nns))
    }

    fn frame(&self, entry: &Entry, context: Option<&Context>, first: usize) -> Result<Match, Why> {
        let rule = &self.rules.rules()[entry.rule];
        let frame = &rule.frame[entry.frame];
        if entry.reach.as_ref().is_some_and(|reach| !self.around.within(self.token, reach)) {
            return Err(Why::Far);
        }
        self.conditions(frame)?;
        let verbal = self.kind == TriggerKind::Verb;
        let (view, lexicon, token) = (self.view, self.rules.lexicon(), self.token);
        let groups = Some(&self.resolution.unnamed).filter(|_| rule.unnamed && self.resolution.admits_unnamed);
        let (symmetric, unnamed) = (rule.symmetric, false);
        let trigger = Trigger { view, lexicon, token, context, verbal, symmetric, groups, unnamed };
        let actor = |others: &[Filler]| self.argument(&trigger, (rule, frame), Side::Actor, others);
        let recipient = |others: &[Filler]| self.argument(&trigger, (rule, frame), Side::Recipient, others);
        // "Iran threatened that it would strike Israel", "lifted its blockade of Qatar": the actor itself is passed over.
        let (mut actors, mut recipients) = if frame.recipient.alternatives.iter().any(Role::is_wide) {
            let actors = actor(&[]);
            let recipients = recipient(&actors.fillers);
            (actors, recipients)
        } else {
            let recipients = recipient(&[]);
            (actor(&recipients.fillers), recipients)
        };
        let implied = frame.recipient.alternatives.iter().any(|role| role.base == Base::Implied);
        if let Some(context) = context.filter(|_| implied && recipients.fillers.is_empty() && actors.explicit) {
            let target = nearby::target(&trigger, context, self.resolution, &actors.fillers);
            recipients.fillers.extend(target);
            recipients.steps.push("implied");
        }
        let titled = frame.recipient.alternatives.iter().any(|role| role.base == Base::Titled);
        if titled && recipients.fillers.is_empty() && actors.explicit {
            recipients.fillers.extend(nearby::titled(view, self.resolution, &actors.fillers));
            recipients.steps.push("implied");
        }
        // "fired on protesters in Cairo": the place says whose they are once more.
        let own = |fillers: &[Filler]| {
            let is_place = |filler: &Filler| self.view.mention_of(filler.token).is_some_and(|of| self.is_place(of));
            fillers.iter().all(is_place)
        };
        if own(&recipients.fillers)
            && let Some(people) = self.people_at_home(&trigger, frame, &actors.fillers)
        {
            recipients.fillers = vec![people];
            recipients.steps.push("people of its own");
        }
        if groups.is_some() {
            self.fill_unnamed(&trigger, (rule, frame), &mut actors, &mut recipients);
            // "parties in Chad boycotted the election"
            if recipients.fillers.is_empty() && !actors.fillers.is_empty() {
                recipients.fillers.extend(self.people_at_home(&trigger, frame, &actors.fillers));
            }
        }
        // "They did not attend the meeting": who goes to one thing need not meet each other there.
        let attends = |context: &Context| {
            context.verb().is_some_and(|link| lexicon.contains("attending", view.lemma(link.governor)))
        };
        let guests = actors.steps.contains(&"light verb") && context.is_some_and(attends);
        if guests && recipients.fillers.is_empty() {
            return Err(Why::Guests);
        }
        recipients.fillers.retain(|filler| !self.leads_astray(frame, filler));
        // "the NATO and U.S.-EU summits": several, each with its own parties.
        let several = |first: &Filler| {
            let words = first.token.min(self.token)..self.token;
            self.view.tag(self.token) == Tag::Nns && words.into_iter().any(|word| self.view.tag(word) == Tag::Cc)
        };
        if frame.together && actors.owned && actors.fillers.first().is_some_and(several) {
            return Err(Why::Guests);
        }
        if frame.joins && !self.joins_known_meeting() {
            return Err(Why::Needs);
        }
        self.complete(entry, frame, &actors, &recipients)?;
        if frame.together {
            actors.fillers.append(&mut recipients.fillers);
        }
        let mut modality = match context {
            Some(context) => Modality::of_noun(self.view, lexicon, self.token, context, actors.owned),
            None if self.kind == TriggerKind::Compound => Modality::default(),
            None if verbal => Modality::of_verb(self.view, lexicon, self.token),
            None => Modality::of_verb(self.view, lexicon, self.predicate()),
        };
        if frame.ends {
            modality.end();
        }
        if frame.denied && !modality.is_denied() {
            return Err(Why::Affirmed);
        }
        let steps = [actors.steps, recipients.steps].concat();
        let inferred = steps.iter().any(|step| matches!(*step, "implied" | PUBLISHER));
        let certainty = if inferred { IMPLIED } else { 1.0 };
        Ok(Match {
            rule: entry.rule,
            frame: entry.frame,
            sentence: self.view.sentence,
            trigger: TokenSpan::new(first, self.token + 1),
            token: self.token,
            evidence: self.view.document.sentences[self.view.sentence].tokens,
            confidence: frame.confidence * certainty * distance_factor(steps.len()),
            actors: actors.fillers,
            recipients: recipients.fillers,
            modality,
            office: None,
            steps,
        })
    }

    fn is_place(&self, mention: usize) -> bool {
        self.view.mentions[mention].form == MentionForm::Place
    }

    /// The copula of a predicate adjective carries its negation and modals.
    fn predicate(&self) -> usize {
        match self.view.head(self.token) {
            Some(head) if self.view.is_verb(head) && self.view.relation(self.token) == Dependency::Acomp => head,
            _ => self.token,
        }
    }

    fn complete(&self, entry: &Entry, frame: &Frame, actors: &Argument, recipients: &Argument) -> Result<(), Why> {
        if actors.fillers.is_empty() {
            return Err(Why::NoActor(actors.note.clone()));
        }
        // "he was met by A and B": whoever they met, it is not each other.
        let passive = self.kind == TriggerKind::Verb
            // "the exercise was staged by A and B"
            && entry.more.is_empty()
            && clause::is_passive(self.view, self.token);
        let group = frame.collective && actors.fillers.len() > 1 && !passive;
        let plural = frame.collective && actors.fillers.iter().any(|filler| filler.entities(self.resolution).len() > 1);
        if recipients.fillers.is_empty() && !frame.joins && (!group && !plural || self.has_other_object(frame)) {
            return Err(Why::NoRecipient(recipients.note.clone()));
        }
        Ok(())
    }

    /// "Both states met the requirements": who has an object does not act on each other. "Met each other", "met all day" do.
    fn has_other_object(&self, frame: &Frame) -> bool {
        let verb = self.kind == TriggerKind::Verb;
        let listed = |object: usize, list| self.rules.lexicon().contains(list, &self.view.lemma(object).to_lowercase());
        // "efforts to consult with stakeholders": whoever they are, it is not each other.
        let partners = if verb { phrase::complements(self.view, self.token, "with") } else { Vec::new() };
        // "With a common aim, A and B agreed": what stands in front is no partner.
        let behind = |&partner: &usize| partner > self.token;
        if partners.into_iter().filter(behind).any(|partner| !listed(partner, "reciprocal")) {
            return true;
        }
        if !frame.recipient.alternatives.iter().any(|role| role.base == Base::Object && role.through.is_none()) {
            return false;
        }
        let object = self.view.child(self.token, Dependency::Dobj).filter(|_| verb);
        let object = object.filter(|&object| !self.view.is_relative(object));
        object.is_some_and(|object| !listed(object, "reciprocal") && !listed(object, "period"))
    }
}

/// The step of an actor who is not named because it publishes the text.
pub(super) const PUBLISHER: &str = "publisher";

/// How sure a recipient is that only the words around imply.
const IMPLIED: f32 = 0.75;

/// Every construction between trigger and argument costs a little certainty.
fn distance_factor(steps: usize) -> f32 {
    0.96_f32.powi(i32::try_from(steps).unwrap_or(i32::MAX))
}
