//! The command-line program: look into a glossary, check it, export it.
//!
//! Each command is a file of its own. To add one: its module here, its line in [`COMMANDS`].

mod check;
mod delimited;
mod diff;
mod dump;
mod export;
mod files;
mod grade;
mod input;
mod questions;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use readyroom::glossary;

/// How a command ends.
#[derive(Debug)]
enum Failure {
    /// None: it was asked how the command is called. Exit code 0.
    Help,
    /// The command was called wrongly; the message says how to call it. Exit code 2.
    Usage(String),
    /// The glossary has errors, which were reported already. Exit code 1.
    Found,
    /// What was asked for is not in the glossary; the message says what is. Exit code 1.
    NotFound(String),
    /// Reading or writing failed. Exit code 1.
    Io(io::Error),
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        match error {
            // Every command knows its own options, and so meets these as one that it does not know.
            lexopt::Error::UnexpectedOption(option) if option == "--help" || option == "-h" => Self::Help,
            error => Self::Usage(error.to_string()),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

struct Command {
    name: &'static str,
    usage: &'static str,
    run: fn(lexopt::Parser) -> Result<(), Failure>,
}

const COMMANDS: &[Command] = &[
    Command { name: "check", usage: check::USAGE, run: check::run },
    Command { name: "dump", usage: dump::USAGE, run: dump::run },
    Command { name: "questions", usage: questions::USAGE, run: questions::run },
    Command { name: "grade", usage: grade::USAGE, run: grade::run },
    Command { name: "export", usage: export::USAGE, run: export::run },
    Command { name: "diff", usage: diff::USAGE, run: diff::run },
];

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let name = arguments.next().unwrap_or_default();
    match run(&name, arguments.collect()) {
        // Only a command that is there can ask to be explained.
        Ok(()) | Err(Failure::Help) => ExitCode::SUCCESS,
        Err(Failure::Usage(message)) => {
            eprintln!("glossary: {message}\n\n{}", usage(COMMANDS));
            ExitCode::from(2)
        }
        Err(Failure::Found) => ExitCode::from(1),
        Err(Failure::NotFound(message)) => {
            eprintln!("glossary: {message}");
            ExitCode::from(1)
        }
        // Who reads only the beginning of the output, as `head` does, has what they want.
        Err(Failure::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Io(error)) => {
            eprintln!("glossary: {error}");
            ExitCode::from(1)
        }
    }
}

fn run(name: &OsString, arguments: Vec<OsString>) -> Result<(), Failure> {
    if name == "help" || name == "--help" || name == "-h" {
        return Ok(writeln!(io::stdout(), "{}", usage(COMMANDS))?);
    }
    if name == "--version" || name == "-V" {
        return Ok(writeln!(io::stdout(), "glossary {} (Readyroom)", env!("CARGO_PKG_VERSION"))?);
    }
    let command = COMMANDS.iter().find(|command| name == command.name);
    let command = command.ok_or_else(|| match name.is_empty() {
        true => Failure::Usage("which command?".into()),
        false => Failure::Usage(format!("there is no command `{}`", name.to_string_lossy())),
    })?;
    match (command.run)(lexopt::Parser::from_args(arguments)) {
        Err(Failure::Help) => Ok(writeln!(io::stdout(), "{}", usage([command]))?),
        result => result,
    }
}

fn usage<'a>(commands: impl IntoIterator<Item = &'a Command>) -> String {
    let mut usage = String::from("usage:\n");
    for command in commands {
        usage.push_str("  glossary ");
        usage.push_str(command.usage);
        usage.push('\n');
    }
    usage.push_str("\nPATH is a Markdown file or a folder of them; without one, `glossary/` is read.");
    usage
}
