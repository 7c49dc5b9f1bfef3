//! Role expressions: where in the grammar of a trigger an argument stands.
//!
//! `"object | object/@statehood | with"` reads: the logical object, else the owner of an object noun of the list `statehood`
//! ("the independence of Kosovo"), else the complement of the preposition "with". The first alternative that yields
//! an actor wins.

use compact_str::CompactString;

/// Alternatives in order of preference.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoleExpression {
    /// The alternatives.
    pub alternatives: Vec<Role>,
}

/// The list that holds every noun: `object/@any` is whoever owns, holds or houses what the object names.
pub(super) const ANY: &str = "any";

/// The same, but of harm done only those who did it: `object/@doer` in "condemned the killing of monks by the junta".
pub(super) const DOER: &str = "doer";

/// Every noun too, but only what stands behind its prepositions other than "of": `object/@site` in "deployed troops in Chad", not in "deployed Chad's troops".
pub(super) const SITE: &str = "site";

/// One alternative: a grammatical role, optionally through a noun of a word list to its owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// The grammatical role.
    pub base: Base,
    /// The word list that the filler's noun must be in; its owner is then the argument.
    pub through: Option<CompactString>,
}

/// A grammatical role, seen from the trigger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Base {
    /// Logical subject: subject of an active verb, agent of a passive one, subject of a light verb or copula.
    Subject,
    /// Logical object.
    Object,
    /// Subject of the clause in which a noun trigger is an adjunct ("said after a meeting with B").
    Occasion,
    /// Subject of the clause that a noun trigger helps along ("took the town with the support of B").
    Aided,
    /// Subject of the clause that a noun trigger says where ("at the meeting in Geneva, A and B agreed").
    Present,
    /// Subject of the clause in spite or because of which a noun trigger stands ("grew poor under the sanctions").
    Afflicted,
    /// Possessor of a noun trigger ("Serbia's recognition").
    Possessor,
    /// State or organisation before a noun trigger ("U.S. sanctions", "Russia-Ukraine talks").
    Modifier,
    /// State by its plain name before a noun trigger, as its subject matter ("Russia sanctions").
    Topic,
    /// Mention before a hyphen and the trigger ("Saudi-backed").
    Hyphen,
    /// Noun that a participle or adjective trigger modifies ("Saudi-backed militia").
    Modified,
    /// Object of an infinitive that says what a noun trigger is for ("sanctions to isolate Russia").
    Purpose,
    /// The subject that a diary or readout leaves out ("Discussed aid with the King").
    Elided,
    /// First actor named in the clause or infinitive that completes the trigger ("demanded that Iran withdraw",
    /// "threatened to shell Aleppo").
    Content,
    /// Subject of the clause that completes the trigger and says what must be done ("said that Iran must withdraw").
    Obliged,
    /// Who does what the clause says that completes the trigger ("said that Iran had broken the truce").
    Claimed,
    /// First actor of the clause of a condition beside the trigger ("will not lift it until Iran yields", "would strike if B moved").
    Awaited,
    /// First actor of what went before the trigger and led to it ("was freed after the king pardoned him", "ended their strike after talks
    /// with the ministry").
    Prompted,
    /// Object of the clause's governing verb ("thanked Haley for her support").
    Thanked,
    /// Whom the subject of the clause speaks to while the noun trigger goes on ("told Perry during talks").
    Addressee,
    /// The only other state around a noun trigger whose other party is named ("suffers despite the sanctions imposed by B").
    Implied,
    /// The state whose government publishes the text, where a passive has no agent ("is being designated").
    Publisher,
    /// The only state that the title says the text is on ("Statement on Chad").
    Titled,
    /// Those whom a noun trigger itself names by apposition or example ("its backers, Rome and Bonn").
    Named,
    /// Complement of this preposition.
    Preposition(CompactString),
}

/// Roles by the names that rule files give them; any other word is a preposition.
const ROLES: [(&str, Base); 24] = [
    ("subject", Base::Subject),
    ("object", Base::Object),
    ("occasion", Base::Occasion),
    ("present", Base::Present),
    ("aided", Base::Aided),
    ("afflicted", Base::Afflicted),
    ("possessor", Base::Possessor),
    ("modifier", Base::Modifier),
    ("topic", Base::Topic),
    ("hyphen", Base::Hyphen),
    ("modified", Base::Modified),
    ("thanked", Base::Thanked),
    ("addressee", Base::Addressee),
    ("elided", Base::Elided),
    ("purpose", Base::Purpose),
    ("content", Base::Content),
    ("obliged", Base::Obliged),
    ("claimed", Base::Claimed),
    ("awaited", Base::Awaited),
    ("prompted", Base::Prompted),
    ("implied", Base::Implied),
    ("titled", Base::Titled),
    ("publisher", Base::Publisher),
    ("named", Base::Named),
];

impl RoleExpression {
    /// Reads an expression.
    ///
    /// # Errors
    /// Gives the offending alternative and what was expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        let alternatives = text.split('|').map(|part| Role::parse(part.trim())).collect::<Result<_, _>>()?;
        Ok(Self { alternatives })
    }
}

impl Role {
    /// Whether the role takes the first actor of a wider stretch of words.
    pub(super) fn is_wide(&self) -> bool {
        matches!(self.base, Base::Content | Base::Awaited | Base::Prompted)
            || matches!(self.through.as_deref(), Some(ANY | DOER | SITE))
    }

    fn parse(text: &str) -> Result<Self, String> {
        let (base, through) = match text.split_once('/') {
            None => (text, None),
            Some((base, list)) => {
                let name = list
                    .strip_prefix('@')
                    .ok_or_else(|| format!("expected `@list` after `/` in `{text}`, as in `object/@statehood`"))?;
                (base, Some(name.into()))
            }
        };
        let named = ROLES.iter().find(|(name, _)| *name == base).map(|(_, role)| role.clone());
        if base.is_empty() || !base.chars().all(|c| c.is_lowercase() || c == ' ') {
            let names: Vec<_> = ROLES.iter().map(|(name, _)| *name).collect();
            return Err(format!("expected a role ({}) or a preposition, found `{text}`", names.join(", ")));
        }
        let base = named.unwrap_or_else(|| Base::Preposition(base.into()));
        Ok(Self { base, through })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn alternatives_keep_their_order() {
        let expression = RoleExpression::parse("object | object/@statehood | with").unwrap();
        let bases: Vec<_> =
            expression.alternatives.iter().map(|role| (role.base.clone(), role.through.clone())).collect();
        let expected =
            [(Base::Object, None), (Base::Object, Some("statehood".into())), (Base::Preposition("with".into()), None)];
        assert_eq!(bases, expected);
    }

    #[test]
    fn a_list_needs_its_sign() {
        assert!(RoleExpression::parse("object/statehood").unwrap_err().contains("@list"));
        assert!(RoleExpression::parse("object | ").unwrap_err().contains("expected a role"));
    }
}
