//! `glossary export`: the glossary for other programs.

use std::io::{self, BufWriter, Write};

use lexopt::ValueExt;
use readyroom::glossary::{Entry, Glossary};

use crate::delimited::write_row;
use crate::{Failure, dump, input};

pub(crate) const USAGE: &str =
    "export --format anki|csv|json [PATH..] the glossary for Anki, for spreadsheets, or as `dump` prints it";

#[derive(Debug, Clone, Copy)]
enum Format {
    Anki,
    Csv,
    Json,
}

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    let (mut paths, mut format) = (Vec::new(), None);
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("format") => format = Some(arguments.value()?.parse_with(parse_format)?),
            lexopt::Arg::Value(path) => paths.push(path.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    let missing = || Failure::Usage("which format? name it with --format: anki, csv or json".into());
    let format = format.ok_or_else(missing)?;
    input::with_glossary(&paths, |glossary| {
        let mut out = BufWriter::new(io::stdout().lock());
        match format {
            Format::Anki => anki(&glossary, &mut out)?,
            Format::Csv => csv(&glossary, &mut out)?,
            Format::Json => dump::write(&glossary, &mut out)?,
        }
        Ok(out.flush()?)
    })
}

fn parse_format(name: &str) -> Result<Format, &'static str> {
    match name {
        "anki" => Ok(Format::Anki),
        "csv" => Ok(Format::Csv),
        "json" => Ok(Format::Json),
        _ => Err("the formats are anki, csv and json"),
    }
}

/// A text file that Anki imports without a question.
///
/// Anki fills the fields of a note type with the columns in their order, so the stock type `Basic` gets term and
/// definition, and a type of five fields gets everything. The GUID is made of the entry's id: after an edit
/// of the glossary another import updates the notes, and they keep their history.
fn anki(glossary: &Glossary, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "#separator:tab\n#html:false\n#notetype:Basic")?;
    writeln!(out, "#deck:{}", glossary.title.replace(char::is_control, " "))?;
    writeln!(out, "#guid column:1\n#tags column:7")?;
    // Without a colon it is a comment.
    writeln!(out, "#GUID, term, definition, expansion, chapters, section, tags")?;
    let to_learn = |entry: &Entry| !entry.redirect && !entry.definition.is_empty();
    for (section, entry) in glossary.entries().filter(|(_, entry)| to_learn(entry)) {
        let expansion = entry.expansion.as_deref().unwrap_or_default();
        let (guid, chapters) = (format!("readyroom/{}", entry.id), listed(&entry.chapters, ", "));
        let tags = tags(&section.id, &entry.chapters);
        let definition = entry.definition_text();
        let fields = [&*guid, &*entry.term, &*definition, expansion, &*chapters, &*section.name, &*tags];
        write_row(out, '\t', "\n", &fields)?;
    }
    Ok(())
}

/// Tags have no spaces, and `::` makes a hierarchy of them.
fn tags(section: &str, chapters: &[u32]) -> String {
    let chapters = chapters.iter().map(|chapter| format!("chapter::{chapter}"));
    std::iter::once(format!("section::{section}")).chain(chapters).collect::<Vec<_>>().join(" ")
}

/// RFC 4180, with a header row; what is several stands in one field, apart by semicolons.
fn csv(glossary: &Glossary, out: &mut impl Write) -> io::Result<()> {
    let header =
        ["id", "section", "term", "expansion", "aliases", "definition", "chapters", "see", "file", "line"];
    write_row(out, ',', "\r\n", &header)?;
    for (section, entry) in glossary.entries() {
        let fields = [
            &*entry.id,
            &*section.name,
            &*entry.term,
            entry.expansion.as_deref().unwrap_or_default(),
            &*listed(&entry.aliases, "; "),
            &*entry.definition_text(),
            &*listed(&entry.chapters, "; "),
            &*listed(&entry.see, "; "),
            &*entry.file,
            &*entry.line.to_string(),
        ];
        write_row(out, ',', "\r\n", &fields)?;
    }
    Ok(())
}

fn listed<T: ToString>(items: &[T], between: &str) -> String {
    items.iter().map(T::to_string).collect::<Vec<_>>().join(between)
}
