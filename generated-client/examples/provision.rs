//! Provisions roles and teams from a file of YAML: creates what is missing and updates what differs. Teams keep
//! the roles that they have besides.
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
//!   - key: core
//!     name: Core team
//!     customRoleKeys: [maintainers]
//! ```

use std::fs;

use launchdarkly_api::{
    Client, Error, JsonPatch, Strict,
    custom_roles::CustomRolePost,
    teams::{TeamAddCustomRoles, TeamExpand, TeamPatch, TeamPost, TeamUpdateName},
};

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
    let Some(file) = std::env::args().nth(1) else {
        return Err("usage: provision FILE".into());
    };

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
    if found.name == role.name && found.policy == role.policy {
        return Ok("as it should be");
    }
    let patch = JsonPatch::new()
        .replace("/name", &role.name)
        .replace("/policy", &role.policy);
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
