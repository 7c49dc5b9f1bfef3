//! Members: whom a plural or a representing noun stands for.

use super::coordination::conjoined;
use super::engine::Attempt;
use super::enumeration;
use super::phrase;
use super::role::Base;
use crate::gazetteer::EntityKind;
use crate::mention::{Mention, MentionForm};
use crate::text::{Dependency, Tag};

impl Attempt<'_, '_> {
    /// Members of a filler that are actors: their mentions and tokens.
    pub(super) fn named_members(&self, token: usize) -> Vec<(usize, usize)> {
        let person = |number: usize| {
            let mention = &self.view.mentions[number];
            mention.form == MentionForm::Name && mention.kind == Some(EntityKind::Person)
        };
        let named = self.view.mention_of(token).is_some_and(person);
        let actor = |member: usize| {
            let mention =
                self.view.mention_of(member).filter(|&mention| self.view.mention_of(token) != Some(mention))?;
            // "Ridgway, Commander in Chief of the United Nations forces": what he is, not who else.
            let office = named && self.view.relation(member) == Dependency::Appos;
            let office = office && self.view.mentions[mention].form == MentionForm::Role;
            // "the Ottoman Empire (Turkey)": another name of the same.
            let start = self.view.mentions[mention].tokens.start();
            let bracketed = start > self.view.tokens().start && self.view.word(start - 1) == "(";
            let office = office || bracketed && self.view.mention_of(token).is_some();
            (!office && self.is_actor(mention, member, &Base::Object, false)).then_some((mention, member))
        };
        let found: Vec<_> = self.members(token).into_iter().filter_map(actor).collect();
        if found.is_empty() && self.is_unnamed_plural(token) {
            return self.listed_later(token).into_iter().filter_map(actor).collect();
        }
        if let Some(name) = self.named_after(token).filter(|_| found.is_empty()) {
            return vec![name];
        }
        let Some(officials) =
            self.view.mention_of(token).filter(|&number| found.is_empty() && self.is_officials(number))
        else {
            return found;
        };
        let later: Vec<_> = self.listed_later(token).into_iter().filter_map(actor).collect();
        if later.is_empty() { self.named_behind(officials) } else { later }
    }

    /// "the Special Assistant to the Prime Minister of Pakistan, Ambassador Tariq Fatemi": who holds an office that nobody is known to
    /// hold stands behind all that the office is of.
    fn named_after(&self, token: usize) -> Option<(usize, usize)> {
        let view = self.view;
        let office = view.mention_of(token)?;
        let known = &view.mentions[office];
        let unknown = self.resolution.referents[office].entities.is_empty();
        if known.form != MentionForm::Role || known.plural || !unknown {
            return None;
        }
        let mut rest = known.tokens.end()..view.tokens().end.min(known.tokens.end() + 12);
        let comma = rest.find(|&at| view.is_verb(at) || !view.word(at).starts_with(char::is_alphabetic));
        let comma = comma.filter(|&at| view.word(at) == ",")?;
        // The office that the holder serves may be taken for his own.
        let behind = |name: &Mention| name.tokens.start() <= comma + 1 && name.name.start() > comma;
        let (number, name) = view.mentions.iter().enumerate().skip(office + 1).find(|(_, name)| behind(name))?;
        let person = name.form == MentionForm::Name && name.kind == Some(EntityKind::Person);
        let speaks = view.tokens().contains(&name.tokens.end()) && view.is_verb(name.tokens.end());
        (person && !speaks).then_some((number, name.head))
    }

    /// "70 entities, many of which are banks, including Rostec", "the nations that helped, especially Chad": what has no name a
    /// list may name.
    fn is_unnamed_plural(&self, token: usize) -> bool {
        let view = self.view;
        let plural = view.tag(token) == Tag::Nns && view.mention_of(token).is_none();
        let people = |list| self.rules.lexicon().contains(list, view.lemma(token));
        plural && (people("firm") || people("representative"))
    }

