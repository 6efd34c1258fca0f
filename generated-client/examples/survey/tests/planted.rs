//! Whatever is planted is found, at its place, and nothing else is.

use serde_json::{Value, json};

use super::support::{Answer, Received};
use super::world::{Reply, World, arguments, differences, surveyed};
use crate::report::Kind;
use crate::spec::Spec;

/// What is planted in which operation's first item; nothing in place of a value takes it away.
fn in_an_item(operation: &str) -> Option<(&'static str, Option<Value>)> {
    Some(match operation {
        "getTokens" => ("/items/0/ownerId", None),
        "getCustomRoles" => ("/items/0/name", Some(Value::Null)),
        "getMembers" => ("/items/0/firstName", Some(Value::Null)),
        "getRepositories" => ("/items/0/version", Some(json!("1"))),
        "getOAuthClients" => ("/items/0/isPrivate", Some(json!(true))),
        "getApplications" => ("/items/0/kind", Some(json!("toaster"))),
        "getFlagConfigScheduledChanges" => {
            ("/items/0/instructions/0/kind", Some(json!("turnSideways")))
        }
        "getAllWebhooks" => ("/_links/self", Some(json!(7))),
        _ => return None,
    })
}

/// What has to be found of all that.
const EXPECTED: &[(&str, Kind)] = &[
    (
        "access-tokens.json#/components/schemas/Token/properties/ownerId",
        Kind::Missing,
    ),
    (
        "account-members.json#/components/schemas/Member/properties/firstName",
        Kind::Null,
    ),
    (
        "applications.json#/components/schemas/Application/properties/kind",
        Kind::UnknownValue,
    ),
    (
        "code-references.json#/components/schemas/Repository/properties/version",
        Kind::OtherType,
    ),
    (
        "code-references.json#/paths/~1api~1v2~1code-refs~1statistics/get/responses/200/content/application~1json/schema",
        Kind::NotJson,
    ),
    (
        "common.json#/components/headers/x-region",
        Kind::UndocumentedHeader,
    ),
    (
        "custom-roles.json#/components/schemas/CustomRole/properties/name",
        Kind::Null,
    ),
    (
        "feature-flags.json#/components/schemas/FlagInstruction/discriminator",
        Kind::UnknownValue,
    ),
    (
        "oauth2-clients.json#/components/schemas/OauthClient/properties/isPrivate",
        Kind::UnknownProperty,
    ),
    (
        "other.json#/paths/~1api~1v2~1public-ip-list/get/responses/200/content",
        Kind::OtherMediaType,
    ),
    (
        "other.json#/paths/~1api~1v2~1versions/get/responses/418",
        Kind::UndocumentedStatus,
    ),
    (
        "teams.json#/paths/~1api~1v2~1teams/get/parameters/0/schema/maximum",
        Kind::LimitCut,
    ),
    (
        "teams.json#/paths/~1api~1v2~1teams/get/x-pagination",
        Kind::PagesOverlap,
    ),
    (
        "webhooks.json#/components/schemas/Webhooks/properties/_links/additionalProperties",
        Kind::OtherType,
    ),
];

fn answer(operation: &str, request: &Received, mut reply: Reply) -> Answer {
    match operation {
        "getTags" => {
            let headers =
                "content-type: application/json\r\nx-region: 1\r\nx-ratelimit-route-limit: 5\r\n";
            let body = reply.body.to_string();
            return Answer::with_headers(200, headers, body.as_bytes()).keeping_alive();
        }
        "getVersions" => return Answer::json(418, r#"{"message": "no coffee"}"#).keeping_alive(),
        "getIps" => return Answer::with_type(200, "text/html", b"<html>").keeping_alive(),
        "getRootStatistic" => return Answer::json(200, "{\"projects\":").keeping_alive(),
        "getTeams" => return page(request),
        _ => {}
    }
    if let Some((pointer, value)) = in_an_item(operation) {
        let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
        let parent = reply
            .body
            .pointer_mut(parent)
            .and_then(Value::as_object_mut);
        let parent = parent.expect("an object to plant in");
        match value {
            Some(value) => drop(parent.insert(name.to_owned(), value)),
            None => drop(parent.remove(name).expect("something to take away")),
        }
    }
    reply.answer()
}

/// A page of nine teams, of a server that gives at most three, and one team of the page before once more.
fn page(request: &Received) -> Answer {
    let number = |name: &str| {
        let (_, query) = request.target.split_once('?')?;
        let pair = query.split('&').find_map(|pair| pair.strip_prefix(name))?;
        pair.strip_prefix('=')?.parse::<usize>().ok()
    };
    let offset = number("offset").unwrap_or_default();
    let limit = number("limit").unwrap_or(2).min(3);
    let first = offset.saturating_sub(1);
    let items = (first..(first + limit).min(9))
        .map(|number| json!({"key": format!("team-{number}"), "name": "A team"}));
    let link = |href: &str| json!({"href": href, "type": "application/json"});
    let next = format!("/api/v2/teams?limit={limit}&offset={}", offset + limit);
    let links = json!({"self": link("/api/v2/teams"), "next": link(&next)});
    let body = json!({"items": items.collect::<Vec<_>>(), "totalCount": 9, "_links": links});
    Answer::json(200, &body.to_string()).keeping_alive()
}

#[tokio::test]
async fn what_is_planted_is_found_and_nothing_else() {
    let spec = Spec::read();
    let world = World::documented(spec).changed(answer).start().await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let report = surveyed(spec, &arguments(&folder), &world).await;
    assert_eq!(differences(&report), EXPECTED);
}
