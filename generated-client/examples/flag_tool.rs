//! A synchronous command line tool for flags: `.wait()` in place of `.await`, and no asynchronous runtime to set up.
//!
//! ```text
//! export LAUNCHDARKLY_ACCESS_TOKEN=api-…
//! cargo run --features blocking --example flag_tool list my-project
//! cargo run --features blocking --example flag_tool show my-project new-checkout
//! cargo run --features blocking --example flag_tool off my-project new-checkout production
//! ```

use launchdarkly_api::{
    Client, Error,
    blocking::Wait as _,
    feature_flags::{FlagPatch, TurnFlagOff, TurnFlagOn},
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::from_env()?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["list", project] => list(&client, project)?,
        ["show", project, key] => show(&client, project, key)?,
        ["on", project, key, environment] => {
            turn(&client, project, key, &FlagPatch::new(TurnFlagOn::new()).environment_key(environment))?;
        }
        ["off", project, key, environment] => {
            turn(&client, project, key, &FlagPatch::new(TurnFlagOff::new()).environment_key(environment))?;
        }
        _ => return Err("usage: flag_tool list PROJECT | show PROJECT FLAG | (on | off) PROJECT FLAG ENVIRONMENT".into()),
    }
    Ok(())
}

fn list(client: &Client, project: &str) -> Result<(), Error> {
    let flags = client.feature_flags().get_feature_flags(project);
    for flag in flags.items().wait() {
        let flag = flag?;
        println!("{:30} {}", flag.key, flag.name);
    }
    Ok(())
}

fn show(client: &Client, project: &str, key: &str) -> Result<(), Error> {
    let flags = client.feature_flags();
    let flag = flags.get_feature_flag(project, key).wait()?;
    println!(
        "{} ({}), created {}",
        flag.name, flag.kind, flag.creation_date
    );
    for (environment, targeting) in &flag.environments {
        let state = if targeting.on { "on" } else { "off" };
        println!("  {environment}: {state}, {} rules", targeting.rules.len());
    }
    Ok(())
}

fn turn(client: &Client, project: &str, key: &str, patch: &FlagPatch) -> Result<(), Error> {
    let flags = client.feature_flags();
    let flag = flags.patch_feature_flag(project, key, patch).wait()?;
    println!("{} has version {} now", flag.name, flag.version);
    Ok(())
}
