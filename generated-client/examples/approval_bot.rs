//! Approves pending requests for changes of flags that change nothing but names, descriptions and tags. Run it every few
//! minutes; it leaves all other requests to people.
//!
//! ```text
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example approval_bot my-project
//! ```

use std::collections::BTreeMap;

use launchdarkly_api::{
    Client, Strict,
    approvals::{
        ApprovalRequestReview, ApprovalReviewStatus, ExpandableApprovalRequest,
        GetApprovalRequestsFilter, GetApprovalRequestsFilterResourceKind,
    },
    common::ReviewKind,
    feature_flags::FlagInstruction,
};
use serde_json::Value;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::from_env()?;
    let Some(project) = std::env::args().nth(1) else {
        return Err("usage: approval_bot PROJECT".into());
    };
    let approvals = client.approvals();
    let pending = GetApprovalRequestsFilter::new()
        .project_key(project)
        .resource_kind(GetApprovalRequestsFilterResourceKind::Flag)
        .review_status_any_of(ApprovalReviewStatus::Pending);
    let mut requests = approvals.get_approval_requests().filter(pending).items();
    // All of them first: each approval makes the list shorter, so that a later page would leave some out.
    let mut ids = Vec::new();
    while let Some(request) = requests.next().await {
        ids.push(request?.id);
    }
    for id in ids {
        // Each by itself and strictly, since a conflict that cannot be read must not look like none.
        let request = approvals.get_approval_request(&id).with_strict_response();
        let request = match request.await {
            Err(error) if error.is_decode() => {
                println!("{id}: {error}");
                continue;
            }
            outcome => outcome?,
        };
        let what = request.description.as_deref().unwrap_or("no description");
        if let Err(reason) = judge(&request) {
            println!("{} ({what}): {reason}", request.id);
            continue;
        }
        let review = ApprovalRequestReview::new()
            .kind(ReviewKind::Approve)
            .comment("Changes names, descriptions or tags alone");
        match approvals
            .post_approval_request_review(&request.id, &review)
            .await
        {
            Ok(_) => println!("{} ({what}): approved", request.id),
            // A person was faster.
            Err(error) if error.is_conflict() => println!("{} ({what}): reviewed", request.id),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Returns why a person has to look at the request.
fn judge(request: &ExpandableApprovalRequest) -> Result<(), String> {
    if request.instructions.is_empty() {
        return Err("it has no instructions".to_owned());
    }
    // The filter asks for flags; what counts is the answer.
    let resource = request.resource_id.as_deref().unwrap_or_default();
    if !resource.contains(":flag/") {
        return Err("it does not say which flag it changes".to_owned());
    }
    let copies = request.source.is_some() || request.operating_on_id.is_some();
    if copies || !request.conflicts.is_empty() || !request.extra.is_empty() {
        return Err("its instructions do not say all".to_owned());
    }
    request.instructions.iter().try_for_each(judge_instruction)
}

/// Returns why a person has to look at the instruction.
fn judge_instruction(instruction: &BTreeMap<String, Value>) -> Result<(), String> {
    let json = serde_json::to_value(instruction).map_err(|error| error.to_string())?;
    // `Strict`, since a property that this crate does not know may change what the instruction does.
    match serde_json::from_value(json) {
        Ok(Strict(
            FlagInstruction::FlagUpdateName(_)
            | FlagInstruction::FlagUpdateDescription(_)
            | FlagInstruction::FlagAddTags(_)
            | FlagInstruction::FlagRemoveTags(_),
        )) => Ok(()),
        Ok(_) => Err("it changes what the flag does".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}
