//! Adds members to a team by their email addresses.
//!
//! ```text
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example add_team_members mobile-platform ariel@example.com
//! ```

use std::collections::BTreeMap;

use launchdarkly_api::{
    Client,
    account_members::GetMembersFilter,
    teams::{ChangedTeamExpand, TeamAddMembers, TeamPatch},
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::from_env()?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [key, emails @ ..] = arguments.as_slice() else {
        return Err("usage: add_team_members TEAM EMAIL…".into());
    };

    // The identifiers by email address, in lower case, since LaunchDarkly ignores the case.
    let mut found = BTreeMap::new();
    let request = client.account_members().get_members();
    let mut members = request
        .filter(GetMembersFilter::new().email(emails))
        .items();
    while let Some(member) = members.next().await {
        let member = member?;
        found.insert(member.email.to_lowercase(), member.id);
    }
    let is_unknown = |email: &&String| !found.contains_key(&email.to_lowercase());
    if let Some(unknown) = emails.iter().find(is_unknown) {
        return Err(format!("{unknown} is not a member of the account").into());
    }

    let patch =
        TeamPatch::new([TeamAddMembers::new(found.values())]).comment("Added by an example");
    let request = client.teams().patch_team(key, &patch);
    let team = match request.expand(ChangedTeamExpand::Members).await {
        Err(error) if error.is_not_found() => return Err(format!("no team {key}").into()),
        outcome => outcome?,
    };
    let count = team.members.and_then(|members| members.total_count);
    println!("added {} to {key}", emails.join(", "));
    println!("it has {} members now", count.unwrap_or_default());
    Ok(())
}
