//! Finds out where a request differs from its documentation.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::calls::Given;
use super::super::judge::Formats;
use super::super::spec::Node;
use super::super::uri;
use super::{Contract, form};
use crate::support::Received;

type Checked = Result<(), String>;

impl<'s> Contract<'s> {
    /// Returns everything that is wrong with a request. `token` is the access token that it must have.
    pub(in super::super) fn complaints(
        &self,
        request: &Received,
        given: Given,
        token: &str,
    ) -> Vec<String> {
        let (segments, pairs) = uri::split(&request.target);
        let outcomes = [
            self.check_path(&request.method, &segments, given),
            self.check_query(pairs, given),
            self.check_headers(request, token),
            self.check_body(request, given),
        ];
        outcomes.into_iter().filter_map(Result::err).collect()
    }

    fn check_path(&self, method: &str, segments: &[&str], given: Given) -> Checked {
        let template: Vec<_> = self.path.split('/').collect();
        if method != self.method || segments.len() != template.len() {
            return Err(format!(
                "{method} {} is not {} {}",
                segments.join("/"),
                self.method,
                self.path
            ));
        }
        for (part, segment) in template.into_iter().zip(segments) {
            match part
                .strip_prefix('{')
                .and_then(|part| part.strip_suffix('}'))
            {
                Some(name) => {
                    self.check_value(&self.parameter("path", name)?, &[segment], given)?;
                }
                None if part == *segment => {}
                None => return Err(format!("the path has `{segment}` instead of `{part}`")),
            }
        }
        Ok(())
    }

    fn check_query(&self, pairs: Vec<(&str, &str)>, given: Given) -> Checked {
        let mut sent: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (name, value) in pairs {
            sent.entry(uri::decode(name)?).or_default().push(value);
        }
        for parameter in self.parameters("query") {
            let name = parameter.value["name"].as_str().unwrap_or_default();
            let values = sent.remove(name).ok_or(format!("`{name}` is not sent"))?;
            self.check_value(&parameter, &values, given)?;
        }
        match sent.keys().next() {
            Some(name) => Err(format!("`{name}` is not documented")),
            None => Ok(()),
        }
    }

    /// Checks that the values that were sent are the documented example.
    fn check_value(&self, parameter: &Node<'s>, sent: &[&str], given: Given) -> Checked {
        let name = &parameter.value["name"];
        let schema = parameter
            .get("schema")
            .ok_or("the parameter has no schema")?;
        let schema = self.spec.resolve(&schema);
        let value = self
            .read(parameter, &schema, sent)
            .map_err(|error| format!("{name}: {error}"))?;
        let expected = self.given(&schema, &parameter.value["example"], given);
        if value != expected {
            return Err(format!("{name} is {value}, not {expected}"));
        }
        // An ending may break the format of the example. A server would refuse that; the client does not.
        let formats = if expected == parameter.value["example"] {
            Formats::Checked
        } else {
            Formats::Free
        };
        self.judge.check(&schema, &value, formats)
    }

    /// Reads a value that was written in the style of the parameter.
    fn read(
        &self,
        parameter: &Node<'s>,
        schema: &Node<'s>,
        sent: &[&str],
    ) -> Result<Value, String> {
        let is_list = schema.value["type"] == "array";
        match (sent, schema.get("items")) {
            (_, Some(items)) if is_list => {
                let items = self.spec.resolve(&items);
                let is_joined = parameter.value.get("explode") == Some(&Value::Bool(false));
                let elements: Vec<_> = match sent {
                    [one] if is_joined => one.split(',').collect(),
                    _ if is_joined => return Err("was sent more than once".to_owned()),
                    many => many.to_vec(),
                };
                elements
                    .into_iter()
                    .map(|element| single(&items, element))
                    .collect()
            }
            ([one], _) => single(schema, one),
            _ => Err("was sent more than once".to_owned()),
        }
    }

    /// Returns the example with its strings changed as given, except for values of an enumeration.
    fn given(&self, schema: &Node<'s>, example: &Value, given: Given) -> Value {
        match (example, schema.get("items")) {
            (Value::Array(elements), Some(items)) => {
                let items = self.spec.resolve(&items);
                let elements = elements
                    .iter()
                    .map(|element| self.given(&items, element, given));
                elements.collect()
            }
            (Value::String(text), _) if schema.get("oneOf").is_none() => given.text(text).into(),
            _ => example.clone(),
        }
    }