    /// Whether a mention stands for several people without a name: "the ministers", "his Polish counterparts".
    fn is_officials(&self, mention: usize) -> bool {
        let mention = &self.view.mentions[mention];
        matches!(mention.form, MentionForm::Role | MentionForm::Description) && mention.plural
    }

    /// "support for militants, despite visits by officials, including Falk": what follows is a list of the nearest people.
    fn is_people(&self, token: usize) -> bool {
        let view = self.view;
        let unnamed =
            |number: usize| matches!(view.mentions[number].form, MentionForm::Role | MentionForm::Description);
        view.tag(token) == Tag::Nns
            && view.mention_of(token).is_some_and(|number| unnamed(number) && view.mentions[number].head == token)
    }

    /// Whether people beside an office or a plural say who is meant by it: "the leader of the opposition, Robert Fico".
    pub(super) fn is_named_by(&self, mention: usize, members: &[(usize, usize)]) -> bool {
        let person = |&(member, _): &(usize, usize)| {
            let member = &self.view.mentions[member];
            member.form == MentionForm::Name && member.kind == Some(EntityKind::Person)
        };
        let office = self.view.mentions[mention].form == MentionForm::Role && members.iter().any(person);
        let own = &self.view.mentions[mention];
        let people = own.form == MentionForm::Demonym && self.view.tag(own.head) == Tag::Nnps;
        office || !members.is_empty() && (people || self.is_officials(mention))
    }

    /// "their Polish counterparts, Donald Tusk and Radoslaw Sikorski": two or more people of that state right behind are who is meant,
    /// whatever the parser makes of the commas.
    pub(super) fn named_behind(&self, officials: usize) -> Vec<(usize, usize)> {
        let view = self.view;
        if !self.is_officials(officials) {
            return Vec::new();
        }
        let joins = |from: usize, to: usize| {
            let word = |at: usize| view.word(at);
            let joint = |at: usize| self.rules.lexicon().contains("and", word(at)) || is_break(word(at));
            from < to && (from..to).all(|at| joint(at) || word(at) == "the")
        };
        let state_of = |mention: usize| {
            let entity = &self.resolution.entities[*self.resolution.entities_of(mention).first()?];
            Some(entity.state.as_ref().unwrap_or(&entity.id))
        };
        // A body's officials may be of any state.
        let body = self.resolution.entities_of(officials).first().map(|&entity| self.resolution.entities[entity].kind);
        let is_theirs =
            |mention: usize| body == Some(EntityKind::Organization) || state_of(mention) == state_of(officials);
        // "its allies, Chad and Mali"
        let related = self.rules.lexicon().contains("relational", view.lemma(view.mentions[officials].head));
        let mut found = Vec::new();
        let mut last = officials;
        for (number, mention) in view.mentions.iter().enumerate().skip(officials + 1) {
            let end = view.mentions[last].tokens.end();
            if mention.tokens.start() <= end {
                continue;
            }
            let state = related && mention.kind == Some(EntityKind::State);
            let person = mention.form == MentionForm::Name && (state || mention.kind == Some(EntityKind::Person));
            let apart = found.is_empty() && !is_break(view.word(end));
            if !person || apart || !joins(end, mention.tokens.start()) || !(state || is_theirs(number)) {
                break;
            }
            found.push((number, mention.head));
            last = number;
        }
        if found.len() > 1 { found } else { Vec::new() }
    }

    /// "officials from the country's army, including General Bajwa": the list of a plural, whatever noun the parser hangs it on.
    fn listed_later(&self, token: usize) -> Vec<usize> {
        let view = self.view;
        let rest =
            (token + 1..view.tokens().end).take_while(|&at| view.tag(at) != Tag::Vbd && view.tag(at) != Tag::Vbz);
        let rest = rest.take_while(|&at| !self.is_people(at));
        let including = rest.into_iter().find(|&at| self.rules.lexicon().contains("including", view.lemma(at)));
        let mut found: Vec<usize> = match including {
            Some(including) => {
                // "especially Chad" is an adverb of the name.
                let name = view.head(including).filter(|&name| name > including && view.mention_of(name).is_some());
                view.related(including, &[Dependency::Pobj]).chain(name).collect()
            }
            None => self.among_them(token),
        };
        let mut next = 0;
        while next < found.len() {
            let more: Vec<usize> = view.related(found[next], &[Dependency::Conj, Dependency::Appos]).collect();
            found.extend(more);
            next += 1;
        }
        found
    }

