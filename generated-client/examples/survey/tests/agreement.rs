//! Three readings of the spec, which share nothing, find the same: the survey's walk, `boon`, and the client.
//!
//! Over every documented success, with one value at a time removed, made null, made another type, or with a property more.
//! `AGREEMENT_SHARE=1 cargo test --release -p launchdarkly-api --example survey agree` tries all of these changes.

use std::env;

use serde_json::{Value, json};

use crate::agree::Peer;
use crate::confirm::Second;
use crate::operations::{self, Operation};
use crate::report::Kind;
use crate::spec::{Node, Spec};
use crate::walk::walk;

/// Of so many changes one is tried, unless `AGREEMENT_SHARE` says otherwise.
const SHARE: usize = 53;

/// A change of the value at one place in a body.
#[derive(Debug, Clone, Copy)]
enum Change {
    Null,
    True,
    Word,
    List,
    Object,
    Removed,
    /// With a property more.
    Added,
}

impl Change {
    const ALL: [Self; 7] = [
        Self::Null,
        Self::True,
        Self::Word,
        Self::List,
        Self::Object,
        Self::Removed,
        Self::Added,
    ];

    /// The body with the change, if it can be made there.
    fn of(self, body: &Value, pointer: &str) -> Option<Value> {
        let mut body = body.clone();
        let place = body.pointer_mut(pointer)?;
        match self {
            Self::Null => *place = Value::Null,
            Self::True => *place = json!(true),
            Self::Word => *place = json!("odd"),
            Self::List => *place = json!([{"odd": 1}]),
            Self::Object => *place = json!({"odd": [1]}),
            Self::Added => {
                drop(
                    place
                        .as_object_mut()?
                        .insert("isUnheardOf".to_owned(), json!(1)),
                );
            }
            Self::Removed => {
                let (parent, name) = pointer.rsplit_once('/')?;
                let name = name.replace("~1", "/").replace("~0", "~");
                body.pointer_mut(parent)?.as_object_mut()?.remove(&name)?;
            }
        }
        Some(body)
    }
}

#[tokio::test]
async fn whatever_is_changed_three_readings_agree() {
    let spec = Spec::read();
    let share = env::var("AGREEMENT_SHARE").map_or(SHARE, |text| text.parse().expect("a number"));
    let (second, peer) = (Second::new(spec), Peer::new().expect("a client"));
    let (mut made, mut tried, mut found_some) = (0_usize, 0_usize, 0);
    for operation in operations::all(spec) {
        for (status, schema, body) in successes(spec, &operation) {
            for (pointer, change) in changes(body) {
                made += 1;
                if !made.is_multiple_of(share) {
                    continue;
                }
                let Some(changed) = change.of(body, &pointer) else {
                    continue;
                };
                tried += 1;
                let found = walk(spec, &schema, &changed).differences;
                found_some += usize::from(found.iter().any(|one| one.kind != Kind::Deprecated));
                let what = || format!("{}: {pointer} {change:?}: {found:#?}", operation.id);
                assert!(second.confirms(&schema, &changed, &found), "{}", what());
                let text = changed.to_string();
                let heard = (status, text.as_bytes());
                let disagreements = peer.disagrees(operation.id, heard, &found).await;
                assert_eq!(disagreements, [], "{}", what());
            }
        }
    }
    println!("{tried} changes of {made}, {found_some} of which differ");
    assert!(
        tried > 500 && found_some > tried / 2,
        "{found_some} of {tried}, of {made}"
    );
}

/// Every documented body of a success, with its status and schema.
fn successes<'s>(spec: &'s Spec, operation: &Operation<'s>) -> Vec<(u16, Node<'s>, &'s Value)> {
    let responses = operation.node.inside("responses").into_iter();
    let responses = responses.filter(|(status, _)| status.starts_with('2'));
    let bodies = responses.flat_map(|(status, response)| {
        let status = status.parse().expect("a status");
        let contents = spec.resolve(&response).inside("content").into_iter();
        let json = contents.filter(|(name, _)| name.ends_with("json"));
        let schemas = json.filter_map(|(_, content)| Some((content.get("schema")?, content)));
        schemas.flat_map(move |(schema, content)| {
            let examples = content.inside("examples").into_iter();
            let examples = examples.filter_map(|(_, one)| spec.resolve(&one).value.get("value"));
            examples
                .map(|body| (status, schema.clone(), body))
                .collect::<Vec<_>>()
        })
    });
    bodies.collect()
}

/// And where the walk is blind, the others tell.
#[tokio::test]
async fn a_walk_that_finds_too_little_or_too_much_is_noticed() {
    let spec = Spec::read();
    let (second, peer) = (Second::new(spec), Peer::new().expect("a client"));
    let schema = spec.at("teams.json", "/components/schemas/Teams");
    let body = json!({"items": [{"key": 7, "name": "A team"}], "_links": {}});
    let found = walk(spec, &schema, &body).differences;
    assert!(
        second.confirms(&schema, &body, &found) && !found.is_empty(),
        "{found:#?}"
    );
    assert!(!second.confirms(&schema, &body, &[]));
    assert!(!second.confirms(&schema, &json!({"items": []}), &found));
    let (wrong, right) = (body.to_string(), json!({"items": []}).to_string());
    for (body, found) in [(&wrong, [].as_slice()), (&right, found.as_slice())] {
        let disagreements = peer
            .disagrees("getTeams", (200, body.as_bytes()), found)
            .await;
        assert!(!disagreements.is_empty(), "{body}");
    }
}

/// Each place in a value, with each change.
fn changes(value: &Value) -> impl Iterator<Item = (String, Change)> {
    let mut pointers = Vec::new();
    collect(value, "", &mut pointers);
    pointers
        .into_iter()
        .flat_map(|pointer| Change::ALL.map(|change| (pointer.clone(), change)))
}

fn collect(value: &Value, pointer: &str, pointers: &mut Vec<String>) {
    let token = |name: &str| name.replace('~', "~0").replace('/', "~1");
    let children: Vec<(String, &Value)> = match value {
        Value::Object(object) => object
            .iter()
            .map(|(name, value)| (token(name), value))
            .collect(),
        Value::Array(list) => list
            .iter()
            .enumerate()
            .map(|(index, value)| (index.to_string(), value))
            .collect(),
        _ => Vec::new(),
    };
    for (name, child) in children {
        let pointer = format!("{pointer}/{name}");
        collect(child, &pointer, pointers);
        pointers.push(pointer);
    }
}
