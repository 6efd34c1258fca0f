//! Those of approval requests: instructions that are those of patches.

use launchdarkly_api::{
    agent_control::{AiConfigClearTargets, AiConfigTargetingInstruction, AiConfigTargetingPatch},
    approvals::{ApprovalRequestPost, ExpandableApprovalRequest},
    feature_flags::{FlagAddVariation, FlagInstruction, FlagPatch, FlagRemoveVariation},
    segments::SegmentInstruction,
};
use serde_json::json;

#[test]
fn instructions_of_an_approval_request_are_those_of_a_patch() {
    let patch = FlagPatch::default()
        .instruction(FlagAddVariation::new("blue"))
        .instruction(FlagRemoveVariation::new("a"))
        .comment("For the summer");
    let post = ApprovalRequestPost::for_flag("proj/web:env/production:flag/a", "Blue", &patch);
    assert_eq!(post.comment, patch.comment);
    let conflicts = json!([{"instruction": post.instructions[0]}]);
    let read = json!({"instructions": post.instructions, "conflicts": conflicts});
    let read: ExpandableApprovalRequest = serde_json::from_value(read).unwrap();
    assert_eq!(read.flag_instructions(), patch.instructions);
    assert_eq!(read.conflicts[0].flag_instruction(), patch.instructions[0]);
    assert!(matches!(
        read.conflicts[0].segment_instruction(),
        SegmentInstruction::Unknown(_)
    ));
    let of_segment = read.segment_instructions();
    assert!(matches!(
        of_segment[..],
        [
            SegmentInstruction::Unknown(_),
            SegmentInstruction::Unknown(_)
        ]
    ));
}

/// A blank value in place of what was sent would make another instruction of it.
#[test]
fn an_instruction_that_does_not_fit_is_unknown() {
    let odd = json!({"kind": "addTags", "values": "prod"});
    let newer = json!({"kind": "turnFlagOff", "cascade": true});
    let read: ExpandableApprovalRequest =
        serde_json::from_value(json!({"instructions": [odd, newer]})).unwrap();
    let instructions = read.flag_instructions();
    let [
        FlagInstruction::Unknown(unknown),
        FlagInstruction::TurnFlagOff(off),
    ] = &instructions[..]
    else {
        panic!("{instructions:?}")
    };
    assert_eq!(
        (unknown, off.extra.get("cascade")),
        (&odd, Some(&json!(true)))
    );
}

/// Without it, the rest would be approved, and carried out, as if it were the whole.
#[test]
fn an_instruction_that_is_no_object_is_not_left_out() {
    let patch = FlagPatch::default()
        .instruction(FlagInstruction::Unknown(json!("turnFlagOff")))
        .instruction(FlagAddVariation::new("blue"));
    let post = ApprovalRequestPost::for_flag("proj/web:env/production:flag/a", "Blue", &patch);
    let [odd, known] = &post.instructions[..] else {
        panic!("{:?}", post.instructions)
    };
    assert_eq!(json!(odd), json!({"instruction": "turnFlagOff"}));
    assert_eq!(known["kind"], "addVariation");
}

#[test]
fn an_approval_request_changes_ai_configs_as_well() {
    let id = "proj/web:env/production:aiconfig/chat";
    let instruction = AiConfigTargetingInstruction::from(AiConfigClearTargets::new("short"));
    let patch = AiConfigTargetingPatch::new("production", instruction).comment("As agreed");
    let post = ApprovalRequestPost::for_ai_config(id, "Start anew", &patch);
    assert_eq!(post.comment, patch.comment);
    let conflicts = json!([{"instruction": post.instructions[0]}]);
    let read = json!({"instructions": post.instructions, "conflicts": conflicts});
    let read: ExpandableApprovalRequest = serde_json::from_value(read).unwrap();
    assert_eq!(read.ai_config_instructions(), patch.instructions);
    assert_eq!(
        read.conflicts[0].ai_config_instruction(),
        patch.instructions[0]
    );
}