    /// "Twelve states recognise it, among them Niger and Togo": those named behind the clause.
    fn among_them(&self, token: usize) -> Vec<usize> {
        let first = self.first_among_them(token);
        let rest = first.map(|first| enumeration::listed(self.view, self.rules.lexicon(), first));
        first.into_iter().chain(rest.into_iter().flatten()).collect()
    }

    fn first_among_them(&self, token: usize) -> Option<usize> {
        let view = self.view;
        let mut rest = token + 1..view.tokens().end.saturating_sub(2);
        let them = |at: &usize| view.word(*at) == "," && view.lemma(*at + 1) == "among" && view.word(*at + 2) == "them";
        let comma = rest.find(them)?;
        // Another plural between may be meant.
        let plural = |at: usize| view.tag(at) == Tag::Nns && view.mention_of(at).is_none();
        if (token + 1..comma).any(plural) {
            return None;
        }
        let name = view.mentions.iter().find(|mention| mention.tokens.start() >= comma + 3)?;
        let near = name.tokens.end() <= view.tokens().end && name.name.start() <= comma + 9;
        (near && name.form == MentionForm::Name).then_some(name.head)
    }

    /// "leaders of the former Soviet republic of Belarus": whom a representing noun without a mention of its own stands for.
    pub(super) fn represented(&self, token: usize, reach: usize) -> Vec<usize> {
        let view = self.view;
        // "the Law and Justice party": the name of an organisation before the noun that says what it is.
        let organization = |at: &usize| {
            let mention = view.mention_of(*at).map(|number| &view.mentions[number]);
            mention.is_some_and(|mention| mention.kind == Some(EntityKind::Organization))
        };
        let before = token.checked_sub(1).filter(|at| view.tokens().contains(at)).filter(organization);
        if let Some(name) = before.filter(|_| self.rules.lexicon().contains("organisation-noun", view.lemma(token))) {
            return vec![name];
        }
        let territories = self.territories(token);
        if !territories.is_empty() {
            return territories;
        }
        // "hundreds of Belarusian officials"
        if self.rules.lexicon().contains("quantity", view.lemma(token)) {
            return phrase::complements(view, token, "of").into_iter().flat_map(|of| conjoined(view, of)).collect();
        }
        // "Nawrocki, a candidate supported by Rome": what a name is said to be is the name.
        let named = |head: &usize| view.mention_of(*head).is_some_and(|of| view.mentions[of].form == MentionForm::Name);
        if let Some(head) = view.head(token).filter(|_| view.relation(token) == Dependency::Appos).filter(named) {
            return vec![head];
        }
        // "the EU Member States" is written like a name.
        let plural = crate::analysis::lemma(view.word(token), Tag::Nns);
        let name = view.tag(token) == Tag::Nnps || view.tag(token) == Tag::Nnp && view.word(token).ends_with('s');
        let noun = if name { plural.as_str() } else { view.lemma(token) };
        if reach == 0 || !self.rules.lexicon().contains("representative", noun) {
            return Vec::new();
        }
        // "most EU members", "several NATO allies": some of them, so that no body acts.
        let some = |child: usize| self.rules.lexicon().contains("part-quantity", view.lemma(child));
        let body_of = |owner: usize| {
            view.mention_of(owner).is_some_and(|number| view.mentions[number].kind == Some(EntityKind::Organization))
        };
        let member = matches!(noun, "member" | "ally" | "state" | "country" | "government");
        if member && view.children(token).any(some) && view.children(token).any(body_of) {
            return Vec::new();
        }
        // "delegations led by Vidal and Creamer"
        let led = view
            .related(token, &[Dependency::Acl])
            .flat_map(|verb| view.related(verb, &[Dependency::Agent]).collect::<Vec<_>>());
        let leaders: Vec<usize> = led.filter_map(|by| view.child(by, Dependency::Pobj)).collect();
        let mut owners = if leaders.is_empty() { self.sent_by(token) } else { leaders };
        // "our Ukrainian partners"
        let spoken = |&token: &usize| view.tag(token) != Tag::PrpPoss;
        let named: Vec<usize> = phrase::modifiers(view, token).into_iter().filter(spoken).collect();
        // "the true friends of Syria" are not Syrians, "our Syrian friends" are.
        // Nor are "our friends" we, nor "Chad's neighbours" Chad.
        if self.rules.lexicon().contains("relational", view.lemma(token)) {
            owners.retain(|&owner| owner < token && view.relation(owner) != Dependency::Poss);
        }
        let pronoun = |&owner: &usize| view.relation(owner) == Dependency::Poss && view.tag(owner) == Tag::PrpPoss;
        if !named.is_empty() && owners.iter().all(pronoun) {
            owners = named;
        }
        // "Afghan militants" are no Afghanistan, "Hamas militants" are Hamas.
        let irregular = self.rules.lexicon().contains("irregular", view.lemma(token));
        let state = |number: usize| view.mentions[number].kind == Some(EntityKind::State);
        let named = |owner: usize| match view.mention_of(owner) {
            Some(number) if irregular && state(number) => Vec::new(),
            Some(_) => vec![owner],
            None => self.represented(owner, reach - 1),
        };
        owners.into_iter().flat_map(|owner| conjoined(view, owner)).flat_map(named).collect()
    }

