//! The messages of an operation: parameters, the body of the request, the responses.

use super::operation::Operation;
use super::schemas;
use super::spot::Spot;
use super::walk::Walk;
use crate::node::Node;

/// The header that the client sends by itself, so that no operation declares it.
pub(super) const VERSION_HEADER: &str = "LD-API-Version";

/// The parameters of an operation: key, where it is listed, what it is.
pub(super) fn parameters<'d>(operation: &Operation<'d>) -> Vec<(String, Node<'d>, Node<'d>)> {
    let own = operation.node.elements("parameters");
    let all = own.into_iter().chain(operation.shared.iter().cloned());
    let named = all.map(|site| {
        let node = site.resolved();
        let key = format!(
            "{} {}",
            node.text("in").unwrap_or_default(),
            node.text("name").unwrap_or_default()
        );
        (key, site, node)
    });
    named.collect()
}

/// Parameters that one side lacks, requires, or has otherwise; and whether the operation is in beta.
pub(super) fn compare_parameters(
    walk: &mut Walk<'_>,
    spot: &Spot,
    ours: &Operation<'_>,
    official: &Operation<'_>,
) {
    let is_version = |node: &Node<'_>| node.text("name") == Some(VERSION_HEADER);
    let (own, other) = (parameters(ours), parameters(official));
    let declares = other.iter().any(|(_, _, node)| is_version(node));
    if ours.beta != declares {
        let spot = spot.named("beta header", "header");
        let word = |yes: bool| if yes { "sent" } else { "not declared" };
        walk.differs(
            &spot,
            &ours.node.place,
            "beta",
            (word(ours.beta), word(declares)),
        );
    }
    for (key, site, node) in &own {
        let name = node.text("name").unwrap_or_default();
        let spot = spot.named(&format!("parameter {name}"), name);
        if let Some((_, _, other)) = other.iter().find(|(other, ..)| other == key) {
            walk.has_both(site);
            compare_parameter(walk, &spot, site, (node, other));
        } else {
            let spot = walk.enter(&spot, site, site);
            walk.differs(&spot, &site.place, "parameter", ("there", "absent"));
        }
    }
    for (key, _, node) in other.iter().filter(|(_, _, node)| !is_version(node)) {
        if !own.iter().any(|(own, ..)| own == key) {
            let name = node.text("name").unwrap_or_default();
            let spot = spot.named(&format!("parameter {name}"), name);
            walk.differs(&spot, &ours.node.place, "parameter", ("absent", "there"));
        }
    }
}

fn compare_parameter(
    walk: &mut Walk<'_>,
    spot: &Spot,
    site: &Node<'_>,
    (ours, official): (&Node<'_>, &Node<'_>),
) {
    let spot = walk.enter(spot, site, official).inside(site);
    let words = (requiredness(ours), requiredness(official));
    if words.0 != words.1 {
        walk.differs(&spot, &ours.place, "required", words);
    }
    if let (Some(ours), Some(official)) = (ours.get("schema"), official.get("schema")) {
        schemas::compare(walk, &spot, &ours, &official);
    }
}

fn requiredness(node: &Node<'_>) -> &'static str {
    if node.is("required") {
        "required"
    } else {
        "optional"
    }
}

/// Compares the bodies of requests.
pub(super) fn compare_bodies(
    walk: &mut Walk<'_>,
    spot: &Spot,
    ours: &Operation<'_>,
    official: &Operation<'_>,
) {
    let spot = spot.named("request", "body");
    let bodies = (
        ours.node.get("requestBody"),
        official.node.get("requestBody"),
    );
    match bodies {
        (Some(ours), Some(official)) => {
            let (here, there) = (ours.resolved(), official.resolved());
            let spot = walk.enter(&spot, &ours, &official);
            let words = (requiredness(&here), requiredness(&there));
            if words.0 != words.1 {
                walk.differs(&spot, &here.place, "required", words);
            }
            compare_content(walk, &spot, &here, &there);
        }
        (None, None) => {}
        (here, there) => {
            let word = |body: Option<Node<'_>>| if body.is_some() { "there" } else { "absent" };
            walk.differs(&spot, &ours.node.place, "body", (word(here), word(there)));
        }
    }
}

/// Compares the responses, by status code.
pub(super) fn compare_responses(
    walk: &mut Walk<'_>,
    spot: &Spot,
    ours: &Operation<'_>,
    official: &Operation<'_>,
) {
    let (own, other) = (
        ours.node.members("responses"),
        official.node.members("responses"),
    );
    for (status, node) in &own {
        let spot = spot.named(&format!("response {status}"), status);
        match other.iter().find(|(other, _)| other == status) {
            Some((_, other)) => {
                // Errors have one shape everywhere: neither their bodies nor their comments are about this operation.
                if !status.starts_with(['4', '5']) {
                    let spot = walk.enter(&spot, node, other);
                    compare_content(walk, &spot, &node.resolved(), &other.resolved());
                }
            }
            None => walk.differs(&spot, &node.place, "status", ("there", "absent")),
        }
    }
    // "Has no 404" holds even where the spec has none either.
    for status in (400..600).map(|status| status.to_string()) {
        if !other.iter().any(|(other, _)| **other == status) {
            walk.confirm(spot, &status);
        }
    }
    for (status, _) in &other {
        if !own.iter().any(|(own, _)| own == status) {
            let spot = spot.named(&format!("response {status}"), status);
            walk.differs(&spot, &ours.node.place, "status", ("absent", "there"));
        }
    }
}

/// Bodies, by media type.
fn compare_content(walk: &mut Walk<'_>, spot: &Spot, ours: &Node<'_>, official: &Node<'_>) {
    let (own, other) = (ours.members("content"), official.members("content"));
    for (media, node) in &own {
        let Some((_, other)) = other.iter().find(|(name, _)| name == media) else {
            walk.differs(spot, &node.place, "media type", (*media, "absent"));
            continue;
        };
        match (node.get("schema"), other.get("schema")) {
            (Some(ours), Some(official)) => schemas::compare(walk, spot, &ours, &official),
            (None, None) => {}
            (ours, _) => {
                let words = ours.map_or(("absent", "there"), |_| ("there", "absent"));
                walk.differs(spot, &node.place, "schema", words);
            }
        }
    }
    for (media, _) in &other {
        if !own.iter().any(|(name, _)| name == media) {
            walk.differs(spot, &ours.place, "media type", ("absent", *media));
        }
    }
}