    fn check_headers(&self, request: &Received, token: &str) -> Checked {
        let is_beta = |node: &Value| node["x-beta"] == true;
        let document = self.spec.at(self.operation.file, "");
        let version = if is_beta(self.operation.value) || is_beta(&document.value["info"]) {
            "beta"
        } else {
            let root = self.spec.at("openapi.json", "/info/version");
            root.value.as_str().unwrap_or_default()
        };
        let content = self.content(request);
        let content_type = content.iter().map(|(name, _)| name.as_str()).collect();
        let expected: [(&str, Vec<&str>); 3] = [
            (&self.token_header(), vec![token]),
            ("ld-api-version", vec![version]),
            ("content-type", content_type),
        ];
        for (name, values) in expected {
            let sent: Vec<_> = request
                .header(name)
                .into_iter()
                .map(form::essence)
                .collect();
            if sent != values {
                return Err(format!("{name} is {sent:?}, not {values:?}"));
            }
        }
        Ok(())
    }

    /// Returns the header that the scheme of the spec sends the token in, in small letters.
    fn token_header(&self) -> String {
        let security = self.spec.at("openapi.json", "/security/0");
        let [(scheme, _)] = &security.children()[..] else {
            panic!("one token is enough");
        };
        let schemes = self.spec.at("openapi.json", "/components/securitySchemes");
        let scheme = schemes.get(scheme).expect("the scheme is described").value;
        assert_eq!(scheme["in"], "header");
        scheme["name"].as_str().unwrap_or_default().to_lowercase()
    }

    /// Returns the value of a part of a form, with the type of the property that describes it.
    fn part(&self, form: &Node<'s>, name: &str, text: String) -> Result<Value, String> {
        let properties = self.spec.resolve(form).get("properties");
        let property = properties.and_then(|properties| properties.get(name));
        let property = property.ok_or_else(|| format!("the part `{name}` is not documented"))?;
        typed(&self.spec.resolve(&property), text)
    }

    /// Returns the documentation of the media type that was sent, or of the first one if that is not documented.
    fn content(&self, request: &Received) -> Option<(String, Node<'s>)> {
        let all = self.request_body()?.inside("content");
        let sent = request.header("content-type");
        let is_sent = |(name, _): &&(String, Node<'s>)| sent == [name.as_str()];
        all.iter().find(is_sent).or(all.first()).cloned()
    }

    /// Returns the body with the environment of the path, which was changed as given.
    fn in_environment(&self, mut example: Value, given: Given) -> Value {
        let key = example.get_mut("environmentKey");
        if let (Some(Value::String(key)), true) = (key, self.path.contains("{environmentKey}")) {
            *key = given.text(key);
        }
        example
    }

    fn check_body(&self, request: &Received, given: Given) -> Checked {
        let Some((_, content)) = self.content(request) else {
            let length = request.body.len();
            return if length == 0 {
                Ok(())
            } else {
                Err(format!("there is a body of {length} bytes"))
            };
        };
        let schema = content.get("schema").ok_or("the body has no schema")?;
        let sent = match form::boundary(request.header("content-type").first()) {
            Some(boundary) => form::read(&request.body, boundary, |name, text| {
                self.part(&schema, name, text)
            }),
            None => serde_json::from_slice(&request.body).map_err(|error| error.to_string()),
        };
        let sent = sent.map_err(|error| format!("the body: {error}"))?;
        self.judge.check(&schema, &sent, Formats::Checked)?;
        let examples = content.inside("examples");
        let is_documented = examples.iter().any(|(_, example)| {
            let example = self.spec.resolve(example).value["value"].clone();
            self.in_environment(example, given) == sent
        });
        if is_documented {
            Ok(())
        } else {
            Err(format!("the body {sent} is not a documented example"))
        }
    }
}

/// Returns a single value, with the type of its schema.
fn single(schema: &Node<'_>, sent: &str) -> Result<Value, String> {
    typed(schema, uri::decode(sent)?)
}

fn typed(schema: &Node<'_>, text: String) -> Result<Value, String> {
    let refused = |_| format!("`{text}` is not of the type {}", schema.value["type"]);
    match schema.value["type"].as_str() {
        Some("integer" | "number" | "boolean") => serde_json::from_str(&text).map_err(refused),
        _ => Ok(text.into()),
    }
}
