//! Semantic patches: LaunchDarkly's own format, which consists of instructions instead of paths.

use super::to_value;
use serde::{
    Serialize, Serializer,
    ser::{Error as _, SerializeStruct as _},
};
use serde_json::{Map, Value};
use std::fmt;

/// A list of instructions that change a resource, carried out in order, all or none. LaunchDarkly's documentation of
/// each operation lists the kinds of instructions.
///
/// Use it with [`RawRequest::semantic_patch`](crate::RawRequest::semantic_patch). The operations of this crate have
/// their own patch types with typed instructions; an instruction that lacks a type can be sent there as `Unknown` of
/// the instruction enum.
///
/// ```
/// use launchdarkly_api::{Instruction, SemanticPatch};
///
/// let targets = Instruction::new("addTargets").with("values", ["user-1"]);
/// let patch = SemanticPatch::new()
///     .environment("production")
///     .comment("released")
///     .instruction(Instruction::new("turnFlagOn"))
///     .instruction(targets.with("variationId", "…"));
/// ```
///
/// An invalid instruction makes sending the patch fail with [`ErrorKind::Request`](crate::ErrorKind::Request), and
/// serializing it fail, too. `Debug` shows only the kinds of the instructions.
#[derive(Clone, Default, PartialEq)]
#[must_use = "a patch does nothing until it is sent"]
pub struct SemanticPatch {
    environment: Option<String>,
    comment: Option<String>,
    instructions: Vec<Value>,
    /// The first problem that was found.
    problem: Option<String>,
}

impl SemanticPatch {
    /// Creates a patch without instructions.
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the key of the environment that the instructions apply to, if they apply to one.
    pub fn environment(mut self, key: impl Into<String>) -> Self {
        self.environment = Some(key.into());
        self
    }

    /// Sets the comment for the audit log.
    pub fn comment(mut self, comment: impl Into<String>) -> Self {
        self.comment = Some(comment.into());
        self
    }

    /// Adds an instruction: an [`Instruction`], or any value that serializes to an object with the member `kind`.
    pub fn instruction(mut self, instruction: impl Serialize) -> Self {
        match checked(instruction) {
            Ok(instruction) => self.instructions.push(instruction),
            Err(problem) => {
                self.problem.get_or_insert(problem);
            }
        }
        self
    }
}

fn checked(instruction: impl Serialize) -> Result<Value, String> {
    let value = to_value(instruction)?;
    match value.get("kind") {
        Some(Value::String(_)) => Ok(value),
        _ => Err("an instruction must be an object with the member `kind`".to_owned()),
    }
}

impl Serialize for SemanticPatch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(problem) = &self.problem {
            return Err(S::Error::custom(problem));
        }
        let optional = [
            ("environmentKey", &self.environment),
            ("comment", &self.comment),
        ];
        let mut body = serializer.serialize_struct("SemanticPatch", 3)?;
        for (name, value) in optional {
            match value {
                Some(value) => body.serialize_field(name, value)?,
                None => body.skip_field(name)?,
            }
        }
        body.serialize_field("instructions", &self.instructions)?;
        body.end()
    }
}

impl fmt::Debug for SemanticPatch {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds = self
            .instructions
            .iter()
            .filter_map(|instruction| instruction.get("kind"));
        f.debug_struct("SemanticPatch")
            .field("environment", &self.environment)
            .field("comment", &self.comment)
            .field("instructions", &kinds.collect::<Vec<_>>())
            .field("problem", &self.problem)
            .finish()
    }
}

/// An instruction of a [`SemanticPatch`]: its kind and its fields.
#[derive(Clone, PartialEq)]
#[must_use = "an instruction does nothing until it is part of a patch"]
pub struct Instruction {
    fields: Map<String, Value>,
    problem: Option<String>,
}

impl Instruction {
    /// Creates an instruction of a kind such as `turnFlagOn`.
    #[inline]
    pub fn new(kind: &str) -> Self {
        let mut fields = Map::new();
        fields.insert("kind".to_owned(), kind.into());
        Self {
            fields,
            problem: None,
        }
    }

    /// Sets a field, replacing an earlier value. JSON has no NaN and no infinity: `serde_json` writes null in their place, and
    /// tells nobody.
    pub fn with(mut self, field: &str, value: impl Serialize) -> Self {
        match to_value(value) {
            Ok(value) => {
                self.fields.insert(field.to_owned(), value);
            }
            Err(problem) => {
                self.problem.get_or_insert(format!("`{field}`: {problem}"));
            }
        }
        self
    }
}

impl Serialize for Instruction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.problem {
            Some(problem) => Err(S::Error::custom(problem)),
            None => self.fields.serialize(serializer),
        }
    }
}

impl fmt::Debug for Instruction {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Instruction")
            .field("kind", &self.fields.get("kind"))
            .finish_non_exhaustive()
    }
}
