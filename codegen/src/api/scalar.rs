//! Scalars: strings, numbers and booleans in JSON.
//!
//! Everything that the generator knows about them is in [`Scalar::facts`]. To add one, add a variant and its facts, and fix
//! the errors of the compiler.

use crate::spec::DataType;

/// A scalar value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scalar {
    /// True or false.
    Bool,
    /// A number without a fraction.
    Integer,
    /// A number without a fraction that is never negative.
    Unsigned,
    /// Any number.
    Number,
    /// Text.
    String,
    /// Text that is not shown.
    Secret,
    /// An instant, in milliseconds.
    UnixMillis,
    /// An instant, as text.
    DateTime,
}

/// Everything that the generator knows about a scalar.
#[derive(Debug)]
pub struct Facts {
    /// The type in JSON.
    pub json: DataType,
    /// The formats that stand for it; an empty one where `format` may be missing.
    pub formats: &'static [&'static str],
    /// The type in Rust.
    pub rust: &'static str,
    /// Where that type is from.
    pub home: Home,
    /// The blank value as a literal, if there is one.
    pub blank: Option<&'static str>,
    /// What constructors and setters take.
    pub taken: Taken,
    /// How a parameter of the URL takes and writes it.
    pub in_url: InUrl,
    /// Where it may stand, besides JSON and a single parameter of the query.
    pub spots: &'static [Spot],
}

/// Where a type is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// The language: there is nothing to import.
    Language,
    /// The client's runtime.
    Runtime,
}

/// What constructors and setters take for a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// The type itself.
    Itself,
    /// Whatever converts into it.
    Converted,
}

/// How a parameter of the URL takes and writes a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InUrl {
    /// As text that is borrowed.
    Text,
    /// As the value, which `Display` writes.
    Value,
    /// As the value, of which a method gives what is written.
    Method(&'static str),
}

/// A place that only allows some scalars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// The path of an operation.
    Path,
    /// A list in the query.
    List,
    /// A form with files.
    Form,
}

impl Scalar {
    const ALL: [Self; 8] = [
        Self::Bool,
        Self::Integer,
        Self::Unsigned,
        Self::Number,
        Self::String,
        Self::Secret,
        Self::UnixMillis,
        Self::DateTime,
    ];

    /// Returns the scalars with this type in JSON.
    pub fn of(json: DataType) -> impl Iterator<Item = Self> + Clone {
        Self::ALL
            .into_iter()
            .filter(move |scalar| scalar.facts().json == json)
    }

    /// Returns whether it may stand there.
    #[must_use]
    pub fn fits(self, spot: Spot) -> bool {
        self.facts().spots.contains(&spot)
    }

    /// Returns what there is to know of it.
    #[must_use]
    pub const fn facts(self) -> Facts {
        match self {
            Self::Bool => Facts {
                spots: &[Spot::List, Spot::Form],
                ..Facts::plain(DataType::Boolean, &[""], "bool", "false")
            },
            Self::Integer => Facts::plain(DataType::Integer, &["", "int64"], "i64", "0"),
            // `minimum` makes it of an integer.
            Self::Unsigned => Facts::plain(DataType::Integer, &[], "u64", "0"),
            Self::Number => Facts {
                spots: &[Spot::List, Spot::Form],
                ..Facts::plain(DataType::Number, &["", "double"], "f64", "0.0")
            },
            Self::String => Facts {
                home: Home::Language,
                spots: &[Spot::Path, Spot::List, Spot::Form],
                ..Facts::text(&["", "uri", "uuid"], "String")
            },
            Self::Secret => Facts {
                spots: &[Spot::List],
                ..Facts::text(&["password"], "Secret")
            },
            Self::DateTime => Facts::text(&["date-time"], "DateTime"),
            Self::UnixMillis => Facts {
                home: Home::Runtime,
                blank: None,
                taken: Taken::Converted,
                in_url: InUrl::Method("as_millis"),
                spots: &[],
                ..Facts::plain(DataType::Integer, &["unix-millis"], "UnixMillis", "")
            },
        }
    }
}

impl Facts {
    /// A type of the language that is copied and has a literal.
    const fn plain(
        json: DataType,
        formats: &'static [&'static str],
        rust: &'static str,
        blank: &'static str,
    ) -> Self {
        Self {
            json,
            formats,
            rust,
            home: Home::Language,
            blank: Some(blank),
            taken: Taken::Itself,
            in_url: InUrl::Value,
            spots: &[Spot::Path, Spot::List, Spot::Form],
        }
    }

    /// A type of the runtime that text converts into.
    const fn text(formats: &'static [&'static str], rust: &'static str) -> Self {
        Self {
            json: DataType::String,
            formats,
            rust,
            home: Home::Runtime,
            blank: None,
            taken: Taken::Converted,
            in_url: InUrl::Text,
            spots: &[Spot::List],
        }
    }
}