    /// "the separatist republic of Abkhazia", "the Georgian regions of Abkhazia and South Ossetia": the name behind is the territory's own,
    /// where "the regions of Chad" are parts of it.
    fn territories(&self, token: usize) -> Vec<usize> {
        let view = self.view;
        let list = |list| self.rules.lexicon().contains(list, view.lemma(token));
        let state = |&name: &usize| {
            let mention = view.mention_of(name).map(|number| &view.mentions[number]);
            mention.is_some_and(|of| of.form == MentionForm::Name && of.kind == Some(EntityKind::State))
        };
        let of = phrase::complements(view, token, "of").into_iter().flat_map(|of| conjoined(view, of));
        let names: Vec<usize> = of.filter(state).collect();
        let owned =
            || view.related(token, &[Dependency::Amod, Dependency::Poss]).any(|of| view.mention_of(of).is_some());
        let each = || view.tag(token) == Tag::Nns && names.len() > 1;
        if list("polity") || list("territory") && (owned() || each()) { names } else { Vec::new() }
    }

    /// "thanked Norway and other partners who support Chad": those named beside the others do it too.
    pub(super) fn others_beside(&self, token: usize) -> Vec<usize> {
        let view = self.view;
        let other = view.related(token, &[Dependency::Amod]).any(|word| view.lemma(word) == "other");
        if !other || view.relation(token) != Dependency::Conj || !view.has(token, Dependency::Relcl) {
            return Vec::new();
        }
        let mut first = token;
        while let (Dependency::Conj, Some(head)) = (view.relation(first), view.head(first)) {
            first = head;
        }
        conjoined(view, first).into_iter().filter(|&beside| beside < token).collect()
    }

    /// "a delegation from the government of Tajikistan", "analysts of the Pentagon".
    fn sent_by(&self, token: usize) -> Vec<usize> {
        let owners = phrase::owners(self.view, self.rules.lexicon(), token);
        if owners.is_empty() { phrase::complements(self.view, token, "from") } else { owners }
    }

