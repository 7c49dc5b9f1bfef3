//! The rule engine: parse, compile, match, explain. Contains no word of English or diplomacy.
