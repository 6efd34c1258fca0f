//! The operations of the spec, as far as a survey needs them: where they are, what they need, what they answer.

use serde_json::Value;

use crate::spec::{Node, Spec};

/// An operation.
pub(crate) struct Operation<'s> {
    pub(crate) node: Node<'s>,
    pub(crate) id: &'s str,
    /// In capitals.
    pub(crate) method: String,
    /// With the names of its parameters in braces.
    pub(crate) path: String,
    pub(crate) parameters: Vec<Parameter<'s>>,
    /// Whether it needs the beta header.
    pub(crate) is_beta: bool,
}

/// A parameter in the path or in the query.
pub(crate) struct Parameter<'s> {
    pub(crate) name: &'s str,
    pub(crate) is_in_path: bool,
    pub(crate) is_required: bool,
    /// The place of its schema, resolved.
    pub(crate) schema: Node<'s>,
    pub(crate) example: Option<&'s str>,
    /// Whether several values are one text, with commas.
    pub(crate) is_joined: bool,
    /// The documented values of an enumeration, also of the elements of a list.
    pub(crate) values: Vec<&'s str>,
}

/// How a list goes on.
pub(crate) struct Paging<'s> {
    pub(crate) style: &'s str,
    /// The property with the items.
    pub(crate) items: &'s str,
    /// The property of an item with its time.
    pub(crate) time: Option<&'s str>,
}

/// All operations, those first that need the fewest parameters.
pub(crate) fn all(spec: &Spec) -> Vec<Operation<'_>> {
    let mut all = Vec::new();
    for document in spec.documents() {
        let is_beta = document.value["info"]["x-beta"] == true;
        for (path, item) in document.inside("paths") {
            let methods = item.children().into_iter();
            all.extend(
                methods.filter_map(|(method, node)| {
                    Operation::of(spec, &path, &method, node, is_beta)
                }),
            );
        }
    }
    all.sort_by_key(|operation| {
        let needs = operation.needs().count();
        (needs, operation.path.clone(), operation.method.clone())
    });
    all
}

impl<'s> Operation<'s> {
    fn of(spec: &'s Spec, path: &str, method: &str, node: Node<'s>, is_beta: bool) -> Option<Self> {
        let id = node.value.get("operationId")?.as_str()?;
        let parameters = node.inside("parameters").into_iter();
        let parameters = parameters.filter_map(|(_, node)| Parameter::of(spec, &node));
        Some(Self {
            id,
            method: method.to_uppercase(),
            path: path.to_owned(),
            parameters: parameters.collect(),
            is_beta: is_beta || node.value["x-beta"] == true,
            node,
        })
    }

    /// Whether it changes nothing.
    pub(crate) fn only_reads(&self) -> bool {
        self.method == "GET" || self.node.value["x-read-only"] == true
    }

    /// The parameters without which it cannot be asked.
    pub(crate) fn needs(&self) -> impl Iterator<Item = &Parameter<'s>> {
        let parameters = self.parameters.iter();
        parameters.filter(|parameter| parameter.is_required)
    }

    /// The parameter of that name, in the query.
    pub(crate) fn query(&self, name: &str) -> Option<&Parameter<'s>> {
        let mut parameters = self.parameters.iter();
        parameters.find(|parameter| parameter.name == name && !parameter.is_in_path)
    }

    /// How it goes on, if it answers page by page.
    pub(crate) fn paging(&self) -> Option<Paging<'s>> {
        let paging = self.node.value.get("x-pagination")?;
        Some(Paging {
            style: paging["style"].as_str()?,
            items: paging["items"].as_str()?,
            time: paging["time"].as_str(),
        })
    }

    /// What is documented of a status.
    pub(crate) fn response(&self, spec: &'s Spec, status: u16) -> Option<Node<'s>> {
        let response = self.node.get("responses")?.get(&status.to_string())?;
        Some(spec.resolve(&response))
    }

    /// The place of a part of it, as reports write it.
    pub(crate) fn place(&self, part: &str) -> String {
        format!("{}#{}{part}", self.node.file, self.node.pointer)
    }

    /// The documented example of the body that it is sent.
    pub(crate) fn body(&self, spec: &'s Spec) -> Option<Value> {
        let body = spec.resolve(&self.node.get("requestBody")?);
        let (_, json) = body.inside("content").into_iter().next()?;
        let (_, example) = json.inside("examples").into_iter().next()?;
        spec.resolve(&example).value.get("value").cloned()
    }

    /// Whether that is one of its paths: what stands for each parameter, percent-encoded.
    pub(crate) fn matches<'p>(&'p self, path: &'p str) -> Option<Vec<(&'p str, &'p str)>> {
        let (given, template) = (path.split('/'), self.path.split('/'));
        if given.clone().count() != template.clone().count() {
            return None;
        }
        let mut bound = Vec::new();
        for (given, part) in given.zip(template) {
            match part
                .strip_prefix('{')
                .and_then(|part| part.strip_suffix('}'))
            {
                Some(name) if !given.is_empty() => bound.push((name, given)),
                _ if part == given => {}
                _ => return None,
            }
        }
        Some(bound)
    }
}

impl<'s> Parameter<'s> {
    fn of(spec: &'s Spec, node: &Node<'s>) -> Option<Self> {
        let node = spec.resolve(node);
        let place = node.value["in"].as_str()?;
        let schema = spec.resolve(&node.get("schema")?);
        let element = schema.get("items").map(|items| spec.resolve(&items));
        let listed = element.as_ref().unwrap_or(&schema).value.get("oneOf");
        let listed = listed.and_then(Value::as_array).into_iter().flatten();
        Some(Self {
            name: node.value["name"].as_str()?,
            is_in_path: place == "path",
            example: node.value["example"].as_str(),
            is_joined: node.value["explode"] == false || element.is_none(),
            is_required: place == "path" || node.value["required"] == true,
            values: listed.filter_map(|value| value["const"].as_str()).collect(),
            schema,
        })
        .filter(|_| matches!(place, "path" | "query"))
    }

    /// Whether it is an instant.
    pub(crate) fn is_instant(&self) -> bool {
        self.schema.value["format"] == "unix-millis"
    }

    /// Whether it is a number.
    pub(crate) fn is_integer(&self) -> bool {
        self.schema.value["type"] == "integer"
    }
}
