//! Offices, roles and genders as callers see them.

use super::EntityIndex;
use super::row::OFFICES;

/// Declares [`OfficeKind`] in the order of the table of offices, which a test compares.
macro_rules! office_kinds {
    ($($variant:ident $label:literal $doc:literal,)*) => {
        /// A kind of office or role.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum OfficeKind {
            $(#[doc = $doc] $variant,)*
        }

        impl OfficeKind {
            /// All kinds, in the order of their codes.
            const ALL: [Self; OFFICES.len()] = [$(Self::$variant),*];

            /// Returns the name used in the tables.
            pub fn label(self) -> &'static str {
                match self {
                    $(Self::$variant => $label,)*
                }
            }
        }
    };
}

office_kinds! {
    HeadOfState "head_of_state" "President of a republic.",
    HeadOfGovernment "head_of_government" "Prime minister, chancellor, premier.",
    Monarch "monarch" "King, emir, pope; crown princes too.",
    DeputyHeadOfState "deputy_head_of_state" "Vice president.",
    DeputyHeadOfGovernment "deputy_head_of_government" "Deputy prime minister.",
    ForeignMinister "foreign_minister" "Foreign minister, foreign secretary, U.S. secretary of state.",
    DefenceMinister "defence_minister" "Defence minister, secretary of defense.",
    Minister "minister" "Any other minister.",
    DeputyMinister "deputy_minister" "Deputy minister, under secretary, assistant secretary.",
    Secretary "secretary" "Cabinet secretary, secretary of a council.",
    Ambassador "ambassador" "Ambassador, permanent representative, high commissioner.",
    Envoy "envoy" "Special envoy, negotiator, mediator.",
    Diplomat "diplomat" "Diplomat of lower rank, delegate.",
    Consul "consul" "Consul.",
    Spokesperson "spokesperson" "Spokesperson.",
    Adviser "adviser" "Adviser, aide.",
    Official "official" "Official.",
    AgencyHead "agency_head" "Head of an agency.",
    CentralBankGovernor "central_bank_governor" "Governor of the central bank.",
    MilitaryChief "military_chief" "Chief of staff of the armed forces, commander.",
    Military "military" "Officer.",
    LegislatureLeader "legislature_leader" "Speaker of a parliament.",
    Legislator "legislator" "Member of a legislature, senator.",
    Judge "judge" "Judge, prosecutor.",
    Governor "governor" "Governor of a part of a state.",
    SubnationalHead "subnational_head" "Head of a part of a state.",
    GovernorGeneral "governor_general" "Governor-general.",
    Mayor "mayor" "Mayor.",
    InternationalOfficial "igo_official" "Official of an international organisation.",
    PartyLeader "party_leader" "Leader of a party or of the opposition.",
    ReligiousLeader "religious_leader" "Patriarch, bishop, mufti.",
    ArmedGroupLeader "armed_group_leader" "Leader of an armed group.",
    Leader "leader" "Leader of unnamed office.",
    Collective "collective" "Government, ministry, delegation, forces.",
    Relational "relational" "Counterpart, colleague.",
    Family "family" "Spouse of an office-holder.",
    Other "other" "Anything else.",
}

impl OfficeKind {
    pub(super) fn from_code(code: u8) -> Self {
        Self::ALL.get(usize::from(code)).copied().unwrap_or(Self::Other)
    }

    pub(super) fn code(self) -> u8 {
        self as u8
    }

    /// Whether the holder speaks for the state.
    pub fn represents_state(self) -> bool {
        OFFICES[usize::from(self.code())].1
    }
}

/// A person's gender, as far as names and titles tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// Female.
    Female,
    /// Male.
    Male,
    /// The name is used for both, or it is not known which.
    Either,
}

impl Gender {
    pub(super) fn from_code(code: u8) -> Option<Self> {
        match code {
            0 => Some(Self::Female),
            1 => Some(Self::Male),
            2 => Some(Self::Either),
            _ => None,
        }
    }
}

/// A role noun or title, in one number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// The canonical singular in lower case ("foreign minister").
    pub name: String,
    /// What kind of office it is.
    pub kind: OfficeKind,
    /// Whether the form found was a plural ("officials").
    pub plural: bool,
    /// Whether such a person or body, unnamed, stands for the state it belongs to.
    pub represents_state: bool,
    /// Whether it stands before a name as a title ("Foreign Minister Fidan").
    pub title: bool,
    /// The one state that has such an office, if only one has ("shah").
    pub only: Option<EntityIndex>,
}

/// A role found at the beginning of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoleHit<'a> {
    /// Number of words.
    pub len: usize,
    /// The role.
    pub role: &'a Role,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_in_the_order_of_the_table() {
        let labels: Vec<_> = OfficeKind::ALL.iter().map(|kind| kind.label()).collect();
        assert_eq!(labels, OFFICES.map(|office| office.0));
    }
}
