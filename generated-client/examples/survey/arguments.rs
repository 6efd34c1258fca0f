//! The command line.

use std::path::PathBuf;

pub(crate) const HELP: &str = "\
usage: survey --out FILE [options]

Asks LaunchDarkly, with GET requests alone, and reports where answers differ from the spec. The token comes from
LAUNCHDARKLY_ACCESS_TOKEN; one of a role that reads is enough. LAUNCHDARKLY_BASE_URL is another address than
https://app.launchdarkly.com. The report has places in the spec and counts, and no value of the account.

  --out FILE          where the report goes
  --format FORMAT     `markdown` (for people; the default) or `json` (for `cargo xtask survey`)
  --requests N        stop after so many requests (default: 500)
  --resume            go on where a survey with the same --out stopped
  --posts             ask by POST, too, where that only reads
  --project KEY       ask about this project alone
  --environment KEY   ask about this environment alone
  --values            show the unknown values of enumerations, and unknown names in words that the spec does not use, if they
                      look like names of the API; read the report with more care then
  --dry-run           show what would be asked, and ask nothing
  --from PATH         take answers that were recorded, and ask nothing: a folder with a list of file, method and path in
                      `answers.json` or in a table of `README.md`, or such a list itself
  --help              this

exit codes: 0 the report is written, whatever it says; 1 it is not; 2 the options cannot be understood
";

/// What is called for.
#[derive(Debug, PartialEq)]
pub(crate) enum Call {
    Help,
    Run(Arguments),
}

/// What a survey is told.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Arguments {
    pub(crate) out: PathBuf,
    pub(crate) format: Format,
    pub(crate) requests: u64,
    pub(crate) source: Source,
    pub(crate) project: Option<String>,
    pub(crate) environment: Option<String>,
    pub(crate) methods: Methods,
    pub(crate) values: Values,
    pub(crate) start: Start,
}

/// Where answers come from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Source {
    Wire,
    /// Recorded ones.
    Folder(PathBuf),
    /// There are none: what would be asked is shown.
    Nothing,
}

/// How the report is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Format {
    Markdown,
    Json,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Methods {
    Get,
    /// And POST where that only reads.
    GetAndPost,
}

/// Whether unknown values of enumerations are shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Values {
    Hidden,
    Shown,
}

/// Where a survey begins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Start {
    Anew,
    Resumed,
}

impl Arguments {
    /// The default of everything.
    pub(crate) fn to(out: impl Into<PathBuf>) -> Self {
        Self {
            out: out.into(),
            format: Format::Markdown,
            requests: 500,
            source: Source::Wire,
            project: None,
            environment: None,
            methods: Methods::Get,
            values: Values::Hidden,
            start: Start::Anew,
        }
    }
}

/// Understands the words of the call.
pub(crate) fn read(words: impl IntoIterator<Item = String>) -> Result<Call, String> {
    let mut arguments = Arguments::to("");
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        if matches!(word.as_str(), "--help" | "-h") {
            return Ok(Call::Help);
        }
        option(&mut arguments, &word, &mut words)?;
    }
    check(arguments).map(Call::Run)
}

fn option(
    arguments: &mut Arguments,
    word: &str,
    words: &mut impl Iterator<Item = String>,
) -> Result<(), String> {
    let mut value = || {
        let value = words.next().filter(|value| !value.starts_with("--"));
        value.ok_or_else(|| format!("`{word}` needs a value"))
    };
    match word {
        "--out" => arguments.out = value()?.into(),
        "--format" => arguments.format = format(&value()?)?,
        "--requests" => arguments.requests = count(&value()?)?,
        "--project" => arguments.project = Some(value()?),
        "--environment" => arguments.environment = Some(value()?),
        "--from" => source(arguments, Source::Folder(value()?.into()))?,
        "--dry-run" => source(arguments, Source::Nothing)?,
        "--posts" => arguments.methods = Methods::GetAndPost,
        "--values" => arguments.values = Values::Shown,
        "--resume" => arguments.start = Start::Resumed,
        _ => return Err(format!("there is no option `{word}`")),
    }
    Ok(())
}

fn source(arguments: &mut Arguments, source: Source) -> Result<(), String> {
    if arguments.source != Source::Wire {
        return Err("`--from` and `--dry-run` do not go together".to_owned());
    }
    arguments.source = source;
    Ok(())
}

fn format(text: &str) -> Result<Format, String> {
    match text {
        "markdown" => Ok(Format::Markdown),
        "json" => Ok(Format::Json),
        _ => Err(format!(
            "`--format {text}` is neither `markdown` nor `json`"
        )),
    }
}

fn count(text: &str) -> Result<u64, String> {
    match text.parse() {
        Ok(count) if count > 0 => Ok(count),
        _ => Err(format!("`--requests {text}` is no number above 0")),
    }
}

fn check(arguments: Arguments) -> Result<Arguments, String> {
    if arguments.out.as_os_str().is_empty() && arguments.source != Source::Nothing {
        return Err("`--out FILE` is missing: where the report goes".to_owned());
    }
    if arguments.start == Start::Resumed && arguments.source != Source::Wire {
        return Err("`--resume` is for requests; recorded answers are read as a whole".to_owned());
    }
    Ok(arguments)
}
