//! The built-in tables, in the order in which they refer to each other. Used by the build script and by tests.

use std::fs;
use std::path::Path;

use super::compile::{Builder, add_starts, is_acronym};
use super::fold::key_hashes;
use super::row::{self, Cells, GENDERS, OFFICES, Table};
use super::tables::{RoleForm, RoleRow, Tables};
use crate::error::{Error, Result};

/// Tables of entities with the kind of their rows, as in [`row::KINDS`].
const ENTITY_TABLES: [(&str, u8); 4] =
    [("states.csv", 1), ("organizations.csv", 2), ("cities.csv", 3), ("persons.csv", 0)];

/// Reads and compiles the tables of a folder.
pub(crate) fn compile(folder: &Path) -> Result<Tables> {
    let mut builder = Builder::default();
    for (name, kind) in ENTITY_TABLES {
        let file = folder.join(name);
        for row in row::rows(&read(&file)?, &file, Some(kind))? {
            builder.add(&row, &file)?;
        }
    }
    let with = |name: &str, add: &mut dyn FnMut(&Table<'_>) -> Result<()>| {
        let file = folder.join(name);
        add(&Table::new(&read(&file)?, &file)?)
    };
    with("roles.csv", &mut |table| builder.add_roles(table))?;
    with("given_names.csv", &mut |table| builder.add_words(table, false))?;
    with("honorifics.csv", &mut |table| builder.add_words(table, true))?;
    Ok(builder.finish())
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).map_err(|error| Error::io("cannot read the table", error).in_file(file))
}

impl Builder {
    /// Adds the rows of a table of roles: `role, forms, plural_forms, kind, represents_state, title, only`.
    fn add_roles(&mut self, table: &Table<'_>) -> Result<()> {
        let required = ["role", "forms", "plural_forms", "kind", "represents_state", "title"];
        table.check_columns(
            &["role", "forms", "plural_forms", "kind", "represents_state", "title", "only", "source"],
            &required,
        )?;
        table.records.iter().try_for_each(|record| self.add_role(&table.cells(record)))
    }

    fn add_role(&mut self, cells: &Cells<'_>) -> Result<()> {
        let office = cells.one_of("kind", &OFFICES.map(|office| office.0))?.unwrap_or(u8::MAX);
        let flag = |column| cells.one_of(column, &["no", "yes"]).map(|value| value == Some(1));
        let (represents_state, title) = (flag("represents_state")?, flag("title")?);
        let name = self.pool(&cells.required("role")?);
        let only = self.pool(cells.get("only"));
        for (column, plural) in [("forms", false), ("plural_forms", true)] {
            let role = u32::try_from(self.roles.len()).unwrap_or(u32::MAX);
            self.roles.push(RoleRow { name, office, plural, represents_state, title, only });
            for form in cells.list(column) {
                let text = self.pool(&form);
                let form_row = RoleForm { role, text, exact: is_acronym(&form) || is_capitalised(&form) };
                self.role_forms.extend(key_hashes(&form).map(|key| (key, form_row)));
                add_starts(&mut self.role_starts, &form);
            }
        }
        Ok(())
    }

    /// Adds a table `name, gender`: given names, or honorifics.
    fn add_words(&mut self, table: &Table<'_>, honorifics: bool) -> Result<()> {
        table.check_columns(&["name", "gender", "source"], &["name", "gender"])?;
        for record in &table.records {
            let cells = table.cells(record);
            let gender = cells.one_of("gender", &GENDERS)?.unwrap_or(u8::MAX);
            let words = if honorifics { &mut self.honorifics } else { &mut self.given_names };
            words.extend(key_hashes(&cells.required("name")?).map(|key| (key, gender)));
        }
        Ok(())
    }
}

/// Whether a role is one word that is a role only with a capital: "General", "Justice".
fn is_capitalised(form: &str) -> bool {
    !form.contains(' ') && form.starts_with(char::is_uppercase)
}