    /// "barred nine Norwegians from entering, including Falk": the parser may hang the list on the verb of the plural.
    fn list_holder(&self, token: usize) -> Option<usize> {
        let view = self.view;
        let verb = view.head(token).filter(|&verb| view.is_verb(verb))?;
        let plural = matches!(view.tag(token), Tag::Nns | Tag::Nnps);
        let object = view.relation(token) == Dependency::Dobj;
        let only = matches!(view.relation(token), Dependency::Nsubj | Dependency::Nsubjpass)
            && !view.has(verb, Dependency::Dobj);
        (plural && (object || only)).then_some(verb)
    }

    /// "six countries, including France and Italy"; "three states: A, B and C".
    fn members(&self, token: usize) -> Vec<usize> {
        let view = self.view;
        let includes = |prep: usize| self.rules.lexicon().contains("including", view.lemma(prep));
        // "officials from Pakistan's army, including General Bajwa": the list may hang on the last noun of the phrase.
        let inside = view.related(token, &[Dependency::Prep]).filter_map(|prep| view.child(prep, Dependency::Pobj));
        let nouns: Vec<usize> = std::iter::once(token).chain(inside).chain(self.list_holder(token)).collect();
        let listed = nouns.into_iter().flat_map(|noun| view.related(noun, &[Dependency::Prep]).collect::<Vec<_>>());
        let listed =
            listed.filter(|&prep| prep > token && includes(prep) && !(token + 1..prep).any(|at| self.is_people(at)));
        let listed = listed.flat_map(|prep| view.related(prep, &[Dependency::Pobj]).collect::<Vec<_>>());
        // "McConnell and Ryan, both Republicans": what a person is said to be is no party of its own.
        let mention = |token: usize| view.mention_of(token).map(|mention| &view.mentions[mention]);
        let person =
            mention(token).is_some_and(|of| of.form == MentionForm::Name && of.kind == Some(EntityKind::Person));
        let said = |member: &usize| person && mention(*member).is_some_and(|of| of.form == MentionForm::Demonym);
        // "Quist (IO/UNP)", "General Falk (who led Chad's army)": the brackets say who he is.
        let bracketed = |member: &usize| {
            let member = mention(*member).filter(|of| person && of.kind != Some(EntityKind::Person));
            member.is_some_and(|of| {
                let start = mention(token).map_or(token, |of| of.tokens.end());
                (start..of.tokens.start()).any(|at| view.word(at) == "(")
            })
        };
        // "Ceylon (Sri Lanka)": another name of the same.
        let renamed = |member: usize| {
            let alike = mention(member).zip(mention(token)).is_some_and(|(one, other)| {
                let names = one.form == MentionForm::Name && other.form == MentionForm::Name;
                names && one.kind == other.kind && one.tokens.start() > other.tokens.end()
            });
            alike && mention(member).is_some_and(|one| view.word(one.tokens.start() - 1) == "(")
        };
        // "a delegation that included Quist and Bell"
        let inclusion = |&verb: &usize| self.rules.lexicon().contains("inclusion", view.lemma(verb));
        let clauses = view.related(token, &[Dependency::Relcl]).filter(inclusion).collect::<Vec<_>>();
        let included = clauses.into_iter().flat_map(|verb| view.related(verb, &[Dependency::Dobj]).collect::<Vec<_>>());
        // "recognise Kosovo, among them Norway", "the nations that helped Chad, especially Niger": others are meant, not Chad.
        let state = mention(token).is_some_and(|of| of.kind == Some(EntityKind::State));
        let others = |member: usize| {
            (token..member).any(|at| view.lemma(at) == "among")
                || state && view.related(member, &[Dependency::Advmod]).any(includes)
        };
        let named = view.related(token, &[Dependency::Appos]).filter(|&member| !renamed(member) && !others(member));
        let named = named.chain(included);
        listed
            .chain(named)
            .flat_map(|member| conjoined(view, member))
            .filter(|member| !said(member) && !bracketed(member))
            .collect()
    }
}

/// Whether a mark sets off what follows.
fn is_break(mark: &str) -> bool {
    matches!(mark, "," | ";" | ":" | "-" | "--" | "\u{2013}" | "\u{2014}")
}
