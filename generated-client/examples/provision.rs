//! Provisions roles and teams from a file of YAML: creates what is missing and updates what differs. What the file
//! leaves out stays as it is, and teams keep the roles that they have besides. Members, permission grants and role
//! attributes only count for teams that are created.
//!
//! ```text
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example provision account.yaml
//! ```
//!
//! ```yaml
//! roles:
//!   - key: maintainers
//!     name: Maintainers
//!     policy: [{effect: allow, actions: [updateOn], resources: ["proj/*:env/*:flag/*"]}]
//! teams:
//!   - {key: core, name: Core team, customRoleKeys: [maintainers]}
//! ```

use std::fs;

use launchdarkly_api::{
    Client, Error, JsonPatch, Strict,
    custom_roles::CustomRolePost,
    teams::{
        TeamAddCustomRoles, TeamExpand, TeamPatch, TeamPost, TeamUpdateDescription, TeamUpdateName,
    },
};
use serde_json::json;

/// `Strict` refuses what it does not know: a misspelt `resources` would make a rule without resources.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Account {
    roles: Vec<Strict<CustomRolePost>>,
    teams: Vec<Strict<TeamPost>>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::from_env()?;
    let file = std::env::args().nth(1).ok_or("usage: provision FILE")?;

    // The whole file is read before anything is changed.
    let account: Account = serde_norway::from_str(&fs::read_to_string(&file)?)
        .map_err(|error| format!("{file}: {error}"))?;
    for Strict(role) in &account.roles {
        let outcome = provision_role(&client, role).await?;
        println!("role {}: {outcome}", role.key);
    }
    for Strict(team) in &account.teams {
        let outcome = provision_team(&client, team).await?;
        println!("team {}: {outcome}", team.key);
    }
    Ok(())
}

async fn provision_role(client: &Client, role: &CustomRolePost) -> Result<&'static str, Error> {
    let roles = client.custom_roles();
    let Some(found) = roles.get_custom_role(&role.key).optional().await? else {
        return roles.post_custom_role(role).await.map(|_| "created");
    };
    // Only what the file has counts: what was found has more, such as links. `add` replaces, too.
    let (found, wanted) = (json!(found), json!(role));
    let wanted = wanted.as_object().into_iter().flatten();
    let differing = wanted.filter(|(name, value)| found[name.as_str()] != **value);
    let add = |patch: JsonPatch, (name, value)| patch.add([name], value);
    let patch = differing.fold(JsonPatch::new(), add);
    if patch.is_empty() {
        return Ok("as it should be");
    }
    let role = roles.patch_custom_role(&role.key, &patch).await;
    role.map(|_| "updated")
}

async fn provision_team(client: &Client, team: &TeamPost) -> Result<&'static str, Error> {
    let teams = client.teams();
    let request = teams.get_team(&team.key).expand(TeamExpand::Roles);
    let Some(found) = request.optional().await? else {
        return teams.post_team(team).await.map(|_| "created");
    };
    let mut patch = TeamPatch::default();
    if found.name.as_ref() != Some(&team.name) {
        patch = patch.instruction(TeamUpdateName::new(&team.name));
    }
    if let Some(text) = &team.description
        && found.description.as_ref() != Some(text)
    {
        patch = patch.instruction(TeamUpdateDescription::new(text));
    }
    let roles = found.roles.iter().flat_map(|roles| &roles.items);
    let roles: Vec<&String> = roles.filter_map(|role| role.key.as_ref()).collect();
    let wanted = team.custom_role_keys.iter().flatten();
    let missing: Vec<&String> = wanted.filter(|key| !roles.contains(key)).collect();
    if !missing.is_empty() {
        patch = patch.instruction(TeamAddCustomRoles::new(missing));
    }
    if patch.is_empty() {
        return Ok("as it should be");
    }
    teams.patch_team(&team.key, &patch).await.map(|_| "updated")
}
