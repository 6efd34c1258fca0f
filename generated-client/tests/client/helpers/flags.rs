//! Those of flags: statuses, variations, and targeting that is copied.

use launchdarkly_api::feature_flags::{FeatureFlag, FlagStatus};
use serde_json::{Value, json};

/// A flag with two variations, and this targeting in `production`.
fn flag(ids: [&str; 2], targeting: &Value) -> FeatureFlag {
    let [first, second] = ids;
    let flag = json!({
        "key": "new-checkout",
        "variations": [{"_id": first, "value": true}, {"_id": second, "value": false}],
        "environments": {"production": targeting},
    });
    serde_json::from_value(flag).unwrap()
}

/// The patch that gives the targeting of one flag to another.
fn copied(targeting: &Value) -> Option<Value> {
    let source = flag(["a", "b"], targeting);
    let target = flag(["x", "y"], &json!({}));
    let patch = target.targeting_patch(&source.environments["production"])?;
    Some(serde_json::to_value(patch.environment_key("staging")).unwrap())
}

#[test]
fn a_status_knows_its_flag_by_the_link() {
    for (links, key) in [
        (
            json!({"parent": {"href": "/api/v2/flags/web/new-checkout"}}),
            Some("new-checkout"),
        ),
        (
            json!({"parent": {"href": "/api/v2/flags/web/a.b?env=test"}}),
            Some("a.b"),
        ),
        (json!({"parent": {"href": "/"}}), None),
        (
            json!({"self": {"href": "/api/v2/flag-statuses/web/production/a"}}),
            None,
        ),
    ] {
        let status: FlagStatus = serde_json::from_value(json!({"_links": links})).unwrap();
        assert_eq!(status.flag_key(), key);
    }
}

#[test]
fn a_variation_is_found_by_its_index() {
    let flag = flag(["a", "b"], &json!({}));
    assert_eq!(flag.variation(1).unwrap().value, false);
    assert_eq!(flag.variation_id(0_u64), Some("a"));
    assert_eq!((flag.variation(2), flag.variation(-1)), (None, None));
}

#[test]
fn targeting_is_copied_with_the_variations_of_the_other_flag() {
    let clause = json!({
        "attribute": "country", "op": "in", "values": ["ch"], "contextKind": "user", "negate": false,
    });
    let mut with_id = clause.clone();
    with_id["_id"] = json!("c1");
    let rollout = json!({
        "variations": [
            {"variation": 0, "weight": 25_000}, {"variation": 1, "weight": 70_000}, {"variation": 1, "weight": 5_000},
        ],
        "bucketBy": "key", "contextKind": "user",
    });
    let patch = copied(&json!({
        "on": true,
        "targets": [{"values": ["u1"], "variation": 1}],
        "contextTargets": [
            {"values": [], "variation": 1, "contextKind": "user"},
            {"values": ["acme"], "variation": 0, "contextKind": "organization"},
        ],
        "rules": [
            {"_id": "r1", "variation": 1, "clauses": [with_id], "trackEvents": true, "description": "Home"},
            {"_id": "r2", "rollout": rollout, "clauses": [clause], "trackEvents": false},
        ],
        "fallthrough": {"rollout": rollout},
        "offVariation": 1,
    }));
    let weights = json!({"x": 25_000, "y": 75_000});
    let expected = json!({
        "environmentKey": "staging",
        "instructions": [
            {"kind": "replaceTargets", "targets": [
                {"values": ["u1"], "variationId": "y"},
                {"values": ["acme"], "variationId": "x", "contextKind": "organization"},
            ]},
            {"kind": "replaceRules", "rules": [
                {"variationId": "y", "clauses": [clause], "trackEvents": true, "description": "Home"},
                {
                    "rolloutWeights": weights, "rolloutBucketBy": "key", "rolloutContextKind": "user",
                    "clauses": [clause], "trackEvents": false,
                },
            ]},
            {
                "kind": "updateFallthroughVariationOrRollout",
                "rolloutWeights": weights, "rolloutBucketBy": "key", "rolloutContextKind": "user",
            },
            {"kind": "updateOffVariation", "variationId": "y"},
            {"kind": "turnFlagOn"},
        ],
    });
    assert_eq!(patch, Some(expected));
}

#[test]
fn what_a_patch_cannot_say_is_not_said_in_part() {
    assert!(copied(&json!({"on": false, "fallthrough": {"variation": 1}})).is_some());
    let experiment = json!({
        "variations": [{"variation": 0, "weight": 100_000}],
        "experimentAllocation": {"defaultVariation": 0},
    });
    let clause = json!({"attribute": "country", "op": "in", "values": ["ch"]});
    for targeting in [
        json!({"offVariation": 2}),
        json!({"fallthrough": {}}),
        json!({"fallthrough": {"rollout": experiment}}),
        json!({"targets": [{"values": ["u1"], "variation": 7}]}),
        json!({"rules": [{"variation": 0, "clauses": [clause], "disabled": true}]}),
        json!({"rules": [{"clauses": [clause]}]}),
    ] {
        assert_eq!(over(&targeting), None, "{targeting}");
    }
}

/// The patch of a complete targeting, with these values in it.
fn over(change: &Value) -> Option<Value> {
    let mut targeting = json!({"on": true, "fallthrough": {"variation": 1}, "offVariation": 0});
    targeting
        .as_object_mut()?
        .extend(change.as_object()?.clone());
    copied(&targeting)
}

/// Its flags would lose their rules and targets.
#[test]
fn a_targeting_of_a_list_is_not_copied() {
    let summary = |counts: &Value| json!({"_summary": {"variations": {"1": counts}}});
    assert!(over(&summary(&json!({"rules": 0, "targets": 0, "isOff": true}))).is_some());
    for counts in [
        json!({"rules": 3}),
        json!({"nullRules": 1}),
        json!({"targets": 2}),
        json!({"contextTargets": 1}),
    ] {
        assert_eq!(over(&summary(&counts)), None, "{counts}");
    }
    let mut of_another = summary(&json!({"targets": 1}));
    of_another["targets"] = json!([{"values": ["u1"], "variation": 0}]);
    assert_eq!(over(&of_another), None);
    of_another["targets"][0]["variation"] = json!(1);
    assert!(over(&of_another).is_some());
    let listed = json!({"on": true, "_summary": {"variations": {"0": {"isFallthrough": true}}}});
    assert_eq!(copied(&listed), None);
    let mut off = summary(&json!({"isOff": true}));
    off["offVariation"] = Value::Null;
    assert_eq!(over(&off), None);
}

/// It would be another condition, or other weights.
#[test]
fn a_rule_with_blanks_is_not_copied() {
    let rule = |clauses: &Value| json!({"rules": [{"variation": 0, "clauses": clauses}]});
    let whole = json!([{"attribute": "", "op": "segmentMatch", "values": ["beta"]}]);
    assert!(over(&rule(&whole)).is_some());
    for clauses in [
        json!(null),
        json!([]),
        json!([{"attribute": "email", "op": "in", "values": "a@b.example"}]),
        json!([{"attribute": "email", "op": 7, "values": ["a@b.example"]}]),
        json!([{"attribute": null, "op": "in", "values": ["a@b.example"]}]),
    ] {
        assert_eq!(over(&rule(&clauses)), None, "{clauses}");
    }
    let weights = json!([{"variation": 0, "weight": 50_000}, {"variation": 1}]);
    let rollout = json!({"fallthrough": {"rollout": {"variations": weights}}});
    assert_eq!(over(&rollout), None);
}
