//! Adds members to a team by their email addresses.
//!
//! Without `LAUNCHDARKLY_ACCESS_TOKEN` it asks a stand-in that answers the documented examples; with it,
//! LaunchDarkly. In an app, `Client::from_env()?` is all that is needed in place of `cookbook::client()`.
//!
//! ```text
//! cargo run --example add_team_members
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example add_team_members mobile-platform ariel@example.com
//! ```
#![expect(clippy::print_stdout, reason = "a program that shows what it got")]

mod cookbook;

use std::collections::BTreeMap;

use launchdarkly_api::{
    Client, Error,
    teams::{ChangedTeamExpand, TeamAddMembers, TeamPatch},
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (client, server) = cookbook::client()?;
    let mut arguments = std::env::args().skip(1);
    let key = arguments
        .next()
        .unwrap_or_else(|| "mobile-platform".to_owned());
    let mut emails: Vec<_> = arguments.collect();
    if emails.is_empty() {
        emails.push("ariel@example.com".to_owned());
    }

    let members = members(&client, &emails).await?;
    if let Some(unknown) = emails
        .iter()
        .find(|email| !members.contains_key(&email.to_lowercase()))
    {
        return Err(format!("{unknown} is not a member of the account").into());
    }
    let patch =
        TeamPatch::new([TeamAddMembers::new(members.values())]).comment("Added by an example");
    let teams = client.teams();
    let request = teams.patch_team(&key, &patch);
    let team = match request.expand(ChangedTeamExpand::Members).await {
        Err(error) if error.is_not_found() => return Err(format!("no team {key}").into()),
        outcome => outcome?,
    };
    let name = team.name.as_deref().unwrap_or(&key);
    let count = team.members.and_then(|members| members.total_count);
    println!("added {} to {name}", emails.join(", "));
    println!("  which has {} members now", count.unwrap_or_default());
    match (server, count) {
        (Some(_), Some(15)) | (None, _) => Ok(()),
        (Some(_), count) => Err(format!("expected 15 members, not {count:?}").into()),
    }
}

/// The identifiers by email address, in lower case: LaunchDarkly does not tell cases apart.
async fn members(client: &Client, emails: &[String]) -> Result<BTreeMap<String, String>, Error> {
    let filter = format!("email:{}", emails.join("|"));
    let mut found = BTreeMap::new();
    let mut items = client
        .account_members()
        .get_members()
        .filter(&filter)
        .items();
    while let Some(member) = items.next().await {
        let member = member?;
        found.insert(member.email.to_lowercase(), member.id);
    }
    Ok(found)
}
