//! The query of a request: values, lists and filters.

use super::Call;
use crate::{
    requests::{filter::Filter, query::InQuery},
    wire::encode,
};

/// Lists that do not filter the results. An empty one has the same meaning as none.
const NOTHING_WHEN_EMPTY: [&str; 4] = ["expand", "groupBy", "groupby", "sort"];

impl Call {
    /// Sets a query parameter, replacing an earlier value.
    pub(crate) fn query(&mut self, name: &'static str, value: Option<impl InQuery>) {
        let value = value.map(|value| encode::value(&value.written()));
        self.set_query(name, value.into_iter().collect());
    }

    /// Sets a filter, unless it has no condition.
    pub(crate) fn filter(&mut self, name: &'static str, filter: Option<Filter>) {
        match filter.map(Filter::written) {
            Some(Ok(text)) => self.query(name, text),
            Some(Err(problem)) => self.keep(Err(problem)),
            None => self.set_query(name, Vec::new()),
        }
    }

    /// Sets a query parameter to a list with commas. An empty list is rejected if the server would take it for "all".
    pub(crate) fn query_list<V: InQuery>(
        &mut self,
        name: &'static str,
        values: Option<impl IntoIterator<Item = V>>,
    ) {
        let joined = values.map(encoded).map(|values| {
            let joined = (!values.is_empty()).then(|| values.join(","));
            joined.into_iter().collect()
        });
        self.set_list(name, joined);
    }

    /// Sets a query parameter for each value of a list. An empty list is treated as in [`Self::query_list`].
    pub(crate) fn query_each<V: InQuery>(
        &mut self,
        name: &'static str,
        values: Option<impl IntoIterator<Item = V>>,
    ) {
        self.set_list(name, values.map(encoded));
    }

    fn set_list(&mut self, name: &str, values: Option<Vec<String>>) {
        let is_empty = values.as_ref().is_some_and(Vec::is_empty);
        if is_empty && !NOTHING_WHEN_EMPTY.contains(&name) {
            self.keep(Err(format!(
                "`{name}` is an empty list, which would not be sent, so that all would be meant; leave it out for that"
            )));
        }
        self.set_query(name, values.unwrap_or_default());
    }

    fn set_query(&mut self, name: &str, values: Vec<String>) {
        if let ("limit", [limit]) = (name, &*values) {
            self.check_limit(limit.parse::<i64>().ok());
        }
        let name = encode::value(name);
        self.0.query.retain(|(other, _)| *other != name);
        for value in values {
            self.0.query.push((name.clone(), value));
        }
    }

    /// Adds a query parameter.
    pub(crate) fn add_query(&mut self, name: &str, value: &str) {
        self.0
            .query
            .push((encode::value(name), encode::value(value)));
    }
}

/// Encodes the values of a list.
fn encoded<V: InQuery>(values: impl IntoIterator<Item = V>) -> Vec<String> {
    let values = values.into_iter();
    values
        .map(|value| encode::value(&value.written()))
        .collect()
}
