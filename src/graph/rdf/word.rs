//! The fixed words of the graph's RDF: predicates and classes.

/// Declares [`Word`] with the IRI of each.
macro_rules! words {
    ($($word:ident = $iri:literal,)*) => {
        /// A predicate or class with a fixed IRI.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(crate) enum Word { $($word,)* }

        impl Word {
            const ALL: &[Self] = &[$(Self::$word,)*];

            /// Returns the IRI.
            pub(crate) fn iri(self) -> &'static str {
                match self { $(Self::$word => $iri,)* }
            }

            /// Returns the word with this IRI.
            pub(crate) fn of(iri: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|word| word.iri() == iri)
            }
        }
    };
}

words! {
    Type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
    Label = "http://www.w3.org/2000/01/rdf-schema#label",
    SameAs = "http://www.w3.org/2002/07/owl#sameAs",
    DerivedFrom = "http://www.w3.org/ns/prov#wasDerivedFrom",
    Quoted = "http://www.w3.org/ns/prov#value",
    ProvEntity = "http://www.w3.org/ns/prov#Entity",
    Identifier = "http://purl.org/dc/terms/identifier",
    Title = "http://purl.org/dc/terms/title",
    Published = "http://purl.org/dc/terms/date",
    Source = "http://purl.org/dc/terms/source",
    Publisher = "http://purl.org/dc/terms/publisher",
    Person = "urn:legation:vocabulary:Person",
    StateClass = "urn:legation:vocabulary:State",
    Organization = "urn:legation:vocabulary:Organization",
    Place = "urn:legation:vocabulary:Place",
    Group = "urn:legation:vocabulary:Group",
    Document = "urn:legation:vocabulary:Document",
    Event = "urn:legation:vocabulary:Event",
    Statement = "urn:legation:vocabulary:Statement",
    Alias = "urn:legation:vocabulary:alias",
    State = "urn:legation:vocabulary:state",
    Events = "urn:legation:vocabulary:events",
    Relation = "urn:legation:vocabulary:relation",
    Polarity = "urn:legation:vocabulary:polarity",
    Status = "urn:legation:vocabulary:status",
    Date = "urn:legation:vocabulary:date",
    Participant = "urn:legation:vocabulary:participant",
    Subject = "urn:legation:vocabulary:subject",
    Object = "urn:legation:vocabulary:object",
    Reports = "urn:legation:vocabulary:reports",
    SubjectRole = "urn:legation:vocabulary:subjectRole",
    ObjectRole = "urn:legation:vocabulary:objectRole",
    Where = "urn:legation:vocabulary:place",
    Plover = "urn:legation:vocabulary:plover",
    Cameo = "urn:legation:vocabulary:cameo",
    AttributedTo = "urn:legation:vocabulary:attributedTo",
    Claimed = "urn:legation:vocabulary:claimed",
    Office = "urn:legation:vocabulary:office",
    CopyOf = "urn:legation:vocabulary:copyOf",
    Rule = "urn:legation:vocabulary:rule",
    Confidence = "urn:legation:vocabulary:confidence",
}
