//! Three readings of the spec, which share nothing, find the same: the survey's walk, `jsonschema`, and the client.
//!
//! Over every documented success, with one value at a time removed, made null, made another type, or with a property more.

use serde_json::{Value, json};

use crate::agree::Peer;
use crate::confirm::Second;
use crate::names::Words;
use crate::operations;
use crate::report::Kind;
use crate::spec::Spec;
use crate::walk::walk;

/// Of so many changes one is tried.
const SHARE: usize = 53;

#[tokio::test]
async fn whatever_is_changed_three_readings_agree() {
    let spec = Spec::read();
    let (mut second, peer) = (Second::new(&spec), Peer::new().expect("a client"));
    let words = Words::default();
    let (mut made, mut tried, mut found_some) = (0_usize, 0, 0);
    for operation in operations::all(&spec) {
        let Some(response) = operation.response(&spec, 200) else {
            continue;
        };
        let Some((_, content)) = response.inside("content").into_iter().next() else {
            continue;
        };
        let schema = content.get("schema").expect("a schema");
        for (_, example) in content.inside("examples") {
            let body = &spec.resolve(&example).value["value"];
            for changed in changes(body) {
                made += 1;
                if !made.is_multiple_of(SHARE) {
                    continue;
                }
                tried += 1;
                let found = walk(&spec, &words, &schema, &changed).differences;
                found_some += usize::from(found.iter().any(|one| one.kind != Kind::Deprecated));
                assert!(
                    second.confirms(&schema, &changed, &found),
                    "{}: {found:#?}",
                    operation.id
                );
                let text = changed.to_string();
                let heard = (200, text.as_bytes());
                let disagreements = peer.disagrees(operation.id, heard, &found).await;
                assert_eq!(
                    disagreements,
                    [],
                    "{}: {found:#?}\n{changed:#}",
                    operation.id
                );
            }
        }
    }
    assert!(
        tried > 500 && found_some > tried / 2,
        "{found_some} of {tried}, of {made}"
    );
}

/// And where the walk is blind, the others tell.
#[tokio::test]
async fn a_walk_that_finds_too_little_or_too_much_is_noticed() {
    let spec = Spec::read();
    let (mut second, peer) = (Second::new(&spec), Peer::new().expect("a client"));
    let schema = spec.at("teams.json", "/components/schemas/Teams");
    let body = json!({"items": [{"key": 7, "name": "A team"}], "_links": {}});
    let found = walk(&spec, &Words::default(), &schema, &body).differences;
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

/// The value with one change, for each place in it.
fn changes(value: &Value) -> Vec<Value> {
    let mut pointers = Vec::new();
    collect(value, "", &mut pointers);
    let all = pointers.iter().flat_map(|pointer| {
        let with = |new: Value| {
            let mut value = value.clone();
            *value.pointer_mut(pointer)? = new;
            Some(value)
        };
        let kinds = [
            Value::Null,
            json!(true),
            json!("odd"),
            json!([{"odd": 1}]),
            json!({"odd": [1]}),
        ];
        let changed = kinds.into_iter().filter_map(with);
        changed
            .chain(removed(value, pointer))
            .chain(added(value, pointer))
            .collect::<Vec<_>>()
    });
    all.collect()
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

fn removed(value: &Value, pointer: &str) -> Option<Value> {
    let mut value = value.clone();
    let (parent, name) = pointer.rsplit_once('/')?;
    let name = name.replace("~1", "/").replace("~0", "~");
    value.pointer_mut(parent)?.as_object_mut()?.remove(&name)?;
    Some(value)
}

fn added(value: &Value, pointer: &str) -> Option<Value> {
    let mut value = value.clone();
    let object = value.pointer_mut(pointer)?.as_object_mut()?;
    object.insert("isUnheardOf".to_owned(), json!(1));
    Some(value)
}
