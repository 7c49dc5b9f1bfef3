//! Tokens and the labels that the parser gives them.

use compact_str::CompactString;

use super::ByteSpan;

/// A word, number or mark of a sentence.
///
/// `tag`, `pos`, `head` and `relation` are meaningful only in a parsed sentence; `lemma` is set there too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text.
    pub span: ByteSpan,
    /// Base form in lower case ("met" -> "meet"); empty until parsed.
    pub lemma: CompactString,
    /// Penn Treebank tag.
    pub tag: Tag,
    /// Universal Dependencies part of speech.
    pub pos: Pos,
    /// Index of the governing token in the document; its own index for the root of a sentence.
    pub head: u32,
    /// Relation to the head (ClearNLP labels, as the model was trained on).
    pub relation: Dependency,
}

/// Declares a fieldless enum with one label a variant, both ways.
macro_rules! labels {
    ($(#[$meta:meta])* $name:ident, unknown $unknown:ident, $($variant:ident $label:literal,)*) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[doc = concat!("<code>", $label, "</code>")] $variant,)* }

        impl $name {
            /// Returns the label as annotation schemes print it.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// Returns the value of a label; an unknown label gives the unknown value.
            pub fn from_label(label: &str) -> Self {
                match label { $($label => Self::$variant,)* _ => Self::$unknown }
            }
        }
    };
}

labels! {
    /// Penn Treebank part-of-speech tags, with the additions of OntoNotes.
    Tag, unknown Xx,
    Dollar "$", CloseQuote "''", Comma ",", LeftBracket "-LRB-", RightBracket "-RRB-", Period ".", Colon ":",
    Add "ADD", Afx "AFX", Cc "CC", Cd "CD", Dt "DT", Ex "EX", Fw "FW", Hyph "HYPH", In "IN", Jj "JJ", Jjr "JJR",
    Jjs "JJS", Ls "LS", Md "MD", Nfp "NFP", Nn "NN", Nnp "NNP", Nnps "NNPS", Nns "NNS", Pdt "PDT", Pos "POS",
    Prp "PRP", PrpPoss "PRP$", Rb "RB", Rbr "RBR", Rbs "RBS", Rp "RP", Sym "SYM", To "TO", Uh "UH", Vb "VB",
    Vbd "VBD", Vbg "VBG", Vbn "VBN", Vbp "VBP", Vbz "VBZ", Wdt "WDT", Wp "WP", WpPoss "WP$", Wrb "WRB", Xx "XX",
    Space "_SP", OpenQuote "``",
}

labels! {
    /// Universal Dependencies parts of speech.
    Pos, unknown X,
    Adj "ADJ", Adp "ADP", Adv "ADV", Aux "AUX", Cconj "CCONJ", Det "DET", Intj "INTJ", Noun "NOUN", Num "NUM",
    Part "PART", Pron "PRON", Propn "PROPN", Punct "PUNCT", Sconj "SCONJ", Sym "SYM", Verb "VERB", X "X",
}

labels! {
    /// Dependency relations of the ClearNLP scheme; `Title` marks a token that was folded into a mention before
    /// parsing.
    Dependency, unknown Dep,
    Root "ROOT", Acl "acl", Acomp "acomp", Advcl "advcl", Advmod "advmod", Agent "agent", Amod "amod", Appos "appos",
    Attr "attr", Aux "aux", Auxpass "auxpass", Case "case", Cc "cc", Ccomp "ccomp", Compound "compound", Conj "conj",
    Csubj "csubj", Csubjpass "csubjpass", Dative "dative", Dep "dep", Det "det", Dobj "dobj", Expl "expl",
    Intj "intj", Mark "mark", Meta "meta", Neg "neg", Nmod "nmod", Npadvmod "npadvmod", Nsubj "nsubj",
    Nsubjpass "nsubjpass", Nummod "nummod", Oprd "oprd", Parataxis "parataxis", Pcomp "pcomp", Pobj "pobj",
    Poss "poss", Preconj "preconj", Predet "predet", Prep "prep", Prt "prt", Punct "punct", Quantmod "quantmod",
    Relcl "relcl", Title "title", Xcomp "xcomp",
}
