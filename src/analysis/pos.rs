//! Penn Treebank tags to Universal Dependencies parts of speech.

use crate::text::{Dependency, Pos, Tag};

/// Returns the part of speech of a tag; the relation tells auxiliaries, determiners and markers from their doubles.
pub(super) fn part_of_speech(tag: Tag, relation: Dependency) -> Pos {
    match tag {
        Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz => match relation {
            Dependency::Aux | Dependency::Auxpass => Pos::Aux,
            _ => Pos::Verb,
        },
        Tag::Md => Pos::Aux,
        Tag::In if relation == Dependency::Mark => Pos::Sconj,
        Tag::In | Tag::Rp => Pos::Adp,
        Tag::To if relation == Dependency::Prep => Pos::Adp,
        Tag::To | Tag::Pos => Pos::Part,
        Tag::Dt | Tag::Wdt if relation != Dependency::Det => Pos::Pron,
        Tag::Dt | Tag::Wdt | Tag::Pdt => Pos::Det,
        Tag::Ex | Tag::Prp | Tag::PrpPoss | Tag::Wp | Tag::WpPoss => Pos::Pron,
        Tag::Rb if relation == Dependency::Neg => Pos::Part,
        Tag::Rb | Tag::Rbr | Tag::Rbs => Pos::Adv,
        Tag::Wrb if relation == Dependency::Mark => Pos::Sconj,
        Tag::Wrb => Pos::Adv,
        Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Afx => Pos::Adj,
        Tag::Nn | Tag::Nns => Pos::Noun,
        Tag::Nnp | Tag::Nnps => Pos::Propn,
        Tag::Cd => Pos::Num,
        Tag::Cc => Pos::Cconj,
        Tag::Uh => Pos::Intj,
        Tag::Dollar | Tag::Sym => Pos::Sym,
        Tag::CloseQuote | Tag::OpenQuote | Tag::Comma | Tag::LeftBracket | Tag::RightBracket => Pos::Punct,
        Tag::Period | Tag::Colon | Tag::Hyph | Tag::Nfp | Tag::Ls => Pos::Punct,
        Tag::Add | Tag::Fw | Tag::Xx | Tag::Space => Pos::X,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations_tell_auxiliaries_and_markers() {
        let cases = [
            (Tag::Vbz, Dependency::Aux, Pos::Aux),
            (Tag::Vbz, Dependency::Root, Pos::Verb),
            (Tag::In, Dependency::Mark, Pos::Sconj),
            (Tag::In, Dependency::Prep, Pos::Adp),
            (Tag::To, Dependency::Aux, Pos::Part),
        ];
        for (tag, relation, expected) in cases {
            assert_eq!(part_of_speech(tag, relation), expected, "{tag:?} {relation:?}");
        }
    }
}
